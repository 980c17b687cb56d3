import {
  type Condition,
  type FactValue,
  isParameter,
  type Leaf,
  parameterId,
  type Rule,
} from '@bitan/definitions';
import {
  type ConditionTrace,
  type Decided,
  givenBy,
  type Holds,
  type LeafTrace,
  type RuleTrace,
} from './decided.ts';
import { asFact } from './find.ts';

/** What a run read. */
export interface Readings {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly defaulted: ReadonlySet<string>;
  /** The decisions that were made before, by the facts under which conditions read them. */
  readonly decisions: ReadonlyMap<string, Decided>;
  readonly parameters: Readonly<Record<string, FactValue>>;
}

export function readingsOf(
  facts: Readonly<Record<string, FactValue>>,
  defaulted: ReadonlySet<string>,
  required: readonly Decided[],
  parameters: Readings['parameters'],
): Readings {
  // Without a prototype: a fact named like a member of every object must still be missing.
  const values: Record<string, FactValue> = Object.assign(Object.create(null), facts);
  for (const { decision, outcome, outcomes } of required) {
    const value = outcomes?.map(({ type }) => type) ?? outcome?.type;
    if (value !== undefined) values[asFact(decision)] = value;
  }
  const decisions = new Map(required.map((one) => [asFact(one.decision), one]));
  return { values, defaulted, decisions, parameters };
}

/** A node of the engine's own result: a group has its key, a leaf its `result`. */
export type EngineNode = {
  result?: boolean;
  all?: EngineNode[];
  any?: EngineNode[];
  not?: EngineNode;
};

/** What a rule and each of its conditions came to. */
export function traceOf(rule: Rule, node: EngineNode, readings: Readings): RuleTrace {
  const conditions = trace(rule.conditions, node, readings);
  return { rule: rule.name, holds: conditions.holds, event: givenBy(rule.event), conditions };
}

function trace(
  condition: Condition,
  node: EngineNode | undefined,
  readings: Readings,
): ConditionTrace {
  if ('fact' in condition) return leaf(condition, node?.result === true, readings);
  if ('not' in condition) {
    const of = trace(condition.not, node?.not, readings);
    return { kind: 'not', holds: of.holds === null ? null : !of.holds, of: [of] };
  }
  const kind = 'all' in condition ? 'all' : 'any';
  const parts: readonly Condition[] = 'all' in condition ? condition.all : condition.any;
  const of = parts.map((part, i) => trace(part, node?.[kind]?.[i], readings));
  return { kind, holds: folds[kind](of.map(({ holds }) => holds)), of };
}

/** Kleene's logic: what decides wins over what is undetermined. */
const folds = {
  all: (of: readonly Holds[]): Holds =>
    of.includes(false) ? false : of.includes(null) ? null : true,
  any: (of: readonly Holds[]): Holds =>
    of.includes(true) ? true : of.includes(null) ? null : false,
};

function leaf({ fact, operator, value }: Leaf, result: boolean, readings: Readings): LeafTrace {
  const { values, defaulted, decisions, parameters } = readings;
  const actual = values[fact];
  const id = isParameter(value) ? parameterId(value) : undefined;
  const expected = id === undefined ? (value as FactValue) : parameters[id];
  const decided = decisions.get(fact);
  const known = decided ? isSettled(decided, actual, expected) : actual !== undefined;
  return {
    kind: 'leaf',
    holds: known ? result : null,
    fact,
    operator,
    ...(actual !== undefined && { value: actual }),
    ...(expected !== undefined && { expected }),
    ...(id !== undefined && { parameter: id }),
    ...(!known && { missing: true }),
    ...(defaulted.has(fact) && { defaulted: true }),
  };
}

/**
 * Whether a comparison with the outcome of a decision cannot change any more: it is complete (one
 * that came to nothing compares false), or it has collected already what it is asked for.
 */
function isSettled(
  { complete }: Decided,
  actual: FactValue | undefined,
  expected: FactValue | undefined,
): boolean {
  return complete || (Array.isArray(actual) && actual.includes(expected as string));
}
