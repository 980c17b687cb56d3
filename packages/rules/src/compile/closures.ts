import { masksOf, type Node, type Plan, type PlannedDecision } from './plan.ts';
import type { Reading } from './reading.ts';
import { type Recorder, recorder, recordMissing, recordOutcome } from './record.ts';
import { type Decider, nothing, open, openBit, setBit } from './result.ts';

/** A decider without code generation, for where that is not allowed. */
export function closures(plan: Plan): Decider {
  const { defaults, readings, words, packedWords } = plan;
  const records = readings.map(recorder);
  const decisions = plan.decisions.map(decidingOf);
  return (values, into, offset) => {
    into.fill(0, offset, offset + packedWords);
    const possible = offset + words;
    for (let i = 0; i < readings.length; i += 1) {
      const said = values[i];
      const value = said === undefined ? defaults[i] : said;
      if (value === undefined || value === null)
        recordMissing(readings[i] as Reading, into, possible);
      else (records[i] as Recorder)(value, into, offset, possible);
    }
    for (const decide of decisions) decide(into, offset, possible);
  };
}

type Deciding = (into: Int32Array, certain: number, possible: number) => void;

/** Makes one decision and writes its result, and how later ones compare that. */
function decidingOf(planned: PlannedDecision): Deciding {
  const make = planned.decision.hit === 'first' ? first(planned) : collect(planned);
  if (!planned.reading) return make;
  const record = recordOutcome(planned, planned.reading);
  return (into, certain, possible) => {
    make(into, certain, possible);
    record(into, certain, possible);
  };
}

function first({ rules, outcomes, result }: PlannedDecision): Deciding {
  const tests = rules.map(({ node }) => testOf(node));
  const without = outcomes.length > rules.length ? rules.length + 1 : nothing;
  return (into, certain, possible) => {
    let code = without;
    for (let i = 0; i < tests.length; i += 1) {
      const test = tests[i] as Test;
      if (!test(into, possible, certain)) continue;
      code = test(into, certain, possible) ? i + 1 : open;
      break;
    }
    into[certain + result] = code;
  };
}

function collect(planned: PlannedDecision): Deciding {
  const { rules, outcomes, result } = planned;
  const tests = rules.map(({ node }) => testOf(node));
  return (into, certain, possible) => {
    const at = certain + result;
    let isAny = false;
    for (let i = 0; i < tests.length; i += 1) {
      const test = tests[i] as Test;
      if (!test(into, possible, certain)) continue;
      isAny = true;
      setBit(into, at, test(into, certain, possible) ? i : openBit(planned));
    }
    if (!isAny && outcomes.length > rules.length) setBit(into, at, rules.length);
  };
}

/**
 * Whether a condition holds in the words from `these` on: certainly, where they are what is
 * certain and `others` what is possible; possibly, the other way round. A `not` turns them round.
 */
export type Test = (words: Int32Array, these: number, others: number) => boolean;

export function testOf(node: Node): Test {
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
