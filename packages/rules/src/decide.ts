import type { Edition, Facts, FactValue, Rule } from '@bitan/definitions';
import type { RuleResult } from 'json-rules-engine';
import { conclude } from './conclude.ts';
import type { Decided } from './decided.ts';
import { type At, instantOf, isInEffect } from './effect.ts';
import { createEngine } from './engine.ts';
import { checkFact, checkFacts, FactError } from './fact-error.ts';
import { decisionOf } from './find.ts';
import { type PreparedRule, prepare } from './prepare.ts';
import { type EngineNode, readingsOf, traceOf } from './trace.ts';

/** Gives the value of a fact, or undefined when nothing says it. */
export type FactReader = (id: string) => FactValue | undefined | Promise<FactValue | undefined>;

export interface DecideOptions {
  /** The instant (ISO 8601) at which rules must be in effect; without it all take part. */
  readonly at?: string;
}

/**
 * Decides through json-rules-engine. The decisions that this one requires are made first. A missing
 * fact is never guessed: what it leaves open is undetermined, and named in `missing`.
 *
 * @param facts values by fact id, or a reader that is asked at most once for each fact needed
 * @throws FactError for a fact that is not in the vocabulary, or a value outside its domain
 */
export async function decide(
  edition: Edition,
  decision: string,
  facts: Facts | FactReader,
  { at }: DecideOptions = {},
): Promise<Decided> {
  if (typeof facts === 'function') return new Run(edition, facts, instantOf(at)).decide(decision);
  checkFacts(edition, facts);
  const read = (id: string) => (Object.hasOwn(facts, id) ? facts[id] : undefined);
  return new Run(edition, read, instantOf(at)).decide(decision);
}

/** One run: facts are read once, and each required decision is made once. */
class Run {
  readonly #edition: Edition;
  readonly #read: FactReader;
  readonly #at: At;
  readonly #values = new Map<string, FactValue | undefined>();
  readonly #made = new Map<string, Decided>();

  constructor(edition: Edition, read: FactReader, at: At) {
    this.#edition = edition;
    this.#read = read;
    this.#at = at;
  }

  async decide(id: string): Promise<Decided> {
    const made = this.#made.get(id) ?? (await this.#make(id));
    this.#made.set(id, made);
    return made;
  }

  async #make(id: string): Promise<Decided> {
    const decision = decisionOf(this.#edition, id);
    const required: Decided[] = [];
    for (const before of decision.requires ?? []) required.push(await this.decide(before));
    const { rules, parameters, operands } = prepare(this.#edition, decision);
    const inEffect = rules.filter(({ rule }) => isInEffect(rule, this.#at));
    const { facts, defaulted } = await this.#readFor(inEffect);
    const readings = readingsOf({ ...facts, ...operands }, defaulted, required, parameters);
    const results = await evaluate(inEffect, readings.values);
    const trace = inEffect.map(({ rule }) => traceOf(rule, nodeOf(rule, results), readings));
    return {
      decision: id,
      edition: this.#edition.id,
      hit: decision.hit,
      ...conclude(decision, trace, readings),
      defaulted: [...defaulted],
      trace,
      facts,
      parameters,
      required,
    };
  }

  /** The facts that these rules read, with the defaults of those that nothing says. */
  async #readFor(rules: readonly PreparedRule[]) {
    const facts: Record<string, FactValue> = {};
    const defaulted = new Set<string>();
    for (const id of new Set(rules.flatMap((rule) => rule.facts))) {
      // Most are known from a decision made before: waiting for each would take longer than deciding.
      const read = this.#values.has(id) ? this.#values.get(id) : await this.#valueOf(id);
      const value = read ?? this.#edition.facts[id]?.default;
      if (value !== undefined) facts[id] = value;
      if (read === undefined && value !== undefined) defaulted.add(id);
    }
    return { facts, defaulted };
  }

  async #valueOf(id: string): Promise<FactValue | undefined> {
    const value = await this.#read(id);
    const fact = this.#edition.facts[id];
    const problems = fact && value !== undefined ? checkFact(fact, value) : [];
    if (problems.length > 0) throw new FactError(problems);
    this.#values.set(id, value);
    return value;
  }
}

/** The engine's own results, by the names of rules. */
async function evaluate(
  rules: readonly PreparedRule[],
  values: Readonly<Record<string, FactValue>>,
): Promise<Map<string, RuleResult>> {
  const engine = createEngine(rules.map(({ properties }) => properties));
  const { results, failureResults } = await engine.run(values);
  return new Map([...results, ...failureResults].map((result) => [result.name, result]));
}

function nodeOf({ name }: Rule, results: ReadonlyMap<string, RuleResult>): EngineNode {
  const result = results.get(name);
  if (!result) throw new Error(`the engine skipped the rule ${name}`);
  return result.conditions as EngineNode;
}
