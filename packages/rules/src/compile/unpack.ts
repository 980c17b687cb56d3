import type { Condition, FactValue } from '@bitan/definitions';
import { conclude } from '../conclude.ts';
import type { Decided } from '../decided.ts';
import { prepare } from '../prepare.ts';
import { type EngineNode, readingsOf, traceOf } from '../trace.ts';
import { closures } from './closures.ts';
import type { Node, Plan, PlannedDecision } from './plan.ts';
import type { Decider, Slot } from './result.ts';

/** A packed trace that does not say what the values of its case lead to. */
export class CorruptTrace extends Error {
  constructor() {
    super(
      '压缩的判断过程与事实不符：请用当时的版本重新判断 / the packed trace does not fit the facts: decide again with the edition of then',
    );
    this.name = 'CorruptTrace';
  }
}

/**
 * The decision as `decide` gives it, with its full trace, from a packed one.
 *
 * @param values of the case, in the order of `plan.facts`
 * @throws CorruptTrace
 */
export function unpack(
  plan: Plan,
  packed: Int32Array,
  offset: number,
  values: readonly Slot[],
): Decided {
  assertSound(plan, packed, offset, values);
  const made = new Map<string, Decided>();
  for (const planned of plan.decisions) {
    made.set(planned.decision.id, unpackOne(plan, planned, made, packed, offset, values));
  }
  return made.get(plan.decisions.at(-1)?.decision.id ?? '') as Decided;
}

function unpackOne(
  plan: Plan,
  { decision, rules }: PlannedDecision,
  made: ReadonlyMap<string, Decided>,
  packed: Int32Array,
  offset: number,
  values: readonly Slot[],
): Decided {
  const required = (decision.requires ?? []).map((id) => made.get(id) as Decided);
  const prepared = prepare(plan.edition, decision);
  const inEffect = new Set(rules.map(({ rule }) => rule.name));
  const read = prepared.rules
    .filter(({ rule }) => inEffect.has(rule.name))
    .flatMap((rule) => rule.facts);
  const { facts, defaulted } = known(plan, read, values);
  const { operands, parameters } = prepared;
  const readings = readingsOf({ ...facts, ...operands }, defaulted, required, parameters);
  const holds = (bit: number) => ((packed[offset + (bit >>> 5)] ?? 0) & (1 << (bit & 31))) !== 0;
  const trace = rules.map(({ rule, node }) =>
    traceOf(rule, nodeOf(rule.conditions, node, holds), readings),
  );
  return {
    decision: decision.id,
    edition: plan.edition.id,
    hit: decision.hit,
    ...conclude(decision, trace, readings),
    defaulted: [...defaulted],
    trace,
    facts,
    parameters,
    required,
  };
}

function known({ edition, facts: slots }: Plan, read: readonly string[], values: readonly Slot[]) {
  const facts: Record<string, FactValue> = {};
  const defaulted = new Set<string>();
  for (const id of new Set(read)) {
    const said = values[slots.indexOf(id)];
    const value = said === undefined ? edition.facts[id]?.default : said;
    if (value !== undefined && value !== null) facts[id] = value;
    if (said === undefined && value !== undefined) defaulted.add(id);
  }
  return { facts, defaulted };
}

/** The answers as json-rules-engine would give them: for every leaf, whether it held. */
function nodeOf(condition: Condition, node: Node, holds: (bit: number) => boolean): EngineNode {
  if (node.kind === 'leaf') return { result: holds(node.bit) };
  if (node.kind === 'not') {
    return 'not' in condition ? { not: nodeOf(condition.not, node.of, holds) } : {};
  }
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const of = parts.map((part, i) => nodeOf(part, node.of[i] as Node, holds));
  return node.kind === 'all' ? { all: of } : { any: of };
}

/** Deciding again is faster than unpacking, and finds every bit that is wrong. */
function assertSound(
  plan: Plan,
  packed: Int32Array,
  offset: number,
  values: readonly Slot[],
): void {
  const decide = deciders.get(plan) ?? closures(plan);
  deciders.set(plan, decide);
  const again = new Int32Array(plan.packedWords);
  decide(values, again, 0);
  if (again.some((word, i) => word !== packed[offset + i])) throw new CorruptTrace();
}

const deciders = new WeakMap<Plan, Decider>();
