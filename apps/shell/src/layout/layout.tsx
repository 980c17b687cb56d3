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
    <div className="layout">
      <a className="skip" href="#content">
        {t('common.skip')}
      </a>
      <Header />
      <div className="layout-body">
        <div className="layout-side">
          <SideMenu />
        </div>
        <main id="content">
          <Offline />
          <Unbroken key={pathname}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </Unbroken>
        </main>
      </div>
    </div>
  );
}
