import type { Fact, FactValue } from '@bitan/definitions';
import { closures } from '../compile/closures.ts';
import type { Node, Plan, PlannedDecision } from '../compile/plan.ts';
import type { Reading } from '../compile/reading.ts';
import { cellIn } from '../compile/record.ts';
import type { Decider } from '../compile/result.ts';
import { unpack } from '../compile/unpack.ts';
import { isCivilDate } from '../fact-error.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { type RuleTests, testsOf } from './rule-tests.ts';

/** Something that is open: the value of a fact, or whether a set has a member. */
export interface Variable {
  readonly fact: string;
  readonly options: readonly Option[];
}

/** A value that stands for all of its cell: no comparison tells them apart. */
export interface Option {
  readonly value: FactValue;
  /** What is certain and possible of the comparisons of the fact, word for word. */
  readonly certain: Int32Array;
  readonly possible: Int32Array;
  readonly word: number;
  /** Whether a value of the fact is in this cell. */
  readonly has: (value: FactValue) => boolean;
}

/** What was chosen: an option for each variable, or -1. */
export type Chosen = readonly number[];

/** All cases of a plan: every combination of cells of the facts that it reads. */
export class Space {
  readonly plan: Plan;
  readonly variables: readonly Variable[];
  readonly own: PlannedDecision;
  readonly rules: readonly RuleTests[];
  readonly #ofBit: readonly number[][];
  readonly #required: readonly { reading: Reading | undefined; rules: readonly RuleTests[] }[];
  readonly #outlooks: readonly Outlook[];
  readonly #blank: Int32Array;
  #decide: Decider | undefined;

