import type { OutcomeGiven } from '../decided.ts';
import { type Dimension, fewest, type Tally } from './tally.ts';

/** What a change would have meant for the past. */
export interface Impact {
  readonly total: number;
  readonly changed: number;
  readonly open: number;
  readonly gone: number;
  readonly flows: readonly Flow[];
  readonly groups: Readonly<Record<Dimension, readonly Row[]>>;
  readonly load: readonly Load[];
  readonly unknown: readonly { readonly fact: string; readonly decisions: number }[];
  readonly unreadable: readonly { readonly fact: string; readonly decisions: number }[];
}

/** How many decisions went from one result to another; `undefined`: it was left open. */
export interface Flow {
  readonly decision: string;
  readonly before: readonly OutcomeGiven[] | undefined;
  readonly after: readonly OutcomeGiven[] | undefined;
  readonly count: number;
}

/** `key` is undefined for groups of too few people, which are only shown together. */
export interface Row {
  readonly key: string | undefined;
  readonly total: number;
  readonly changed: number;
}

/** What there was to do in a month, and what there would have been. */
export interface Load {
  readonly month: string;
  /** How many people decided in this month. */
  readonly officers: number;
  readonly outcomes: readonly {
    readonly decision: string;
    readonly outcomes: readonly OutcomeGiven[] | undefined;
    readonly before: number;
    readonly after: number;
  }[];
}

/** Makes a report of a tally: in a fixed order, and without groups of too few people. */
export function impactOf(tally: Tally): Impact {
  const { total, changed, open, gone } = tally;
  const meaning = (key: string) =>
    key.startsWith('open') ? undefined : (tally.outcomes[key] ?? []);
  return {
    total,
    changed,
    open,
    gone,
    flows: Object.entries(tally.flows)
      .flatMap(([decision, flows]) =>
        Object.entries(flows).map(([flow, count]) => {
          const [before = '', after = ''] = flow.split(' → ');
          return { decision, before: meaning(before), after: meaning(after), count };
        }),
      )
      .sort((a, b) => b.count - a.count || inOrder(JSON.stringify(a), JSON.stringify(b))),
    groups: {
      office: rows(tally, 'office'),
      month: rows(tally, 'month'),
      rule: rows(tally, 'rule'),
    },
    load: Object.entries(tally.load)
      .sort(([a], [b]) => inOrder(a, b))
      .map(([month, load]) => ({
        month,
        officers: tally.officers[month]?.length ?? 0,
        outcomes: Object.entries(load)
          .sort(([a], [b]) => inOrder(a, b))
          .map(([key, [before, after]]) => {
            const at = key.indexOf('/');
            return {
              decision: key.slice(0, at),
              outcomes: meaning(key.slice(at + 1)),
              before,
              after,
            };
          }),
      })),
    unknown: facts(tally.unknown),
    unreadable: facts(tally.unreadable),
  };
}

function rows(tally: Tally, dimension: Dimension): Row[] {
  const all = Object.entries(tally.groups[dimension]).sort(([a], [b]) => inOrder(a, b));
  const shown = all
    .filter(([, { people }]) => people.length >= fewest)
    .map(([key, { total, changed }]) => ({ key, total, changed }));
  const few = all.filter(([, { people }]) => people.length < fewest).map(([, group]) => group);
  if (few.length === 0) return shown;
  const sum = (of: 'total' | 'changed') => few.reduce((n, group) => n + group[of], 0);
  return [...shown, { key: undefined, total: sum('total'), changed: sum('changed') }];
}

const facts = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([fact, decisions]) => ({ fact, decisions }))
    .sort((a, b) => b.decisions - a.decisions || inOrder(a.fact, b.fact));

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
