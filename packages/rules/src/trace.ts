import {
  type Condition,
  type FactValue,
  isParameter,
  type Leaf,
  parameterId,
  type Rule,
} from '@bitan/definitions';
import type { RuleResult } from 'json-rules-engine';
import type { ConditionTrace, Holds, LeafTrace, RuleTrace } from './decided.ts';

/** What a run read. */
export interface Readings {
  readonly values: Readonly<Record<string, FactValue>>;
  readonly defaulted: ReadonlySet<string>;
  /** Decisions that are not complete, with the facts that they lack. */
  readonly open: ReadonlyMap<string, readonly string[]>;
  readonly parameters: Readonly<Record<string, FactValue>>;
}

/** A node of the engine's own result: a group has its key, a leaf its `result`. */
type EngineNode = { result?: boolean; all?: EngineNode[]; any?: EngineNode[]; not?: EngineNode };

/** What a rule and each of its conditions came to. */
export function traceOf(rule: Rule, result: RuleResult | undefined, readings: Readings): RuleTrace {
  if (!result) throw new Error(`the engine skipped the rule ${rule.name}`);
  const conditions = trace(rule.conditions, result.conditions as EngineNode, readings);
  const { type, params = {} } = rule.event;
  return { rule: rule.name, holds: conditions.holds, event: { type, params }, conditions };
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
  const { values, defaulted, open, parameters } = readings;
  const actual = values[fact];
  const id = isParameter(value) ? parameterId(value) : undefined;
  const expected = id === undefined ? (value as FactValue) : parameters[id];
  const known = actual !== undefined && !(open.has(fact) && isOpen(actual, operator, expected));
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

/** Whether more outcomes of an incomplete decision could still change a comparison with the set. */
function isOpen(actual: FactValue, operator: string, expected: FactValue | undefined): boolean {
  const settled = Array.isArray(actual) && actual.includes(expected as string);
  return !(settled && (operator === 'contains' || operator === 'doesNotContain'));
}
