import { LogoutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useMe, useSignOut } from '../session/session.tsx';
import { useTexts } from '../texts/index.ts';
import { LanguageSwitch } from './language-switch.tsx';

/** The office, who acts for it, and in which roles. */
export function Header() {
  const { t, say } = useTexts();
  const { office, user, roles } = useMe();
  const signOut = useSignOut();
  return (
    <header className="layout-head">
      <Link to="/" className="layout-brand">
        <img src="/bitan.svg" alt="" width={28} height={28} />
        {t('product.name')}
      </Link>
      <div className="layout-office">{say(office.title)}</div>
      <div>
        <strong>{user.name}</strong>{' '}
        <span className="quiet">{roles.map(({ title }) => say(title)).join(t('common.and'))}</span>
      </div>
      <LanguageSwitch />
      <Button type="text" icon={<LogoutOutlined aria-hidden />} onClick={signOut}>
        {t('menu.signOut')}
      </Button>
    </header>
  );
}
