import { deepFreeze, derived, type Facts, type FactValue } from '@bitan/definitions';
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
  const facts: Record<string, FactValue> = { ...read };
  for (const id in known) {
    const value = known[id];
    if (value !== undefined && !(id in read) && !absent.includes(id)) facts[id] = value;
  }
  return { facts, absent };
}

/** What a decision and those before it found of the facts that they looked for, and what not. */
const lookedFor = derived((decided: Decided) => {
  const all = withRequired(decided);
  const absent = [...new Set(all.flatMap(({ defaulted, missing }) => [...defaulted, ...missing]))];
  const read: Record<string, FactValue> = Object.assign({}, ...all.map(({ facts }) => facts));
  for (const id of absent) delete read[id];
  return deepFreeze({ read, absent });
});

const withRequired = (decided: Decided): readonly Decided[] => [
  ...decided.required.flatMap(withRequired),
  decided,
];
