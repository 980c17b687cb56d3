import { alike } from './canonical.ts';
import type { Edition } from './model/edition.ts';
import type { Layer } from './model/layer.ts';
import type { OverviewChange, OverviewEntry } from './model/overview.ts';
import type { Counting } from './model/report.ts';
import type { Workflow } from './model/workflow.ts';

/** What an edition shows on its overview, in order; editions from before there was one show nothing. */
export const overviewOf = ({ overview = {} }: Pick<Edition, 'overview'>): OverviewEntry[] =>
  inOrder(Object.values(overview)).filter(({ hidden }) => !hidden);

const inOrder = (entries: readonly OverviewEntry[]): OverviewEntry[] =>
  entries.toSorted((one, other) => one.rank - other.rank || (one.id < other.id ? -1 : 1));

/** Which entry an item of a layer is, or says something of. */
export const entryOf = (item: OverviewEntry | OverviewChange): string =>
  'entry' in item ? item.entry : item.id;

/** An entry with what a level below says of it. */
export function changedEntry(above: OverviewEntry, change: OverviewChange): OverviewEntry {
  const { entry: _, ...rest } = change;
  return { ...above, ...rest };
}

/** Every entry as it will be when a layer resolves, in order, hidden ones among them. */
export function layeredOverview(
  { overview = {} }: Pick<Edition, 'overview'>,
  layer: Pick<Layer, 'overview'>,
): OverviewEntry[] {
  const entries = new Map(Object.entries(overview));
  for (const item of layer.overview ?? []) {
    const above = entries.get(entryOf(item));
    if (!('entry' in item)) entries.set(item.id, item);
    else if (above && !above.locked) entries.set(item.entry, changedEntry(above, item));
  }
  return inOrder([...entries.values()]);
}

/**
 * What a layer says of an entry when it is to be so: of its own all of it, of one from above what is
 * different there; undefined where nothing is.
 */
export function saidOfEntry(
  above: OverviewEntry | undefined,
  wanted: OverviewEntry,
): OverviewEntry | OverviewChange | undefined {
  if (!above) return wanted;
  const different = changeable.filter((key) => !alike(saying(above)[key], saying(wanted)[key]));
  if (different.length === 0) return undefined;
  const said = different.map((key) => [key, saying(wanted)[key]]);
  return { entry: above.id, ...Object.fromEntries(said) };
}

/** What is not said to be hidden is shown. */
const saying = ({ hidden = false, ...entry }: OverviewEntry) => ({ ...entry, hidden });
const changeable = ['title', 'description', 'rank', 'hidden'] as const;

/** What an entry counts: by itself, or what a section of the work flow's report counts. */
export const countingOf = (
  { section, counts }: Pick<OverviewEntry, 'section' | 'counts'>,
  { report = [] }: Pick<Workflow, 'report'>,
): Counting | undefined => counts ?? report.find(({ id }) => id === section);
