import type { Condition, Leaf, Operand, Operator, ParameterReference } from './model/condition.ts';
import type { FactValue } from './model/fact.ts';
import type { Scalar } from './model/text.ts';

/** Three-valued truth: `undefined` where a missing fact keeps it undetermined. */
export type Truth = boolean | undefined;

/** One object with what to do for each kind of condition; `visit` folds a tree through it. */
export interface ConditionVisitor<R> {
  all(of: R[], condition: Condition): R;
  any(of: R[], condition: Condition): R;
  not(of: R, condition: Condition): R;
  leaf(leaf: Leaf): R;
}

/** Folds a condition from its leaves up. */
export function visit<R>(condition: Condition, visitor: ConditionVisitor<R>): R {
  if ('all' in condition) {
    return visitor.all(
      condition.all.map((c) => visit(c, visitor)),
      condition,
    );
  }
  if ('any' in condition) {
    return visitor.any(
      condition.any.map((c) => visit(c, visitor)),
      condition,
    );
  }
  if ('not' in condition) return visitor.not(visit(condition.not, visitor), condition);
  return visitor.leaf(condition);
}

/** The leaves of a condition, in the order in which they are written. */
export function leavesOf(condition: Condition): Leaf[] {
  return visit<Leaf[]>(condition, {
    all: (of) => of.flat(),
    any: (of) => of.flat(),
    not: (of) => of,
    leaf: (leaf) => [leaf],
  });
}

/** The ids that a condition reads, each once: facts, `decision:…`, `answer:…`; no parameters. */
export function factsOf(condition: Condition): string[] {
  return [...new Set(leavesOf(condition).map((leaf) => leaf.fact))];
}

export function isParameter(operand: Operand): operand is ParameterReference {
  return typeof operand === 'object' && !Array.isArray(operand);
}

/** `param:repeat.limit` → `repeat.limit`. */
export function parameterId(reference: ParameterReference): string {
  return reference.fact.slice('param:'.length);
}

/** Kleene's conjunction: false wins, then undetermined. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** Kleene's disjunction: true wins, then undetermined. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

/** What conditions are evaluated against; `parameter` is needed where leaves name one. */
export interface Lookup {
  fact(id: string): FactValue | undefined;
  parameter?(id: string): Scalar | Scalar[] | undefined;
}

/** Evaluates a condition; a leaf whose fact or parameter is missing is undetermined. */
export function evaluate(condition: Condition, lookup: Lookup): Truth {
  return visit<Truth>(condition, {
    all: allOf,
    any: anyOf,
    not: (of) => (of === undefined ? undefined : !of),
    leaf: ({ fact, operator, value }) => {
      const actual = lookup.fact(fact);
      const expected = isParameter(value) ? lookup.parameter?.(parameterId(value)) : value;
      if (actual === undefined || expected === undefined) return undefined;
      return holds(operator, actual, expected);
    },
  });
}

/**
 * Whether `actual <operator> expected`. Total and typed, unlike json-rules-engine's own operators:
 * values of different types are never equal, `in` is no substring test, only numbers and dates
 * are ordered, and anything that does not fit is false, for the negated operators too.
 */
export function holds(operator: Operator, actual: FactValue, expected: FactValue): boolean {
  return tests[operator](actual, expected);
}

type Test = (actual: FactValue, expected: FactValue) => boolean;

const scalar = (value: FactValue): value is Scalar => !Array.isArray(value);
const alike = (a: FactValue, b: FactValue): boolean => typeof a === typeof b;
const civilDate = /^\d{4}-\d{2}-\d{2}$/;
const ordered = (a: FactValue, b: FactValue): boolean =>
  (typeof a === 'number' && typeof b === 'number') ||
  (typeof a === 'string' && typeof b === 'string' && civilDate.test(a) && civilDate.test(b));

const tests: Record<Operator, Test> = {
  equal: (a, b) => scalar(a) && scalar(b) && a === b,
  notEqual: (a, b) => scalar(a) && scalar(b) && alike(a, b) && a !== b,
  in: (a, b) => scalar(a) && !scalar(b) && b.includes(a),
  notIn: (a, b) => scalar(a) && !scalar(b) && !b.includes(a),
  contains: (a, b) => !scalar(a) && scalar(b) && a.includes(b),
  doesNotContain: (a, b) => !scalar(a) && scalar(b) && !a.includes(b),
  lessThan: (a, b) => ordered(a, b) && a < b,
  lessThanInclusive: (a, b) => ordered(a, b) && a <= b,
  greaterThan: (a, b) => ordered(a, b) && a > b,
  greaterThanInclusive: (a, b) => ordered(a, b) && a >= b,
};
