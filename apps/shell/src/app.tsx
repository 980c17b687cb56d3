import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { createQueryClient } from './api/queries.ts';
import { Waiting } from './components/waiting.tsx';
import { Layout } from './layout/layout.tsx';
import { pages } from './pages/index.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { endSession, Session } from './session/session.tsx';
import { Theme } from './theme.tsx';

const ReceiptPage = lazy(() => import('./pages/receipt/receipt-page.tsx'));
const lazily = Object.entries(pages).map(([path, load]) => ({ path, Page: lazy(load) }));

/** What the server said. */
export const queries = createQueryClient(endSession);

/** The whole product, from providers to pages. */
export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Theme>
        <BrowserRouter>
          <Routes>
            <Route
              path="receipt"
              element={
                <Suspense fallback={<Waiting />}>
                  <ReceiptPage />
                </Suspense>
              }
            />
            <Route path="*" element={<Signed />} />
          </Routes>
        </BrowserRouter>
      </Theme>
    </QueryClientProvider>
  );
}

/** What only those who are signed in see. */
function Signed() {
  return (
    <Session>
      <Routes>
        <Route element={<Layout />}>
          {lazily.map(({ path, Page }) => (
            <Route key={path} path={path} element={<Page />} />
          ))}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Session>
  );
}
