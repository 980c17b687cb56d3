import { LogoutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { FindBox } from '../components/find/find-box.tsx';
import { useMay, useMe, useSignOut } from '../session/session.tsx';
import { useTexts } from '../texts/index.ts';
import { Bell } from './bell.tsx';
import { LanguageSwitch } from './language-switch.tsx';

/** The office, who acts for it, and in which roles. */
export function Header() {
  const { t, say } = useTexts();
  const { office, user, roles } = useMe();
  const may = useMay();
  const signOut = useSignOut();
  return (
    <header className="layout-head">
      <Link to="/" className="layout-brand" aria-label={t('product.name')}>
        <img src="/bitan.svg" alt="" width={28} height={28} />
        <span className="layout-wide">{t('product.name')}</span>
      </Link>
      <div className="layout-office" title={say(office.title)}>
        {say(office.title)}
      </div>
      {may('cases.read') && <FindBox />}
      <div>
        <strong>{user.name}</strong>{' '}
        <span className="quiet layout-wide">
          {roles.map(({ title }) => say(title)).join(t('common.and'))}
        </span>
      </div>
      <Bell />
      <LanguageSwitch />
      <Button
        type="text"
        icon={<LogoutOutlined aria-hidden />}
        aria-label={t('menu.signOut')}
        onClick={signOut}
      >
        <span className="layout-wide">{t('menu.signOut')}</span>
      </Button>
    </header>
  );
}
