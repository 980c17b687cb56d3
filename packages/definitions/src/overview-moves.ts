import type { OverviewEntry } from './model/overview.ts';

type Standing = Pick<OverviewEntry, 'id' | 'rank' | 'locked'>;

/** Ranks that entries of the overview are to have, by their ids. */
export type Ranks = Readonly<Record<string, number>>;

/** The last place there is. */
const last = 999;

/**
 * The ranks with which an entry stands a place further up or down: its own alone where there is room
 * between its new neighbours, else those behind it, too.
 *
 * @param entries all of them, as they stand
 * @returns undefined where it stands at an end, or one that is locked leaves no room
 */
export function movedBy(entries: readonly Standing[], id: string, by: 1 | -1): Ranks | undefined {
  const from = entries.findIndex((one) => one.id === id);
  const to = from + by;
  const moved = entries[from];
  if (!moved || moved.locked || to < 0 || to >= entries.length) return undefined;
  const order = entries.toSpliced(from, 1).toSpliced(to, 0, moved);
  const [before, behind] = [order[to - 1]?.rank ?? 0, order[to + 1]?.rank ?? beyond(order, to)];
  const between = Math.floor((before + behind) / 2);
  if (between > before && between < behind) return { [id]: between };
  return pushedOn(order, to, before);
}

/** So that what becomes the last one stands ten behind the one before. */
const beyond = (order: readonly Standing[], to: number) =>
  Math.min(last + 1, (order[to - 1]?.rank ?? 0) + 20);

function pushedOn(order: readonly Standing[], from: number, before: number): Ranks | undefined {
  const ranks: Record<string, number> = {};
  let rank = before;
  for (const [i, one] of order.slice(from).entries()) {
    if (i > 0 && one.rank > rank) break;
    rank += 1;
    if (one.locked || rank > last) return undefined;
    ranks[one.id] = rank;
  }
  return ranks;
}