  /** @param options in another order than that of the cells */
  constructor(plan: Plan, options = (variable: Variable) => variable.options) {
    this.plan = plan;
    const own = plan.decisions.at(-1);
    if (!own) throw new Error('a plan has a decision');
    this.own = own;
    this.rules = own.rules.map(testsOf);
    const required = plan.decisions.slice(0, -1);
    this.#required = required.map(({ reading, rules }) => ({ reading, rules: rules.map(testsOf) }));
    this.#outlooks = required.map(outlookOf);
    const variables = plan.readings.flatMap((reading, i) => {
      const id = plan.facts[i] as string;
      return variablesOf(plan.edition.facts[id] as Fact, reading);
    });
    this.variables = variables.map((one) => ({ ...one, options: options(one) }));
    this.#ofBit = this.#variablesByBit();
    this.#blank = new Int32Array(plan.packedWords);
    for (const { all, word, span } of plan.readings) {
      for (let j = 0; j < span; j += 1) or(this.#blank, plan.words + word + j, all[j] ?? 0);
    }
  }

  /** The same space with the options of each variable in another order. */
  withOptions(options: (variable: Variable) => readonly Option[]): Space {
    return new Space(this.plan, options);
  }

  nothingChosen(): Chosen {
    return this.variables.map(() => -1);
  }

  /** The options in which these values are; what is not given stays open. */
  chosenFor(facts: Readonly<Record<string, FactValue>>): Chosen {
    return this.variables.map(({ fact, options }) => {
      const value = facts[fact];
      if (value === undefined) return -1;
      return options.findIndex((option) => option.has(value));
    });
  }

  /** What is certain and possible of every comparison, once these options are chosen. */
  words(chosen: Chosen): Int32Array {
    const words = this.#blank.slice();
    const { words: possibleAt } = this.plan;
    for (const [i, at] of chosen.entries()) {
      const option = this.variables[i]?.options[at];
      if (!option) continue;
      for (let j = 0; j < option.certain.length; j += 1) {
        or(words, option.word + j, option.certain[j] ?? 0);
        // What is open is possible; choosing takes away what is not so.
        const place = possibleAt + option.word + j;
        words[place] = (words[place] ?? 0) & (option.possible[j] ?? -1);
      }
    }
    for (let i = 0; i < this.#outlooks.length; i += 1) this.#outlooks[i]?.(words, possibleAt);
    return words;
  }

  /** The values that were chosen, the members of a set together. */
  factsOf(chosen: Chosen): Record<string, FactValue> {
    const facts: Record<string, FactValue> = {};
    for (const [i, at] of chosen.entries()) {
      const variable = this.variables[i];
      const value = variable?.options[at]?.value;
      if (!variable || value === undefined) continue;
      const before = facts[variable.fact];
      facts[variable.fact] =
        Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
    return facts;
  }

  /** Chooses what is still needed for every decision to be complete: the first option that there is. */
  completed(chosen: Chosen): Chosen {
    const { plan } = this;
    const facts = this.factsOf(chosen);
    const values = plan.facts.map((id) => facts[id] ?? null);
    const { missing } = unpack(plan, this.decided(facts), 0, values);
    if (missing.length === 0) return chosen;
    const next = this.variables.map(({ fact }, i) =>
      fact === missing[0] && chosen[i] === -1 ? 0 : (chosen[i] as number),
    );
    return this.completed(next);
  }

  /** The packed trace of a case; what is not given is not known. */
  decided(facts: Readonly<Record<string, FactValue>>): Int32Array {
    const packed = new Int32Array(this.plan.packedWords);
    this.#decide ??= closures(this.plan);
    this.#decide(
      this.plan.facts.map((id) => facts[id] ?? null),
      packed,
      0,
    );
    return packed;
  }

  /** A variable on which this condition still depends, where one is open. */
  openIn(node: Node, words: Int32Array, chosen: Chosen): number | undefined {
    if (node.kind === 'not') return this.openIn(node.of, words, chosen);
    if (node.kind !== 'leaf') {
      for (const one of node.of) {
        const open = this.openIn(one, words, chosen);
        if (open !== undefined) return open;
      }
      return undefined;
    }
    const [word, mask] = [node.bit >>> 5, 1 << (node.bit & 31)];
    const isKnown = (((words[word] ?? 0) ^ (words[this.plan.words + word] ?? 0)) & mask) === 0;
    if (isKnown) return undefined;
    const own = this.#ofBit[node.bit]?.find((variable) => chosen[variable] === -1);
    return own ?? this.#openInDecision(word, mask, words, chosen);
  }

  /** What keeps the decision open whose outcome these bits ask: first, a rule that may hold. */
  #openInDecision(
    word: number,
    mask: number,
    words: Int32Array,
    chosen: Chosen,
  ): number | undefined {
    const asked = this.#required.find(
      ({ reading }) => ((reading?.all[word - reading.word] ?? 0) & mask) !== 0,
    );
    for (const rule of asked?.rules ?? []) {
      if (!rule.isPossible(words, this.plan.words)) continue;
      if (rule.isCertain(words, this.plan.words)) continue;
      const open = this.openIn(rule.node, words, chosen);
      if (open !== undefined) return open;
    }
    return undefined;
  }

  #variablesByBit(): number[][] {
    const byBit: number[][] = Array.from({ length: this.plan.words * 32 }, () => []);
    for (const [i, { options }] of this.variables.entries()) {
      const bits = new Set<number>();
      for (const { certain, possible, word } of options) {
        for (let j = 0; j < certain.length; j += 1) {
          for (let bit = 0; bit < 32; bit += 1) {
            const mask = 1 << bit;
            const settles = ((certain[j] ?? 0) & mask) !== 0 || ((possible[j] ?? 0) & mask) === 0;
            if (settles) bits.add((word + j) * 32 + bit);
          }
        }
      }
      for (const bit of bits) byBit[bit]?.push(i);
    }
    return byBit;
  }
}

