import type { FactValue } from '@bitan/definitions';
import type { OutcomeGiven } from '../decided.ts';
import type { Plan, PlannedDecision } from './plan.ts';

/**
 * Decides one case: writes a packed trace of `plan.packedWords` words into `into`, from `offset` on.
 *
 * @param values of the facts in the order of `plan.facts`, undefined where nothing says one; they
 *   are of the vocabulary (`checkFacts`)
 */
export type Decider = (
  values: readonly (FactValue | undefined)[],
  into: Int32Array,
  offset: number,
) => void;

/** The result of a `first` decision: 1 + the place of its outcome, or one of these. */
export const nothing = 0;
export const open = -1;

/** What a decision came to, as far as it is certain. */
export interface Result {
  /** Whether no missing fact could change it. */
  readonly complete: boolean;
  readonly outcomes: readonly OutcomeGiven[];
}

/** Reads what the plan's own decision came to from a packed trace. */
export function resultOf(plan: Plan, packed: Int32Array, offset: number): Result {
  const own = plan.decisions.at(-1);
  if (!own) throw new Error('a plan has a decision');
  return resultOfOne(own, packed, offset);
}

export function resultOfOne(
  { decision, outcomes, result }: PlannedDecision,
  packed: Int32Array,
  offset: number,
): Result {
  const at = offset + result;
  if (decision.hit === 'collect') {
    return {
      complete: !isOutcome(packed, at, outcomes.length),
      outcomes: outcomes.filter((_, i) => isOutcome(packed, at, i)),
    };
  }
  const code = packed[at] ?? open;
  const outcome = outcomes[code - 1];
  return { complete: code !== open, outcomes: outcome ? [outcome] : [] };
}

/** Whether the result of a `collect` decision has an outcome; one beyond the last: that it is open. */
export const isOutcome = (packed: Int32Array, at: number, place: number): boolean =>
  ((packed[at + (place >>> 5)] ?? 0) & (1 << (place & 31))) !== 0;

export function addOutcome(packed: Int32Array, at: number, place: number): void {
  const word = at + (place >>> 5);
  packed[word] = (packed[word] ?? 0) | (1 << (place & 31));
}
