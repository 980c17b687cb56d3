import type { Condition, Edition, FactValue, Leaf, Rule, Truth } from '@bitan/definitions';
import { allOf, anyOf, holds, isParameter, parameterId, visit } from '@bitan/definitions';
import { type At, isInEffect } from './effect.ts';
import { decisionOf, decisionRead } from './find.ts';

/**
 * What is known of a fact, as far as a comparison with this operand needs it (of a set, whether it
 * contains the operand); undefined: anything of its domain.
 */
export type Known = (fact: string, operand: FactValue) => FactValue | undefined;

/** What a decision can still come to; undefined among the possible: to nothing. */
export interface Possible {
  readonly certain: ReadonlySet<string>;
  readonly possible: ReadonlySet<string | undefined>;
}

/** Evaluates decisions over facts of which some are open: what holds whatever these will be. */
export class Outlook {
  readonly #edition: Edition;
  readonly #known: Known;
  readonly #at: At;
  readonly #made = new Map<string, Possible>();

  constructor(edition: Edition, known: Known, at?: At) {
    this.#edition = edition;
    this.#known = known;
    this.#at = at;
  }

  of(id: string): Possible {
    const made = this.#made.get(id);
    if (made) return made;
    const decision = decisionOf(this.#edition, id);
    const rules = decision.rules.filter((rule) => isInEffect(rule, this.#at));
    const otherwise = decision.otherwise?.type;
    const outlook =
      decision.hit === 'first' ? this.#first(rules, otherwise) : this.#collect(rules, otherwise);
    this.#made.set(id, outlook);
    return outlook;
  }

  truth(condition: Condition): Truth {
    return visit<Truth>(condition, {
      all: allOf,
      any: anyOf,
      not: (of) => (of === undefined ? undefined : !of),
      leaf: (leaf) => this.leaf(leaf),
    });
  }

  leaf(leaf: Leaf): Truth {
    const operand = operandOf(this.#edition, leaf);
    if (operand === undefined) return undefined;
    const decision = decisionRead(leaf.fact);
    if (decision !== undefined) return this.#outcomeLeaf(decision, leaf.operator, operand);
    const actual = this.#known(leaf.fact, operand);
    return actual === undefined ? undefined : holds(leaf.operator, actual, operand);
  }

  /** A comparison with the outcome of a decision that may still be open. */
  #outcomeLeaf(id: string, operator: Leaf['operator'], operand: FactValue): Truth {
    const { certain, possible } = this.of(id);
    const values: readonly (FactValue | undefined)[] =
      decisionOf(this.#edition, id).hit === 'collect'
        ? [[...certain], [...possible].filter((type) => type !== undefined)]
        : [...possible];
    const truths = new Set(
      values.map((value) => value !== undefined && holds(operator, value, operand)),
    );
    return truths.size === 1 ? truths.values().next().value : undefined;
  }

  /** Up to the first rule that holds, every rule that may hold may decide. */
  #first(rules: readonly Rule[], otherwise: string | undefined): Possible {
    const possible = new Set<string | undefined>();
    let truth: Truth = false;
    for (const { conditions, event } of rules) {
      truth = this.truth(conditions);
      if (truth !== false) possible.add(event.type);
      if (truth === true) break;
    }
    if (truth !== true) possible.add(otherwise);
    const [only] = possible;
    const settled = possible.size === 1 && only !== undefined;
    return { possible, certain: new Set(settled ? [only] : []) };
  }

  #collect(rules: readonly Rule[], otherwise: string | undefined): Possible {
    const certain = new Set<string>();
    const possible = new Set<string>();
    for (const { conditions, event } of rules) {
      const truth = this.truth(conditions);
      if (truth === true) certain.add(event.type);
      if (truth !== false) possible.add(event.type);
    }
    if (otherwise !== undefined && possible.size === 0) certain.add(otherwise);
    if (otherwise !== undefined && certain.size === 0) possible.add(otherwise);
    return { certain, possible: new Set([...possible, ...certain]) };
  }
}

/** What a leaf compares with: its literal, or the value of its parameter. */
export function operandOf(edition: Edition, { value }: Leaf): FactValue | undefined {
  const operand = isParameter(value) ? edition.parameters[parameterId(value)]?.value : value;
  return typeof operand === 'object' && !Array.isArray(operand) ? undefined : operand;
}
