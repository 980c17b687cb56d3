import type { Edition } from './model/edition.ts';
import type { OverviewEntry } from './model/overview.ts';
import type { Counting } from './model/report.ts';
import type { Workflow } from './model/workflow.ts';

/** What an edition shows on its overview, in order; editions from before there was one show nothing. */
export const overviewOf = ({ overview = {} }: Pick<Edition, 'overview'>): OverviewEntry[] =>
  Object.values(overview)
    .filter(({ hidden }) => !hidden)
    .sort((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1));

/** What an entry counts: by itself, or what a section of the work flow's report counts. */
export const countingOf = (
  { section, counts }: Pick<OverviewEntry, 'section' | 'counts'>,
  { report = [] }: Pick<Workflow, 'report'>,
): Counting | undefined => counts ?? report.find(({ id }) => id === section);
