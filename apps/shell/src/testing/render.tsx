import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach } from 'vitest';
import '../texts/authoring.ts';
import { startTexts } from '../texts/index.ts';
import { Theme } from '../theme.tsx';

startTexts();
afterEach(cleanup);

interface Shown {
  unmount(): void;
  rerender(next: ReactNode): void;
}

/** Renders a part of the shell with all that surrounds it in the product. */
export function show(part: ReactNode, at = '/'): Shown {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const around = (inner: ReactNode) => (
    <QueryClientProvider client={queries}>
      <Theme>
        <MemoryRouter initialEntries={[at]}>{inner}</MemoryRouter>
      </Theme>
    </QueryClientProvider>
  );
  const { rerender, unmount } = render(around(part));
  return { unmount, rerender: (next: ReactNode) => rerender(around(next)) };
}
