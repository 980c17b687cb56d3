import type { Condition, Decision, Edition, FactValue, Leaf, Rule } from '@bitan/definitions';
import { leavesOf } from '@bitan/definitions';
import type { DecideOptions } from '../decide.ts';
import { givenBy, type OutcomeGiven } from '../decided.ts';
import { instantOf, isInEffect } from '../effect.ts';
import { asFact, decisionOf, decisionRead } from '../find.ts';
import { operandOf } from '../possible.ts';
import { type Comparison, type Reading, readingOf } from './reading.ts';

/**
 * A decision with all that it requires, made ready for functions: the intermediate form of both
 * back ends. Equal comparisons of all rules are one bit.
 */
export interface Plan {
  readonly edition: Edition;
  /** The facts that are read; the values of a case come in this order. */
  readonly facts: readonly string[];
  /** What stands for a fact that nothing says, in the same order. */
  readonly defaults: readonly (FactValue | undefined)[];
  /** How each fact is compared, in the same order. */
  readonly readings: readonly Reading[];
  /** In the order in which they are made: what a decision requires is before it. */
  readonly decisions: readonly PlannedDecision[];
  /** How many words the answers of all comparisons take. */
  readonly words: number;
  /** How many words a packed trace takes: what holds, what is possible, what was decided. */
  readonly packedWords: number;
}

export interface PlannedDecision {
  readonly decision: Decision;
  /** The rules that are in effect. */
  readonly rules: readonly PlannedRule[];
  /** What each rule gives, and behind them what `otherwise` gives where there is one. */
  readonly outcomes: readonly OutcomeGiven[];
  /** Where its result begins in a packed trace, behind the answers. */
  readonly result: number;
  /** How later decisions compare its outcome. */
  readonly reading?: Reading;
}

export interface PlannedRule {
  readonly rule: Rule;
  readonly node: Node;
}

/** A condition over the bits of comparisons. */
export type Node =
  | { readonly kind: 'leaf'; readonly bit: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Node[] }
  | { readonly kind: 'not'; readonly of: Node };

/**
 * Plans a decision and everything that it requires.
 *
 * @param at the instant at which rules must be in effect; without it all take part
 * @throws Error for a decision that the edition does not have
 */
export function planOf(edition: Edition, decision: string, { at }: DecideOptions = {}): Plan {
  return new Planning(edition, decision, instantOf(at)).plan();
}

/** The decisions that are made before this one, and it, each once. */
function inOrder(edition: Edition, id: string): Decision[] {
  const seen = new Map<string, Decision>();
  const add = (one: string): void => {
    if (seen.has(one)) return;
    const decision = decisionOf(edition, one);
    for (const before of decision.requires ?? []) add(before);
    seen.set(one, decision);
  };
  add(id);
  return [...seen.values()];
}

/** Gives every comparison its bit: those of one fact, or of one decision, follow each other. */
class Planning {
  readonly #edition: Edition;
  readonly #decisions: readonly { decision: Decision; rules: readonly Rule[] }[];
  /** By what is read, then by the comparison. */
  readonly #compared = new Map<string, Map<string, Comparison & { bit: number }>>();

  constructor(edition: Edition, id: string, at: ReturnType<typeof instantOf>) {
    this.#edition = edition;
    this.#decisions = inOrder(edition, id).map((decision) => ({
      decision,
      rules: decision.rules.filter((rule) => isInEffect(rule, at)),
    }));
    for (const { rules } of this.#decisions) {
      for (const { conditions } of rules) for (const leaf of leavesOf(conditions)) this.#meet(leaf);
    }
  }

  plan(): Plan {
    const facts = [...this.#compared.keys()].filter((id) => decisionRead(id) === undefined);
    const readings = new Map<string, Reading>();
    let bit = 0;
    for (const [id, comparisons] of this.#compared) {
      for (const [place, one] of [...comparisons.values()].entries()) one.bit = bit + place;
      readings.set(id, readingOf(this.#typeOf(id), [...comparisons.values()], bit));
      bit += comparisons.size;
    }
    const words = (bit + 31) >>> 5;
    let result = 2 * words;
    const decisions = this.#decisions.map(({ decision, rules }): PlannedDecision => {
      const planned = { ...this.#planned(decision, rules), result };
      result += resultWords(planned);
      const reading = readings.get(asFact(decision.id));
      return { ...planned, ...(reading && { reading }) };
    });
    return {
      edition: this.#edition,
      facts,
      defaults: facts.map((id) => this.#edition.facts[id]?.default),
      readings: facts.map((id) => readings.get(id) as Reading),
      decisions,
      words,
      packedWords: result,
    };
  }

  #meet(leaf: Leaf): void {
    const comparisons = this.#compared.get(leaf.fact) ?? new Map();
    this.#compared.set(leaf.fact, comparisons);
    const operand = operandOf(this.#edition, leaf) ?? [];
    const key = nameOf(leaf, operand);
    if (!comparisons.has(key)) comparisons.set(key, { operator: leaf.operator, operand, bit: 0 });
  }

  #typeOf(id: string) {
    const read = decisionRead(id);
    if (read !== undefined) return decisionOf(this.#edition, read).hit === 'first' ? 'enum' : 'set';
    const fact = this.#edition.facts[id];
    if (!fact) throw new Error(`没有事实「${id}」 / the edition has no fact “${id}”`);
    return fact.type;
  }

  #planned(decision: Decision, rules: readonly Rule[]) {
    const { otherwise } = decision;
    const events = [...rules.map(({ event }) => event), ...(otherwise ? [otherwise] : [])];
    return {
      decision,
      rules: rules.map((rule) => ({ rule, node: this.#node(rule.conditions) })),
      outcomes: events.map(givenBy),
    };
  }

  #node(condition: Condition): Node {
    if ('fact' in condition) return { kind: 'leaf', bit: this.bitOf(condition) };
    if ('not' in condition) return { kind: 'not', of: this.#node(condition.not) };
    return 'all' in condition
      ? { kind: 'all', of: condition.all.map((one) => this.#node(one)) }
      : { kind: 'any', of: condition.any.map((one) => this.#node(one)) };
  }

  bitOf(leaf: Leaf): number {
    const operand = operandOf(this.#edition, leaf) ?? [];
    return this.#compared.get(leaf.fact)?.get(nameOf(leaf, operand))?.bit ?? 0;
  }
}

const nameOf = ({ operator }: Leaf, operand: FactValue) => `${operator} ${JSON.stringify(operand)}`;

/** `first`: one word; `collect`: a bit for each rule, one for `otherwise`, and one for “open”. */
function resultWords({ decision, rules }: Pick<PlannedDecision, 'decision' | 'rules'>): number {
  return decision.hit === 'first' ? 1 : ((rules.length + 1) >>> 5) + 1;
}

/** The leaves among nodes as a mask for each word, and the nodes that are none. */
export function masksOf(of: readonly Node[]): { masks: [number, number][]; others: Node[] } {
  const masks = new Map<number, number>();
  for (const node of of) {
    if (node.kind !== 'leaf') continue;
    const word = node.bit >>> 5;
    masks.set(word, (masks.get(word) ?? 0) | (1 << (node.bit & 31)));
  }
  return { masks: [...masks], others: of.filter(({ kind }) => kind !== 'leaf') };
}
