import type { ReplyOf } from '@bitan/api';
import { type Days, daysIn } from './period.ts';

type Workflows = ReplyOf<'workflows'>;

/** The types of cases of which there is a report. */
export const reportedOf = (workflows: Workflows): Workflows =>
  workflows.filter(({ reported }) => reported);

/** Which report an address names: without one, that of the first type for the year that runs. */
export const reportIn = (
  search: URLSearchParams,
  [first]: Workflows,
): Days & { readonly workflow: string } => ({
  workflow: search.get('workflow') ?? first?.id ?? '',
  ...daysIn(search, 'year'),
});
