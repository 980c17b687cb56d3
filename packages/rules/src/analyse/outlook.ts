import type { FactValue } from '@bitan/definitions';
import type { PlannedDecision } from '../compile/plan.ts';
import type { Reading } from '../compile/reading.ts';
import { cellIn } from '../compile/record.ts';
import { type RuleTests, testsOf } from './rule-tests.ts';

/** Writes what is certain and possible of the comparisons with what a decision comes to. */
export type Outlook = (words: Int32Array, possible: number) => void;

/**
 * What later rules may read of a decision while facts are open. More is known than that it is open:
 * it comes to one of a few outcomes, and what holds of all of them is certain.
 */
export function outlookOf(planned: PlannedDecision): Outlook {
  const { decision, reading } = planned;
  if (!reading) return () => {};
  const rules = planned.rules.map(testsOf);
  return decision.hit === 'first'
    ? first(planned, rules, reading)
    : collect(planned, rules, reading);
}

function first(
  { outcomes }: PlannedDecision,
  rules: readonly RuleTests[],
  { word, span, answers, cuts }: Reading,
): Outlook {
  const cellOf = cuts.kind === 'members' ? () => 0 : cellIn(cuts);
  const cells = outcomes.map(({ type }) => cellOf(type as FactValue));
  return (words, possible) => {
    const places: number[] = [];
    let isSettled = false;
    for (const [i, rule] of rules.entries()) {
      if (!rule.isPossible(words, possible)) continue;
      places.push(i);
      isSettled = rule.isCertain(words, possible);
      if (isSettled) break;
    }
    const hasOtherwise = outcomes.length > rules.length;
    if (!isSettled && hasOtherwise) places.push(rules.length);
    for (let j = 0; j < span; j += 1) {
      const all = places.map((place) => answers[(cells[place] ?? 0) * span + j] ?? 0);
      // One that comes to nothing compares false.
      if (!isSettled && !hasOtherwise) all.push(0);
      add(
        words,
        word + j,
        all.reduce((a, b) => a & b, -1),
      );
      add(
        words,
        possible + word + j,
        all.reduce((a, b) => a | b, 0),
      );
    }
  };
}

function collect(
  { outcomes }: PlannedDecision,
  rules: readonly RuleTests[],
  { word, span, answers, all, cuts }: Reading,
): Outlook {
  const values = cuts.kind === 'members' ? cuts.values : [];
  const members = outcomes.map(({ type }) => values.indexOf(type) + 1);
  return (words, possible) => {
    const certain = new Set<number>();
    const may = new Set<number>();
    for (const [i, rule] of rules.entries()) {
      if (!rule.isPossible(words, possible)) continue;
      may.add(members[i] as number);
      if (rule.isCertain(words, possible)) certain.add(members[i] as number);
    }
    if (outcomes.length > rules.length) {
      const otherwise = members[rules.length] as number;
      if (may.size === 0) certain.add(otherwise);
      if (certain.size === 0 || may.size === 0) may.add(otherwise);
    }
    for (let j = 0; j < span; j += 1) {
      const turned = (of: Set<number>) =>
        [...of].reduce(
          (bits, member) => bits | (member > 0 ? (answers[member * span + j] ?? 0) : 0),
          0,
        );
      const [held, open] = [turned(certain), turned(may)];
      const without = answers[j] ?? 0;
      const settled = ~(held ^ open);
      const is = (without ^ held) & settled & (all[j] ?? 0);
      add(words, word + j, is);
      add(words, possible + word + j, is | (~settled & (all[j] ?? 0)));
    }
  };
}

function add(words: Int32Array, at: number, bits: number): void {
  words[at] = (words[at] ?? 0) | bits;
}
