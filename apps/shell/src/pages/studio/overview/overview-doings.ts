import {
  type Drafting,
  layeredOverview,
  movedBy,
  type OverviewEntry,
  saidOfEntry,
} from '@bitan/definitions';
import { randomKey } from '../../../api/submission-key.ts';
import type { Doing } from '../draft-store.ts';
import { inOne, put } from '../rule-doings.ts';

/** Has an entry be so: what is said of it is what is different from the level above. */
export const changeEntry =
  (id: string, change: Partial<OverviewEntry>): Doing =>
  (drafting) => {
    const is = entriesIn(drafting).find((one) => one.id === id);
    if (!is) return [];
    const above = drafting.above.overview?.[id];
    return put(`overview/${id}`, saidOfEntry(above, { ...is, ...change }))(drafting);
  };

/** Has an entry stand a place further up or down. */
export const moveEntry =
  (id: string, by: 1 | -1): Doing =>
  (drafting) => {
    const ranks = movedBy(entriesIn(drafting), id, by) ?? {};
    const moves = Object.entries(ranks).map(([one, rank]) => changeEntry(one, { rank }));
    return inOne(...moves)(drafting);
  };

/** Adds an entry behind all others. */
export const addEntry =
  (entry: Omit<OverviewEntry, 'id' | 'rank'>): Doing =>
  (drafting) => {
    const entries = entriesIn(drafting);
    const rank = Math.min(999, (entries.at(-1)?.rank ?? 0) + 10);
    // An office above or below adds entries of its own as well.
    const id = `own.${randomKey().slice(0, 8)}`;
    return put(`overview/${id}`, { ...entry, id, rank })(drafting);
  };

const entriesIn = ({ above, layer }: Drafting) => layeredOverview(above, layer);
