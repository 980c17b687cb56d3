import type { Condition, Decision, Edition, FactValue, Leaf, Truth } from '@bitan/definitions';
import { allOf, anyOf, holds, isParameter, parameterId, visit } from '@bitan/definitions';

/** Facts of which some have no value yet. */
export type PartialFacts = ReadonlyMap<string, FactValue>;

/** What a decision can still come to: what is certain, and what is at least possible. */
export interface Possible {
  readonly certain: ReadonlySet<string>;
  readonly possible: ReadonlySet<string>;
}

/** Evaluates decisions over facts of which some are open, by three-valued logic. */
export class Outlook {
  readonly #edition: Edition;
  readonly #facts: PartialFacts;
  readonly #made = new Map<string, Possible>();

  constructor(edition: Edition, facts: PartialFacts) {
    this.#edition = edition;
    this.#facts = facts;
  }

  of(id: string): Possible {
    const made = this.#made.get(id);
    if (made) return made;
    const decision = this.#edition.decisions[id];
    if (!decision) throw new Error(`the edition has no decision ${id}`);
    const possible = decision.hit === 'first' ? this.#first(decision) : this.#collect(decision);
    this.#made.set(id, possible);
    return possible;
  }

  truth(condition: Condition): Truth {
    return visit<Truth>(condition, {
      all: allOf,
      any: anyOf,
      not: (of) => (of === undefined ? undefined : !of),
      leaf: (leaf) => this.leaf(leaf),
    });
  }

  leaf({ fact, operator, value }: Leaf): Truth {
    const operand = isParameter(value)
      ? this.#edition.parameters[parameterId(value)]?.value
      : value;
    if (operand === undefined || (typeof operand === 'object' && !Array.isArray(operand)))
      return undefined;
    if (fact.startsWith('decision:')) return this.#outcomeLeaf(fact.slice(9), operator, operand);
    const actual = this.#facts.get(fact);
    return actual === undefined ? undefined : holds(operator, actual, operand);
  }

  /** A comparison with the outcome of a decision that may still be open. */
  #outcomeLeaf(id: string, operator: Leaf['operator'], operand: FactValue): Truth {
    const { certain, possible } = this.of(id);
    if (this.#edition.decisions[id]?.hit === 'collect') {
      const [sure, maybe] = [[...certain], [...possible]].map((types) =>
        holds(operator, types, operand),
      );
      return sure === maybe ? sure : undefined;
    }
    const truths = new Set([...possible].map((type) => holds(operator, type, operand)));
    return truths.size === 1 ? truths.values().next().value : undefined;
  }

  #first({ rules, otherwise }: Decision): Possible {
    const possible = new Set<string>();
    for (const { conditions, event } of rules) {
      const truth = this.truth(conditions);
      if (truth !== false) possible.add(event.type);
      if (truth === true) return { possible, certain: possible.size === 1 ? possible : new Set() };
    }
    if (otherwise) possible.add(otherwise.type);
    return { possible, certain: possible.size === 1 && otherwise ? possible : new Set() };
  }

  #collect({ rules, otherwise }: Decision): Possible {
    const truths = rules.map(({ conditions, event }) => ({
      type: event.type,
      truth: this.truth(conditions),
    }));
    const certain = new Set(truths.filter(({ truth }) => truth === true).map(({ type }) => type));
    const possible = new Set(truths.filter(({ truth }) => truth !== false).map(({ type }) => type));
    if (otherwise && certain.size === 0) possible.add(otherwise.type);
    if (otherwise && truths.every(({ truth }) => truth === false)) certain.add(otherwise.type);
    return { certain, possible };
  }
}
