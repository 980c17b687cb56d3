import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  EyeOutlined,
  FolderOpenOutlined,
  HistoryOutlined,
  ImportOutlined,
  InboxOutlined,
  MenuOutlined,
  PlusCircleOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SwapOutlined,
  TeamOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useReply } from '../api/queries.ts';
import { useMay } from '../session/session.tsx';
import { useTexts } from '../texts/index.ts';

/** Where this user can go; on a phone folded behind the name of the place that is open. */
export function SideMenu() {
  const { t } = useTexts();
  const items = useItems();
  const here = useHere(items);
  const [unfolded, unfold] = useState(false);
  const name = placesIn(items).find(({ key }) => key === here)?.text;
  return (
    <nav aria-label={t('menu.label')}>
      <button
        type="button"
        className="menu-item menu-fold"
        aria-expanded={unfolded}
        onClick={() => unfold(!unfolded)}
      >
        <MenuOutlined aria-hidden />
        {name ?? t('menu.label')}
      </button>
      <ul className={unfolded ? 'menu menu-unfolded' : 'menu'} onClick={folding(unfold)}>
        {items.map((item) => (
          <li key={item.key}>
            {item.children ? (
              <Group item={item} here={here} />
            ) : (
              <Place item={item} isHere={item.key === here} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface Item {
  /** The address. */
  readonly key: string;
  readonly text: string;
  readonly icon?: ReactNode;
  readonly children?: readonly Item[];
}

function Place({ item, isHere }: { readonly item: Item; readonly isHere: boolean }) {
  const { key, text, icon } = item;
  return (
    <Link to={key} title={text} className="menu-item" aria-current={isHere ? 'page' : undefined}>
      {icon}
      <span className="menu-text">{text}</span>
    </Link>
  );
}

/** Several places under one name; where there is little room, they fold out beside it. */
function Group({ item, here }: { readonly item: Item; readonly here: string | undefined }) {
  const box = useRef<HTMLDetailsElement>(null);
  const roomy = globalThis.matchMedia?.('(min-width: 992px)').matches ?? true;
  const fold = () => {
    if (!roomy && box.current) box.current.open = false;
  };
  return (
    <details ref={box} className="menu-group" open={roomy}>
      <summary className="menu-item" title={item.text}>
        {item.icon}
        <span className="menu-text">{item.text}</span>
      </summary>
      <ul onClick={fold}>
        {item.children?.map((child) => (
          <li key={child.key}>
            <Place item={child} isHere={child.key === here} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Folds the menu when a place in it was chosen, and not when a group in it is opened. */
const folding = (unfold: (open: boolean) => void) => (press: MouseEvent<HTMLElement>) => {
  if (press.target instanceof Element && press.target.closest('a')) unfold(false);
};

const placesIn = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => item.children ?? item);

/** The place that is open: the one with the longest address that the page's begins with. */
function useHere(items: readonly Item[]): string | undefined {
  const { pathname } = useLocation();
  return placesIn(items)
    .map(({ key }) => key)
    .filter((key) => (key === '/' ? pathname === '/' : pathname.startsWith(key)))
    .sort((a, b) => b.length - a.length)[0];
}

function useItems(): Item[] {
  const { t } = useTexts();
  const may = useMay();
  const starts = useStarts();
  const item = (key: string, text: string, icon: ReactNode): Item => ({ key, icon, text });
  return [
    item('/', t('menu.inbox'), <InboxOutlined aria-hidden />),
    ...(may('cases.read')
      ? [item('/overview', t('menu.overview'), <BarChartOutlined aria-hidden />)]
      : []),
    ...(starts.length > 0
      ? [
          {
            key: 'start',
            text: t('menu.start'),
            icon: <PlusCircleOutlined aria-hidden />,
            children: starts,
          },
        ]
      : []),
    ...(starts.length > 0
      ? [item('/imports', t('menu.imports'), <ImportOutlined aria-hidden />)]
      : []),
    ...(may('cases.read')
      ? [
          item('/calendar', t('calendar.title'), <CalendarOutlined aria-hidden />),
          item('/cases', t('menu.cases'), <FolderOpenOutlined aria-hidden />),
          item('/subjects/person', t('menu.person'), <UserOutlined aria-hidden />),
          item('/subjects/unit', t('menu.unit'), <ApartmentOutlined aria-hidden />),
          item('/handovers', t('menu.handovers'), <SwapOutlined aria-hidden />),
          item('/reports', t('menu.reports'), <BookOutlined aria-hidden />),
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
          item('/tokens', t('menu.tokens'), <ApiOutlined aria-hidden />),
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
    .map(({ id, title }) => ({ key: `/start/${id}`, text: say(title) }));
}
