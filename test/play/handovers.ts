import type { Handover, Handovers } from '@bitan/api';
import type { Api } from './api.ts';

/** A page of the hand-overs that someone is shown. */
export const handoverPage = (api: Api, query: Readonly<Record<string, string>>) =>
  api.call<Handovers>('GET', `/api/handovers?${new URLSearchParams(query)}`);

/** The latest matters that someone sees to have come from other offices or gone to them. */
export async function handoversOf(api: Api): Promise<Handover[]> {
  const pages = await Promise.all(['in', 'out'].map((which) => handoverPage(api, { which })));
  return pages.flatMap(({ handovers }) => handovers).sort((a, b) => (a.id < b.id ? 1 : -1));
}
