import type { QueryClient } from '@tanstack/react-query';
import { readingPages } from '../api/pages.ts';
import { reading } from '../api/queries.ts';
import { queryOf, read } from './cases/wanted.ts';

/**
 * Asks what the frame of every page and the page at an address ask first, while the scripts of the
 * page are read: when it is drawn, the answers are there. What is not listed here asks by itself.
 */
export function askEarly(queries: QueryClient, { pathname, search }: Location): void {
  const [place = '', id, ...deeper] = pathname.split('/').filter(Boolean);
  if (place === 'receipt') return;
  void queries.prefetchQuery(reading('me', {}));
  void queries.prefetchQuery(reading('workflows', {}));
  const wanted = new URLSearchParams(search);
  if (deeper.length === 0) firstOf[id ? `${place}/` : place]?.(queries, id ?? '', wanted);
}

type Ask = (queries: QueryClient, id: string, wanted: URLSearchParams) => Promise<void>;

const firstOf: Readonly<Record<string, Ask>> = {
  '': (queries) => queries.prefetchInfiniteQuery(readingPages('inbox', { query: { limit: 50 } })),
  cases: (queries, _, wanted) => {
    const { q = '', ...others } = queryOf(read(wanted));
    const query = { ...others, q: q.trim(), limit: 50 };
    return queries.prefetchInfiniteQuery(readingPages('cases', { query }));
  },
  'cases/': (queries, id) => queries.prefetchQuery(reading('case', { path: { case: id } })),
  'start/': async (queries, workflow, wanted) => {
    const path = { workflow };
    if (!wanted.has('draft'))
      await queries.prefetchQuery(reading('startSheet', { path, query: {} }));
  },
  supervision: (queries) => queries.prefetchQuery(reading('supervision', {})),
};
