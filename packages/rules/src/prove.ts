import type { Condition, Edition, FactValue, Invariant, Text } from '@bitan/definitions';
import { leavesOf } from '@bitan/definitions';
import { type Cells, cellsOf, keyOfReading, variableOf } from './cells.ts';
import { type At, periodsOf } from './effect.ts';
import { decisionOf, decisionRead } from './find.ts';
import { Outlook } from './possible.ts';
import { sayOutcome, sayValue } from './say.ts';

export type DecisionInvariant = Extract<Invariant, { kind: 'decision' }>;

/** What is known of an invariant: proved over all facts, or a case that breaks it. */
export interface Proof {
  readonly invariant: string;
  readonly result: 'proved' | 'broken' | 'undecided';
  /** Facts that break it. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  /** The forbidden outcomes that the rules then propose. */
  readonly outcomes?: readonly string[];
  /** When they do, where that depends on rules that are in effect only for a time. */
  readonly at?: string;
  /** The case in words, or why nothing was decided. */
  readonly sentence?: Text;
}

/** How many partial cases are looked at before the answer is "undecided". */
const defaultBudget = 200_000;

/** Proves every invariant about a decision. */
export function proveAll(edition: Edition, budget = defaultBudget): Proof[] {
  return Object.values(edition.invariants)
    .filter((one) => one.kind === 'decision')
    .map((invariant) => prove(edition, invariant, budget));
}

/**
 * Proves, without sampling, that no facts make the invariant's condition true and its decision
 * propose one of the outcomes that it forbids, at whatever instant. Facts that are missing need no
 * case of their own: what is proposed without them is proposed for every value of theirs.
 *
 * @param budget the number of partial cases after which it gives up, and says so
 */
export function prove(
  edition: Edition,
  invariant: DecisionInvariant,
  budget = defaultBudget,
): Proof {
  const found = new Search(edition, invariant, budget).run();
  const common = { invariant: invariant.id };
  if (found === 'exhausted') return { ...common, result: 'undecided', sentence: gaveUp(budget) };
  if (found === undefined) return { ...common, result: 'proved' };
  const sentence = sayWitness(edition, invariant.decision, found);
  return { ...common, result: 'broken', ...found, sentence };
}

/** The cells that were chosen, by what is open. */
type Chosen = ReadonlyMap<string, FactValue>;
interface Broken {
  readonly witness: Readonly<Record<string, FactValue>>;
  readonly outcomes: readonly string[];
  readonly at?: string;
}

/** Depth first over the cells of facts, leaving a branch as soon as it is decided. */
class Search {
  readonly #edition: Edition;
  readonly #invariant: DecisionInvariant;
  /** In the order in which their facts are worth knowing: the invariant first, then the rules. */
  readonly #conditions: readonly Condition[];
  readonly #periods: readonly At[];
  readonly #cells: Cells;
  #left: number;

  constructor(edition: Edition, invariant: DecisionInvariant, budget: number) {
    const { when, decision } = invariant;
    const read = decisionsReadBy(edition, when, decision);
    const rules = read.flatMap((id) => decisionOf(edition, id).rules);
    this.#edition = edition;
    this.#invariant = invariant;
    this.#conditions = [when, ...rules.map(({ conditions }) => conditions)];
    this.#periods = periodsOf(rules);
    this.#cells = cellsOf(edition, this.#conditions);
    this.#left = budget;
  }

  run(): Broken | undefined | 'exhausted' {
    for (const at of this.#periods) {
      const found = this.#from(new Map(), at);
      if (found === undefined) continue;
      const isTimed = found !== 'exhausted' && Number.isFinite(at);
      return isTimed ? { ...found, at: new Date(Number(at)).toISOString() } : found;
    }
    return undefined;
  }

  #from(chosen: Chosen, at: At): Broken | undefined | 'exhausted' {
    this.#left -= 1;
    if (this.#left < 0) return 'exhausted';
    const outlook = new Outlook(this.#edition, this.#knowing(chosen), at);
    const { when, decision, never } = this.#invariant;
    if (outlook.truth(when) === false) return undefined;
    const { certain, possible } = outlook.of(decision);
    if (!never.some((type) => possible.has(type))) return undefined;
    const next = this.#nextOpen(chosen, outlook);
    if (next === undefined) {
      const outcomes = never.filter((type) => certain.has(type));
      const isBroken = outlook.truth(when) === true && outcomes.length > 0;
      return isBroken ? { witness: this.#factsOf(chosen), outcomes } : undefined;
    }
    for (const value of this.#cells.get(next) ?? []) {
      const found = this.#from(new Map(chosen).set(next, value), at);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #knowing(chosen: Chosen) {
    return (fact: string, operand: FactValue) =>
      chosen.get(keyOfReading(this.#edition, fact, operand));
  }

  /** What to settle next: first what keeps a condition open, at last what nothing depends on. */
  #nextOpen(chosen: Chosen, outlook: Outlook): string | undefined {
    for (const condition of this.#conditions) {
      if (outlook.truth(condition) !== undefined) continue;
      const ids = leavesOf(condition).map((leaf) => variableOf(this.#edition, leaf));
      const open = ids.find((id) => this.#cells.has(id) && !chosen.has(id));
      if (open !== undefined) return open;
    }
    return [...this.#cells.keys()].find((id) => !chosen.has(id));
  }

  /** The chosen cells as facts: the members of a set together. */
  #factsOf(chosen: Chosen): Record<string, FactValue> {
    const facts: Record<string, FactValue> = {};
    for (const [id, value] of chosen) {
      const fact = id.split('∋', 1)[0] ?? id;
      const before = facts[fact];
      facts[fact] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value;
    }
    return facts;
  }
}

/** The decisions that a condition reads, and this one, with all that they require, each once. */
function decisionsReadBy(edition: Edition, when: Condition, decision: string): string[] {
  const seen = new Set<string>();
  const add = (id: string): void => {
    if (seen.has(id)) return;
    for (const before of decisionOf(edition, id).requires ?? []) add(before);
    seen.add(id);
  };
  for (const { fact } of leavesOf(when)) {
    const id = decisionRead(fact);
    if (id !== undefined) add(id);
  }
  add(decision);
  return [...seen];
}

function sayWitness(edition: Edition, decisionId: string, { witness, outcomes, at }: Broken): Text {
  const decision = decisionOf(edition, decisionId);
  const said = (language: 'zh-CN' | 'en', list: string) => {
    const values = Object.entries(witness).map(([id, value]) => {
      const fact = edition.facts[id];
      return fact ? `${fact.title[language]}: ${sayValue(fact, value, language)}` : id;
    });
    const proposed = outcomes.map((type) => sayOutcome(decision, { type }, language));
    return [values.join(list), proposed.join(list)];
  };
  const [zh, zhOutcome] = said('zh-CN', '；');
  const [en, enOutcome] = said('en', '; ');
  return {
    'zh-CN': `例如：${zh}，规则${at ? `自 ${at} 起` : ''}会建议${zhOutcome}。`,
    en: `For example: ${en}; the rules would propose ${enOutcome}${at ? ` from ${at} on` : ''}.`,
  };
}

const gaveUp = (budget: number): Text => ({
  'zh-CN': `查验了 ${budget} 种情形仍未得出结论。`,
  en: `Nothing was decided after ${budget} cases.`,
});
