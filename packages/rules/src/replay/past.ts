import type { Facts } from '@bitan/definitions';
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
  const all = withRequired(decided);
  const absent = new Set(all.flatMap(({ defaulted, missing }) => [...defaulted, ...missing]));
  const read = Object.assign({}, known, ...all.map(({ facts }) => facts)) as Facts;
  const facts = Object.fromEntries(Object.entries(read).filter(([id]) => !absent.has(id)));
  return { facts, absent: [...absent] };
}

const withRequired = (decided: Decided): readonly Decided[] => [
  ...decided.required.flatMap(withRequired),
  decided,
];
