import type { Condition, Decision, Edition, FactValue, Invariant, Text } from '@bitan/definitions';
import { leavesOf } from '@bitan/definitions';
import { type Cells, cellsOf, conditionsOf } from './cells.ts';
import { Outlook } from './possible.ts';
import { sayOutcome, sayValue } from './say.ts';

type DecisionInvariant = Extract<Invariant, { kind: 'decision' }>;

/** What is known of an invariant: proved over all facts, or a case that breaks it. */
export interface Proof {
  readonly invariant: string;
  readonly result: 'proved' | 'broken' | 'undecided';
  /** Facts that break it. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  /** The case in words, or why nothing was decided. */
  readonly sentence?: Text;
}

/** How many partial cases are looked at before the answer is "undecided". */
const defaultBudget = 200_000;

/** Proves every invariant about a decision. */
export function proveAll(edition: Edition, budget = defaultBudget): Proof[] {
  return Object.values(edition.invariants)
    .filter((one): one is DecisionInvariant => one.kind === 'decision')
    .map((invariant) => prove(edition, invariant, budget));
}

/**
 * Proves, without sampling, that no facts make the invariant's condition true and its decision
 * propose one of the outcomes that it forbids. A decision that is incomplete proposes nothing.
 *
 * @param budget the number of partial cases after which it gives up, and says so
 */
export function prove(
  edition: Edition,
  invariant: DecisionInvariant,
  budget = defaultBudget,
): Proof {
  const decision = edition.decisions[invariant.decision];
  if (!decision) throw new Error(`the edition has no decision ${invariant.decision}`);
  const search = new Search(edition, decision, invariant, budget);
  const witness = search.run();
  if (witness === 'exhausted') {
    return { invariant: invariant.id, result: 'undecided', sentence: gaveUp(budget) };
  }
  if (witness === undefined) return { invariant: invariant.id, result: 'proved' };
  return {
    invariant: invariant.id,
    result: 'broken',
    witness: Object.fromEntries(witness),
    sentence: sayWitness(edition, decision, witness),
  };
}

type Facts = Map<string, FactValue>;

/** Depth first over the cells of facts, leaving a branch as soon as it is decided. */
class Search {
  readonly #edition: Edition;
  readonly #decision: Decision;
  readonly #invariant: DecisionInvariant;
  readonly #never: ReadonlySet<string>;
  readonly #cells: Cells;
  readonly #conditions: readonly Condition[];
  #left: number;

  constructor(edition: Edition, decision: Decision, invariant: DecisionInvariant, budget: number) {
    this.#edition = edition;
    this.#decision = decision;
    this.#invariant = invariant;
    this.#never = new Set(invariant.never);
    const before = this.#expand([invariant.when], new Set());
    this.#conditions = [invariant.when, ...before, ...conditionsOf(edition, decision)];
    this.#cells = cellsOf(edition, this.#conditions);
    this.#left = budget;
  }

  run(): Facts | undefined | 'exhausted' {
    return this.#from(new Map());
  }

  #from(facts: Facts): Facts | undefined | 'exhausted' {
    this.#left -= 1;
    if (this.#left < 0) return 'exhausted';
    const outlook = new Outlook(this.#edition, facts);
    const when = outlook.truth(this.#invariant.when);
    if (when === false) return undefined;
    const { certain, possible } = outlook.of(this.#decision.id);
    if (![...possible].some((type) => this.#never.has(type))) return undefined;
    const next = this.#nextFact(facts, outlook, when === undefined);
    if (next === undefined) return when && this.#isBroken(certain) ? facts : undefined;
    for (const value of this.#cells.get(next) ?? []) {
      const found = this.#from(new Map(facts).set(next, value));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #isBroken(certain: ReadonlySet<string>): boolean {
    return [...certain].some((type) => this.#never.has(type));
  }

  /** The first open fact of what is not decided yet: of the condition, then of the rules in order. */
  #nextFact(facts: Facts, outlook: Outlook, whenIsOpen: boolean): string | undefined {
    const conditions = whenIsOpen ? this.#expand([this.#invariant.when], new Set()) : [];
    for (const condition of [...conditions, ...this.#conditions]) {
      if (outlook.truth(condition) !== undefined) continue;
      const open = leavesOf(condition).find(
        (leaf) =>
          outlook.leaf(leaf) === undefined && this.#cells.has(leaf.fact) && !facts.has(leaf.fact),
      );
      if (open) return open.fact;
    }
    return [...this.#cells.keys()].find((id) => !facts.has(id));
  }

  /** Conditions with those of the decisions that they read. */
  #expand(conditions: readonly Condition[], seen: Set<string>): Condition[] {
    return conditions.flatMap((condition) => {
      const decisions = leavesOf(condition)
        .filter(({ fact }) => fact.startsWith('decision:'))
        .map(({ fact }) => fact.slice(9))
        .filter((id) => !seen.has(id));
      const before = decisions.flatMap((id) => {
        seen.add(id);
        const decision = this.#edition.decisions[id];
        return decision ? conditionsOf(this.#edition, decision) : [];
      });
      return [condition, ...before];
    });
  }
}

function sayWitness(edition: Edition, decision: Decision, facts: Facts): Text {
  const types = [...new Outlook(edition, facts).of(decision.id).certain];
  const said = (language: 'zh-CN' | 'en', list: string) => {
    const values = [...facts].map(([id, value]) => {
      const fact = edition.facts[id];
      return fact ? `${fact.title[language]}: ${sayValue(fact, value, language)}` : id;
    });
    const outcomes = types.map((type) => sayOutcome(decision, { type }, language));
    return [values.join(list), outcomes.join(list)];
  };
  const [zh, zhOutcome] = said('zh-CN', '；');
  const [en, enOutcome] = said('en', '; ');
  return {
    'zh-CN': `例如：${zh}，规则会建议${zhOutcome}。`,
    en: `For example: ${en}; the rules would propose ${enOutcome}.`,
  };
}

const gaveUp = (budget: number): Text => ({
  'zh-CN': `查验了 ${budget} 种情形仍未得出结论。`,
  en: `Nothing was decided after ${budget} cases.`,
});
