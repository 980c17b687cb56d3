import type { Decision, Edition, Facts, FactValue, Rule, RuleEvent } from '@bitan/definitions';
import { factsOf, isParameter, leavesOf, parameterId } from '@bitan/definitions';
import type { RuleProperties, RuleResult } from 'json-rules-engine';
import type { Decided, OutcomeGiven, RuleTrace } from './decided.ts';
import { createEngine } from './engine.ts';
import { checkFact, checkFacts, FactError } from './fact-error.ts';
import { type Readings, traceOf } from './trace.ts';

/** Gives the value of a fact, or undefined when nothing says it. */
export type FactReader = (id: string) => FactValue | undefined | Promise<FactValue | undefined>;

export interface DecideOptions {
  /** The instant (UTC, ISO 8601) for which rules must be in effect; without it all take part. */
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
  options: DecideOptions = {},
): Promise<Decided> {
  if (typeof facts !== 'function') checkFacts(edition, facts);
  const read = typeof facts === 'function' ? facts : (id: string) => facts[id];
  return new Run(edition, read, options.at).decide(decision);
}

/** One run: facts are read once, and each required decision is made once. */
class Run {
  readonly #edition: Edition;
  readonly #read: FactReader;
  readonly #at: string | undefined;
  readonly #values = new Map<string, FactValue | undefined>();
  readonly #made = new Map<string, Promise<Decided>>();

  constructor(edition: Edition, read: FactReader, at: string | undefined) {
    this.#edition = edition;
    this.#read = read;
    this.#at = at;
  }

  decide(id: string): Promise<Decided> {
    const made = this.#made.get(id) ?? this.#make(id);
    this.#made.set(id, made);
    return made;
  }

