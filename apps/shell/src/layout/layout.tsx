import { Layout as AntLayout } from 'antd';
import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { Unbroken } from '../components/unbroken.tsx';
import { Waiting } from '../components/waiting.tsx';
import { useTexts } from '../texts/index.ts';
import { Header } from './header.tsx';
import './layout.css';
import { Offline } from './offline.tsx';
import { SideMenu } from './side-menu.tsx';

/** What surrounds every page: who and where I am, and where I can go. */
export function Layout() {
  const { t } = useTexts();
  const { pathname } = useLocation();
  return (
    <AntLayout className="layout">
      <a className="skip" href="#content">
        {t('common.skip')}
      </a>
      <Header />
      <AntLayout>
        <AntLayout.Sider
          role="none"
          className="layout-side"
          width={188}
          breakpoint="lg"
          collapsedWidth={56}
        >
          <SideMenu />
        </AntLayout.Sider>
        <AntLayout.Content id="content" role="main">
          <Offline />
          <Unbroken key={pathname}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </Unbroken>
        </AntLayout.Content>
      </AntLayout>
    </AntLayout>
  );
}
