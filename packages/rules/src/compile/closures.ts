import type { FactValue } from '@bitan/definitions';
import { masksOf, type Node, type Plan, type PlannedDecision } from './plan.ts';
import type { Reading } from './reading.ts';
import { type Recorder, recorder, recordMissing, recordOutcome } from './record.ts';
import { addOutcome, type Decider, nothing, open } from './result.ts';

/** A decider without code generation, for where that is not allowed. */
export function closures(plan: Plan): Decider {
  const { defaults, readings, words, packedWords } = plan;
  const records = readings.map(recorder);
  const decisions = plan.decisions.map(deciding);
  return (values, into, offset) => {
    into.fill(0, offset, offset + packedWords);
    const possible = offset + words;
    for (let i = 0; i < readings.length; i += 1) {
      const value = values[i] ?? defaults[i];
      if (value === undefined) recordMissing(readings[i] as Reading, into, possible);
      else (records[i] as Recorder)(value as FactValue, into, offset, possible);
    }
    for (const decide of decisions) decide(into, offset, possible);
  };
}

type Deciding = (into: Int32Array, certain: number, possible: number) => void;

/** Makes one decision and writes its result, and how later ones compare that. */
function deciding(planned: PlannedDecision): Deciding {
  const make = planned.decision.hit === 'first' ? first(planned) : collect(planned);
  if (!planned.reading) return make;
  const record = recordOutcome(planned, planned.reading);
  return (into, certain, possible) => {
    make(into, certain, possible);
    record(into, certain, possible);
  };
}

function first({ rules, otherwise, result }: PlannedDecision): Deciding {
  const tests = rules.map(({ node }) => testOf(node));
  const codes = rules.map(({ outcome }) => outcome + 1);
  const without = otherwise === undefined ? nothing : otherwise + 1;
  return (into, certain, possible) => {
    let code = without;
    for (let i = 0; i < tests.length; i += 1) {
      const test = tests[i] as Test;
      if (!test(into, possible, certain)) continue;
      code = test(into, certain, possible) ? (codes[i] as number) : open;
      break;
    }
    into[certain + result] = code;
  };
}

function collect({ rules, otherwise, outcomes, result }: PlannedDecision): Deciding {
  const tests = rules.map(({ node }) => testOf(node));
  const places = rules.map(({ outcome }) => outcome);
  return (into, certain, possible) => {
    let isAny = false;
    for (let i = 0; i < tests.length; i += 1) {
      const test = tests[i] as Test;
      if (!test(into, possible, certain)) continue;
      isAny = true;
      const isCertain = test(into, certain, possible);
      addOutcome(into, certain + result, isCertain ? (places[i] as number) : outcomes.length);
    }
    if (!isAny && otherwise !== undefined) addOutcome(into, certain + result, otherwise);
  };
}

/**
 * Whether a condition holds in the words from `these` on: certainly, where they are what is
 * certain and `others` what is possible; possibly, the other way round. A `not` turns them round.
 */
type Test = (words: Int32Array, these: number, others: number) => boolean;

function testOf(node: Node): Test {
  if (node.kind === 'leaf') return someOf(node.bit >>> 5, 1 << (node.bit & 31));
  if (node.kind === 'not') {
    const of = testOf(node.of);
    return (words, these, others) => !of(words, others, these);
  }
  const { masks, others } = masksOf(node.of);
  const leaves = masks.map(([word, mask]) =>
    node.kind === 'all' ? everyOf(word, mask) : someOf(word, mask),
  );
  const tests = [...leaves, ...others.map(testOf)];
  return node.kind === 'all' ? every(tests) : some(tests);
}

const someOf =
  (word: number, mask: number): Test =>
  (words, these) =>
    ((words[these + word] ?? 0) & mask) !== 0;

const everyOf =
  (word: number, mask: number): Test =>
  (words, these) =>
    ((words[these + word] ?? 0) & mask) === mask;

function every(tests: readonly Test[]): Test {
  return (words, these, others) => {
    for (let i = 0; i < tests.length; i += 1) {
      if (!(tests[i] as Test)(words, these, others)) return false;
    }
    return true;
  };
}

function some(tests: readonly Test[]): Test {
  return (words, these, others) => {
    for (let i = 0; i < tests.length; i += 1) {
      if ((tests[i] as Test)(words, these, others)) return true;
    }
    return false;
  };
}
