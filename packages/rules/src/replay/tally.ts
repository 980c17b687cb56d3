import type { OutcomeGiven } from '../decided.ts';
import type { PastDecision } from './past.ts';

/** Counts of a replay. Plain JSON, so that parts of it can be kept and put together. */
export interface Tally {
  /** Decisions that were made again. */
  total: number;
  /** Those that both editions complete, and differently. */
  changed: number;
  /** Those that one of the editions leaves open for want of a fact. */
  open: number;
  /** Those whose decision one of the editions does not have. */
  gone: number;
  /** By decision, then by what it came to before and after. */
  flows: Record<string, Record<string, number>>;
  /** What the keys of flows mean. */
  outcomes: Record<string, readonly OutcomeGiven[]>;
  groups: Record<Dimension, Record<string, Group>>;
  /** By month, then by what was decided: how often before and after. */
  load: Record<string, Record<string, [before: number, after: number]>>;
  /** Who decided, by month. */
  officers: Record<string, string[]>;
  /** What kept decisions open: facts that were not recorded, or were counted otherwise then. */
  unknown: Record<string, number>;
  /** Facts that were recorded and are not in the vocabulary any more, or not with that value. */
  unreadable: Record<string, number>;
  /** The first that changed. */
  changes: PastDecision[];
}

export type Dimension = 'office' | 'month' | 'rule';

export interface Group {
  total: number;
  changed: number;
  /** Different people, up to as many as it takes to show the group. */
  people: string[];
}

/** Fewer people than this could be recognised: such a group is not broken down. */
export const fewest = 5;

/** How many changed cases are kept. */
export const mostChanges = 200;

export const emptyTally = (): Tally => ({
  total: 0,
  changed: 0,
  open: 0,
  gone: 0,
  flows: {},
  outcomes: {},
  groups: { office: {}, month: {}, rule: {} },
  load: {},
  officers: {},
  unknown: {},
  unreadable: {},
  changes: [],
});

/** Puts tallies together. In the same order they give the same, however they were cut. */
export function merged(tallies: Iterable<Tally>): Tally {
  const all = emptyTally();
  for (const one of tallies) {
    for (const key of ['total', 'changed', 'open', 'gone'] as const) all[key] += one[key];
    for (const [decision, flows] of Object.entries(one.flows)) {
      all.flows[decision] = summed(all.flows[decision], flows);
    }
    Object.assign(all.outcomes, one.outcomes);
    for (const dimension of Object.keys(all.groups) as Dimension[]) {
      for (const [key, group] of Object.entries(one.groups[dimension])) {
        all.groups[dimension][key] = joined(all.groups[dimension][key], group);
      }
    }
    for (const [month, load] of Object.entries(one.load)) {
      const before = all.load[month] ?? {};
      all.load[month] = before;
      for (const [key, [was, is]] of Object.entries(load)) {
        const [a, b] = before[key] ?? [0, 0];
        before[key] = [a + was, b + is];
      }
    }
    for (const [month, officers] of Object.entries(one.officers)) {
      all.officers[month] = [...new Set([...(all.officers[month] ?? []), ...officers])];
    }
    all.unknown = summed(all.unknown, one.unknown);
    all.unreadable = summed(all.unreadable, one.unreadable);
    all.changes.push(...one.changes.slice(0, mostChanges - all.changes.length));
  }
  return all;
}

function summed(a: Record<string, number> = {}, b: Record<string, number>): Record<string, number> {
  const sums = { ...a };
  for (const [key, n] of Object.entries(b)) sums[key] = (sums[key] ?? 0) + n;
  return sums;
}

function joined(a: Group | undefined, b: Group): Group {
  if (!a) return b;
  const people = [...new Set([...a.people, ...b.people])].slice(0, fewest);
  return { total: a.total + b.total, changed: a.changed + b.changed, people };
}
