import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { createQueryClient } from './api/queries.ts';
import { Waiting } from './components/waiting.tsx';
import { Layout } from './layout/layout.tsx';
import { pages } from './pages/index.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { endSession, Session } from './session/session.tsx';
import { Theme } from './theme.tsx';

const ReceiptPage = lazy(() => import('./pages/receipt/receipt-page.tsx'));
const lazily = Object.entries(pages).map(([address, load]) => ({ address, Page: lazy(load) }));

/** What the server said. */
export const queries = createQueryClient(endSession);

/** The page with which the product was opened, which is there before anything is drawn. */
export interface Opened {
  readonly address: string;
  readonly Page: ComponentType;
}

interface Props {
  readonly opened: Opened | undefined;
}

/** The whole product, from providers to pages. */
export function App({ opened }: Props) {
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
            <Route path="*" element={<Signed opened={opened} />} />
          </Routes>
        </BrowserRouter>
      </Theme>
    </QueryClientProvider>
  );
}

/**
 * What only those who are signed in see. The page that was opened is no lazy one: React would draw what
 * waits for it, though it is there, and show that for 300 ms at least.
 */
function Signed({ opened }: Props) {
  return (
    <Session>
      <Routes>
        <Route element={<Layout />}>
          {lazily.map(({ address, Page }) => {
            const There = address === opened?.address ? opened.Page : Page;
            return <Route key={address} path={address} element={<There />} />;
          })}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Session>
  );
}
