import type { FactValue } from '@bitan/definitions';
import { keyOf, type OutcomeGiven } from '../decided.ts';
import type { Plan, PlannedDecision } from './plan.ts';

/**
 * The value of a fact. undefined: nothing says it, so that its default stands in; null: it is not
 * known whether anything does, so that it is missing whatever its default.
 */
export type Slot = FactValue | undefined | null;

/**
 * Decides one case: writes a packed trace of `plan.packedWords` words into `into`, from `offset` on.
 *
 * @param values of the facts in the order of `plan.facts`; those that are there are of the
 *   vocabulary (`checkFacts`)
 */
export type Decider = (values: readonly Slot[], into: Int32Array, offset: number) => void;

/** The result of a `first` decision: 1 + the place of what decided, or one of these. */
export const nothing = 0;
export const open = -1;

/** In the result of a `collect` decision, the bit that says that more may come. */
export const openBit = ({ rules }: Pick<PlannedDecision, 'rules'>): number => rules.length + 1;

/** What a decision came to, as far as it is certain. */
export interface Result {
  /** Whether no missing fact could change it. */
  readonly complete: boolean;
  /** Each once. */
  readonly outcomes: readonly OutcomeGiven[];
  /** The rules that made it. */
  readonly fired: readonly string[];
}

/** Reads what the plan's own decision came to from a packed trace. */
export function resultOf(plan: Plan, packed: Int32Array, offset: number): Result {
  const own = plan.decisions.at(-1);
  if (!own) throw new Error('a plan has a decision');
  return resultOfOne(own, packed, offset);
}

export function resultOfOne(planned: PlannedDecision, packed: Int32Array, offset: number): Result {
  const { rules, outcomes } = planned;
  const { complete, places } = placesOf(planned, packed, offset + planned.result);
  const given = places.flatMap((place) => outcomes[place] ?? []);
  return {
    complete,
    outcomes: [...new Map(given.map((outcome) => [keyOf(outcome), outcome])).values()],
    fired: places.flatMap((place) => rules[place]?.rule.name ?? []),
  };
}

/** The places of what decided. */
function placesOf(planned: PlannedDecision, packed: Int32Array, at: number) {
  if (planned.decision.hit === 'first') {
    const code = packed[at] ?? open;
    return { complete: code !== open, places: code > 0 ? [code - 1] : [] };
  }
  const places = planned.outcomes.flatMap((_, place) => (isSet(packed, at, place) ? [place] : []));
  return { complete: !isSet(packed, at, openBit(planned)), places };
}

export const isSet = (packed: Int32Array, at: number, bit: number): boolean =>
  ((packed[at + (bit >>> 5)] ?? 0) & (1 << (bit & 31))) !== 0;

export function setBit(packed: Int32Array, at: number, bit: number): void {
  const word = at + (bit >>> 5);
  packed[word] = (packed[word] ?? 0) | (1 << (bit & 31));
}
