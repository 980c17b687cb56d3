import { deepFreeze, derived, type Facts } from '@bitan/definitions';
import type { Decided } from '../decided.ts';

/** A decision of the past, with what it was made on. */
export interface PastDecision {
  readonly case: string;
  readonly decision: string;
  /** The edition under which it was made. */
  readonly edition: string;
  /** When: UTC, ISO 8601. */
  readonly at: string;
  readonly person?: string | undefined;
  /** Who made it. */
  readonly actor: string;
  /** What was known then; defaults are left out. */
  readonly facts: Facts;
  /** The facts that were looked for then and that nothing said. */
  readonly absent: readonly string[];
}

/**
 * What a decision was made on, to be kept with it.
 *
 * @param known what else was known of the case: another edition may ask for it
 */
export function madeOn(
  decided: Decided,
  known: Facts = {},
): Pick<PastDecision, 'facts' | 'absent'> {
  const { read, absent } = lookedFor(decided);
  const others = Object.entries(known).filter(([id]) => !absent.includes(id));
  return { facts: Object.assign(Object.fromEntries(others), read), absent };
}

/** What a decision and those before it found of the facts that they looked for, and what not. */
const lookedFor = derived((decided: Decided) => {
  const all = withRequired(decided);
  const absent = [...new Set(all.flatMap(({ defaulted, missing }) => [...defaulted, ...missing]))];
  const found = all.flatMap(({ facts }) => Object.entries(facts));
  const read = Object.fromEntries(found.filter(([id]) => !absent.includes(id)));
  return { read, absent: deepFreeze(absent) };
});

const withRequired = (decided: Decided): readonly Decided[] => [
  ...decided.required.flatMap(withRequired),
  decided,
];