  async #make(id: string): Promise<Decided> {
    const decision = this.#edition.decisions[id];
    if (!decision) throw new Error(`the edition has no decision ${id}`);
    const required: Decided[] = [];
    for (const before of decision.requires ?? []) required.push(await this.decide(before));
    const prepared = prepare(this.#edition, decision);
    const readings = await this.#readings(prepared, required);
    const rules = decision.rules.map((rule, i) => ({ rule, properties: prepared.rules[i] }));
    const inEffect = rules.filter(({ rule }) => isInEffect(rule, this.#at));
    const engine = createEngine(inEffect.flatMap(({ properties }) => properties ?? []));
    const { results, failureResults } = await engine.run({
      ...readings.values,
      ...prepared.operands,
    });
    const byName = new Map<string, RuleResult>();
    for (const result of [...results, ...failureResults]) byName.set(String(result.name), result);
    const trace = inEffect.map(({ rule }) => traceOf(rule, byName.get(rule.name), readings));
    return conclude(this.#edition, decision, trace, readings, required);
  }

  async #readings(prepared: Prepared, required: readonly Decided[]): Promise<Readings> {
    const values: Record<string, FactValue> = {};
    const defaulted = new Set<string>();
    for (const id of prepared.facts) {
      const value = await this.#valueOf(id);
      const fallback = this.#edition.facts[id]?.default;
      if (value !== undefined) values[id] = value;
      else if (fallback !== undefined) {
        values[id] = fallback;
        defaulted.add(id);
      }
    }
    const open = new Map<string, readonly string[]>();
    for (const before of required) {
      const id = `decision:${before.decision}`;
      if (!before.complete) open.set(id, before.missing);
      if (before.outcomes) values[id] = before.outcomes.map(({ type }) => type);
      else if (before.outcome) values[id] = before.outcome.type;
    }
    return { values, defaulted, open, parameters: prepared.parameters };
  }

  async #valueOf(id: string): Promise<FactValue | undefined> {
    if (this.#values.has(id)) return this.#values.get(id);
    const value = await this.#read(id);
    const fact = this.#edition.facts[id];
    const problems = fact && value !== undefined ? checkFact(fact, value) : [];
    if (problems.length > 0) throw new FactError(problems);
    this.#values.set(id, value);
    return value;
  }
}

/** What does not depend on facts, made once for each decision of an edition. */
interface Prepared {
  readonly rules: readonly RuleProperties[];
  readonly facts: readonly string[];
  /** The parameters that rules compare with, by id, and as the facts that rules name. */
  readonly parameters: Readonly<Record<string, FactValue>>;
  readonly operands: Readonly<Record<string, FactValue>>;
}

const preparedBy = new WeakMap<Edition, Map<string, Prepared>>();

function prepare(edition: Edition, decision: Decision): Prepared {
  const prepared = preparedBy.get(edition) ?? new Map<string, Prepared>();
  preparedBy.set(edition, prepared);
  const ready = prepared.get(decision.id) ?? prepareAnew(edition, decision);
  prepared.set(decision.id, ready);
  return ready;
}

function prepareAnew(edition: Edition, decision: Decision): Prepared {
  const { rules } = decision;
  const parameters: Record<string, FactValue> = {};
  for (const { value } of rules.flatMap(({ conditions }) => leavesOf(conditions))) {
    if (!isParameter(value)) continue;
    const id = parameterId(value);
    parameters[id] = edition.parameters[id]?.value as FactValue;
  }
  return {
    rules: asEngineRules(rules),
    facts: [...new Set(rules.flatMap(({ conditions }) => factsOf(conditions)))].filter(
      (id) => !id.startsWith('decision:'),
    ),
    parameters,
    operands: Object.fromEntries(
      Object.entries(parameters).map(([id, value]) => [`param:${id}`, value]),
    ),
  };
}

/** Rules as any json-rules-engine takes them; priorities come from the order of the list. */
export function asEngineRules(rules: readonly Rule[]): RuleProperties[] {
  return rules.map(({ name, conditions, event }, i) => ({
    name,
    conditions: conditions as RuleProperties['conditions'],
    event: event as RuleProperties['event'],
    priority: rules.length - i,
  }));
}

function isInEffect({ effective }: Rule, at: string | undefined): boolean {
  if (!effective || at === undefined) return true;
  const { from = '', until = '9999' } = effective;
  return from <= at && at < until;
}

function conclude(
  edition: Edition,
  decision: Decision,
  trace: readonly RuleTrace[],
  readings: Readings,
  required: readonly Decided[],
): Decided {
  const { values, defaulted, parameters } = readings;
  const facts = Object.fromEntries(
    Object.entries(values).filter(([id]) => !id.startsWith('decision:')),
  );
  const common = {
    decision: decision.id,
    edition: edition.id,
    hit: decision.hit,
    defaulted: [...defaulted],
    trace,
    facts,
    parameters,
    required,
  };
  if (decision.hit === 'collect') return { ...common, ...collect(decision, trace, readings) };
  return { ...common, ...first(decision, trace, readings) };
}

type Conclusion = Pick<Decided, 'complete' | 'outcome' | 'outcomes' | 'fired' | 'missing'>;

/** Every rule that holds adds its outcome; equal ones count once. */
function collect(decision: Decision, trace: readonly RuleTrace[], readings: Readings): Conclusion {
  const held = trace.filter(({ holds }) => holds === true);
  const open = trace.filter(({ holds }) => holds === null);
  const given = held.map(({ event }) => event);
  const { otherwise } = decision;
  const fallback = held.length === 0 && open.length === 0 && otherwise ? [givenBy(otherwise)] : [];
  const once = new Map([...given, ...fallback].map((event) => [JSON.stringify(event), event]));
  return {
    complete: open.length === 0,
    outcomes: [...once.values()],
    fired: held.map(({ rule }) => rule),
    missing: missingIn(open, readings),
  };
}

/** The first rule that is not false decides; one that is undetermined leaves all open. */
function first(decision: Decision, trace: readonly RuleTrace[], readings: Readings): Conclusion {
  const deciding = trace.find(({ holds }) => holds !== false);
  if (deciding?.holds === null) {
    return { complete: false, fired: [], missing: missingIn([deciding], readings) };
  }
  const { otherwise } = decision;
  const outcome = deciding?.event ?? (otherwise && givenBy(otherwise));
  return {
    complete: true,
    ...(outcome && { outcome }),
    fired: deciding ? [deciding.rule] : [],
    missing: [],
  };
}

export const givenBy = ({ type, params = {} }: RuleEvent): OutcomeGiven => ({ type, params });

/** The facts that leave these rules undetermined; a decision stands for the facts that it lacks. */
function missingIn(open: readonly RuleTrace[], { open: decisions }: Readings): string[] {
  const missing = new Set<string>();
  const walk = (node: RuleTrace['conditions']): void => {
    if (node.holds !== null) return;
    if (node.kind !== 'leaf') for (const one of node.of) walk(one);
    else for (const fact of decisions.get(node.fact) ?? [node.fact]) missing.add(fact);
  };
  for (const { conditions } of open) walk(conditions);
  return [...missing];
}
