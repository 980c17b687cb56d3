import type { Operation } from '@bitan/api';
import type { QueryClient } from '@tanstack/react-query';
import type { ArgsOf } from '../api/call.ts';
import { readingPages } from '../api/pages.ts';
import { reading } from '../api/queries.ts';
import { queryOf, read } from './cases/wanted.ts';
import { inboxOf, urgencyIn } from './inbox/asked.ts';
import { askedFor } from './overview/asked.ts';
import { reportedOf, reportIn } from './reports/asked.ts';
import { daysIn } from './reports/period.ts';

/**
 * Asks what the frame of every page and the page at an address ask first, while the scripts of the
 * page are read: when it is drawn, the answers are there. What is not listed here asks by itself.
 */
export function askEarly(queries: QueryClient, { pathname, search }: Location): void {
  const [place = '', id, ...deeper] = pathname.split('/').filter(Boolean);
  if (place === 'receipt') return;
  const ask: Ask = (operation, args) => void queries.prefetchQuery(reading(operation, args));
  ask('me', {});
  ask('workflows', {});
  const wanted = new URLSearchParams(search);
  if (deeper.length === 0) firstOf[id ? `${place}/` : place]?.({ queries, ask, id, wanted });
  ask('notices', { query: { limit: 1 } });
}

type Ask = <O extends Operation>(operation: O, args: ArgsOf<O>) => void;

interface Asking {
  readonly queries: QueryClient;
  readonly ask: Ask;
  readonly id: string | undefined;
  /** What the address says beside the place. */
  readonly wanted: URLSearchParams;
}

const firstOf: Readonly<Record<string, (asking: Asking) => void>> = {
  '': ({ queries, ask, wanted }) => {
    void queries.prefetchInfiniteQuery(readingPages('inbox', inboxOf(urgencyIn(wanted))));
    ask('answerDrafts', {});
  },
  cases: ({ queries, ask, wanted }) => {
    const { q = '', ...others } = queryOf(read(wanted));
    const query = { ...others, q: q.trim(), limit: 50 };
    void queries.prefetchInfiniteQuery(readingPages('cases', { query }));
    ask('caseFilters', { query: { workflow: others.workflow } });
    ask('lists', {});
  },
  'cases/': ({ ask, id = '' }) => {
    ask('case', { path: { case: id } });
    ask('caseDocuments', { path: { case: id } });
  },
  'start/': ({ ask, id = '', wanted }) => {
    if (!wanted.has('draft')) ask('startSheet', { path: { workflow: id }, query: {} });
    ask('answerDrafts', {});
  },
  supervision: ({ ask }) => ask('supervision', {}),
  overview: ({ ask, wanted }) => ask('overview', { query: askedFor(daysIn(wanted, 'month')) }),
  reports: async ({ queries, ask, wanted }) => {
    const workflows = await queries.fetchQuery(reading('workflows', {})).catch(() => null);
    const reported = reportedOf(workflows ?? []);
    if (reported.length === 0) return;
    const query = reportIn(wanted, reported);
    ask('report', { query });
    ask('reportDocuments', { query: { workflow: query.workflow } });
  },
};
