import type { FactValue } from '@bitan/definitions';
import type { PlannedDecision } from './plan.ts';
import type { Reading } from './reading.ts';
import { isSet, open, openBit } from './result.ts';

/** Writes what holds of a value into the words from `certain` on, and from `possible` on. */
export type Recorder = (
  value: FactValue,
  into: Int32Array,
  certain: number,
  possible: number,
) => void;

/** Writes the answers to all comparisons of a fact. */
export function recorder(reading: Reading): Recorder {
  const { cuts } = reading;
  if (cuts.kind === 'members') {
    const places = placesOf(cuts.values);
    return (value, into, certain, possible) => {
      const members = (value as readonly string[]).flatMap((member) => places.get(member) ?? []);
      recordSet(reading, members, false, into, certain, possible);
    };
  }
  const { answers, span, word } = reading;
  const cellOf = cellIn(cuts);
  return (value, into, certain, possible) => {
    const from = cellOf(value) * span;
    for (let j = 0; j < span; j += 1) {
      add(into, certain + word + j, answers[from + j] ?? 0);
      add(into, possible + word + j, answers[from + j] ?? 0);
    }
  };
}

/** Of a fact that nothing says, everything is possible and nothing certain. */
export function recordMissing({ all, span, word }: Reading, into: Int32Array, possible: number) {
  for (let j = 0; j < span; j += 1) add(into, possible + word + j, all[j] ?? 0);
}

/** Writes how later rules compare what a decision came to. */
export function recordOutcome(
  planned: PlannedDecision,
  reading: Reading,
): (into: Int32Array, certain: number, possible: number) => void {
  const { decision, outcomes, result } = planned;
  if (decision.hit === 'collect') {
    const places = placesOf(reading.cuts.kind === 'members' ? reading.cuts.values : []);
    const members = outcomes.map(({ type }) => places.get(type));
    return (into, certain, possible) => {
      const at = certain + result;
      const held = members.filter(
        (member, place) => member !== undefined && isSet(into, at, place),
      );
      const isOpen = isSet(into, at, openBit(planned));
      recordSet(reading, held as number[], isOpen, into, certain, possible);
    };
  }
  const record = recorder(reading);
  return (into, certain, possible) => {
    const code = into[certain + result] ?? open;
    const outcome = outcomes[code - 1];
    if (code === open) recordMissing(reading, into, possible);
    // A decision that came to nothing compares false, whatever it is compared with.
    if (outcome) record(outcome.type, into, certain, possible);
  };
}

/**
 * The answers of the empty set, turned over where a member changes them. While members may be
 * added, only comparisons with one that is there are known.
 */
function recordSet(
  { answers, span, word, all }: Reading,
  members: readonly number[],
  isOpen: boolean,
  into: Int32Array,
  certain: number,
  possible: number,
): void {
  for (let j = 0; j < span; j += 1) {
    let turned = 0;
    for (const member of members) turned |= answers[member * span + j] ?? 0;
    const every = all[j] ?? 0;
    const known = isOpen ? turned : every;
    const held = ((answers[j] ?? 0) ^ turned) & known;
    add(into, certain + word + j, held);
    add(into, possible + word + j, held | (every & ~known));
  }
}

/** Finds the cell of a value. */
export function cellIn(
  cuts: Exclude<Reading['cuts'], { kind: 'members' }>,
): (value: FactValue) => number {
  if (cuts.kind === 'boolean') return (value) => (value === true ? 1 : 0);
  if (cuts.kind === 'order') return (value) => placeAmong(cuts.values, value);
  const places = placesOf(cuts.values);
  return (value) => places.get(value) ?? 0;
}

/** By halving: 2i below the i-th cut, 2i + 1 at it. */
export function placeAmong(cuts: readonly FactValue[], value: FactValue): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle] as FactValue) < value) low = middle + 1;
    else high = middle;
  }
  return cuts[low] === value ? 2 * low + 1 : 2 * low;
}

const placesOf = (values: readonly FactValue[]) =>
  new Map<FactValue, number>(values.map((value, i) => [value, i + 1]));

function add(into: Int32Array, at: number, bits: number): void {
  into[at] = (into[at] ?? 0) | bits;
}
