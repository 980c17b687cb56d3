import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  EyeOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  InboxOutlined,
  PlusCircleOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SwapOutlined,
  TeamOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import { Menu, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useReply } from '../api/queries.ts';
import { useMay } from '../session/session.tsx';
import { useTexts } from '../texts/index.ts';

/** Where this user can go. */
export function SideMenu() {
  const { t } = useTexts();
  const items = useItems();
  const { pathname } = useLocation();
  const here = items
    .flatMap((item) => [item, ...(item.children ?? [])])
    .map(({ key }) => key)
    .filter((key) => (key === '/' ? pathname === '/' : pathname.startsWith(key)));
  return (
    <nav aria-label={t('menu.label')}>
      <Menu
        mode="inline"
        style={{ border: 0 }}
        selectedKeys={here.slice(-1)}
        defaultOpenKeys={['start']}
        items={items as NonNullable<MenuProps['items']>}
      />
    </nav>
  );
}

interface Item {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  children?: Item[];
}

function useItems(): Item[] {
  const { t } = useTexts();
  const may = useMay();
  const starts = useStarts();
  const item = (key: string, text: string, icon: ReactNode): Item => ({
    key,
    icon,
    label: <Link to={key}>{text}</Link>,
  });
  return [
    item('/', t('menu.inbox'), <InboxOutlined aria-hidden />),
    ...(starts.length > 0
      ? [
          {
            key: 'start',
            label: t('menu.start'),
            icon: <PlusCircleOutlined aria-hidden />,
            children: starts,
          },
        ]
      : []),
    ...(may('cases.read')
      ? [
          item('/calendar', t('calendar.title'), <CalendarOutlined aria-hidden />),
          item('/cases', t('menu.cases'), <FolderOpenOutlined aria-hidden />),
          item('/subjects/person', t('menu.person'), <UserOutlined aria-hidden />),
          item('/subjects/unit', t('menu.unit'), <ApartmentOutlined aria-hidden />),
          item('/handovers', t('menu.handovers'), <SwapOutlined aria-hidden />),
          item('/reports', t('reports.menu'), <BarChartOutlined aria-hidden />),
          item('/absence', t('menu.absence'), <UserSwitchOutlined aria-hidden />),
        ]
      : []),
    ...(may('cases.supervise')
      ? [item('/supervision', t('menu.supervision'), <EyeOutlined aria-hidden />)]
      : []),
    ...(may('policy.read')
      ? [
          item('/policy', t('menu.policy'), <SafetyCertificateOutlined aria-hidden />),
          item('/history', t('menu.history'), <HistoryOutlined aria-hidden />),
        ]
      : []),
    ...(may('users.manage')
      ? [
          item('/users', t('menu.users'), <TeamOutlined aria-hidden />),
          item('/messages', t('menu.messages'), <SendOutlined aria-hidden />),
        ]
      : []),
    ...(may('audit.read') ? [item('/audit', t('menu.audit'), <AuditOutlined aria-hidden />)] : []),
  ];
}

/** One entry for each type of case that this user may begin. */
function useStarts(): Item[] {
  const { say } = useTexts();
  const workflows = useReply('workflows', {}).data ?? [];
  return workflows
    .filter(({ mayStart }) => mayStart)
    .map(({ id, title }) => ({
      key: `/start/${id}`,
      label: (
        <Link to={`/start/${id}`} title={say(title)}>
          {say(title)}
        </Link>
      ),
    }));
}