function variablesOf(fact: Fact, reading: Reading): Variable[] {
  const { cuts, answers, all, span, word } = reading;
  const of = (cell: number) => answers.subarray(cell * span, (cell + 1) * span);
  if (cuts.kind === 'members') {
    const known = fact.values?.map(({ id }) => id);
    return cuts.values.map((member, i) => {
      const turns = of(i + 1);
      const option = (has: boolean): Option => {
        const held = of(0).map((without, j) => ((has ? ~without : without) & (turns[j] ?? 0)) | 0);
        const possible = held.map((one, j) => one | ~(turns[j] ?? 0));
        const isMember = (value: FactValue) =>
          Array.isArray(value) && value.includes(String(member));
        return {
          value: has ? [String(member)] : [],
          certain: held,
          possible,
          word,
          has: (value) => isMember(value) === has,
        };
      };
      const mayHave = known?.includes(String(member)) ?? true;
      return { fact: fact.id, options: mayHave ? [option(false), option(true)] : [option(false)] };
    });
  }
  const options = valuesOf(fact, cuts).flatMap((value, cell): Option[] => {
    if (value === undefined) return [];
    const certain = of(cell);
    // Other facts share the words: of their comparisons this says nothing.
    const possible = certain.map((held, j) => held | ~(all[j] ?? 0));
    return [{ value, certain, possible, word, has: (one) => cellIn(cuts)(one) === cell }];
  });
  return [{ fact: fact.id, options }];
}

/** A value of each cell; undefined where the domain has none. */
function valuesOf(fact: Fact, cuts: Exclude<Reading['cuts'], { kind: 'members' }>) {
  if (cuts.kind === 'boolean') return [false, true];
  if (cuts.kind === 'values') {
    const known = fact.values?.map(({ id }) => id);
    const other = known ? known.find((id) => !cuts.values.includes(id)) : 'other';
    return [
      other,
      ...cuts.values.map((one) => (known?.includes(String(one)) === false ? undefined : one)),
    ];
  }
  const within = (value: FactValue | undefined) => (fits(fact, value) ? value : undefined);
  return Array.from({ length: 2 * cuts.values.length + 1 }, (_, cell) => {
    if (cell % 2 === 1) return within(cuts.values[(cell - 1) / 2]);
    return within(between(fact, cuts.values[cell / 2 - 1], cuts.values[cell / 2]));
  });
}

function fits({ type, min = -Infinity, max = Infinity }: Fact, value: FactValue | undefined) {
  if (value === undefined) return false;
  if (type === 'date') return isCivilDate(String(value));
  if (type === 'integer' && !Number.isInteger(value)) return false;
  return Number(value) >= min && Number(value) <= max;
}

/** A value between two cuts, as near as can be to one of them; of the outermost, within reach. */
function between(fact: Fact, low: FactValue | undefined, high: FactValue | undefined) {
  if (fact.type === 'date') {
    if (high !== undefined) {
      const before = dayFrom(String(high), -1);
      return low === undefined || before > String(low) ? before : undefined;
    }
    return low === undefined ? '2026-01-01' : dayFrom(String(low), 1);
  }
  const [below, above] = [low as number | undefined, high as number | undefined];
  if (fact.type === 'integer') {
    if (above !== undefined) {
      const value = Math.ceil(above) - 1;
      return below === undefined || value > below ? value : undefined;
    }
    return below === undefined ? (fact.min ?? 0) : Math.floor(below) + 1;
  }
  if (below === undefined && above === undefined) return fact.min ?? 0;
  if (below === undefined) return outside(above as number, fact.min, -1);
  if (above === undefined) return outside(below, fact.max, 1);
  return (below + above) / 2;
}

/** Half way to the end of the domain; where there is none, one further. */
function outside(cut: number, end: number | undefined, by: number): number | undefined {
  if (end === undefined) return cut + by;
  return end === cut ? undefined : (cut + end) / 2;
}

export function dayFrom(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function or(words: Int32Array, at: number, bits: number): void {
  words[at] = (words[at] ?? 0) | bits;
}
