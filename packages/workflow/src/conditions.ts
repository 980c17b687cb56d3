import {
  allOf,
  anyOf,
  type Condition,
  type FactValue,
  holds,
  isParameter,
  type Leaf,
  parameterId,
  type Truth,
  visit,
} from '@bitan/definitions';
import type { Known } from './state.ts';

/** Evaluates a condition of the flow over facts, earlier outcomes and the answers at hand. */
export function holdsIn(condition: Condition, known: Known): Truth {
  return visit<Truth>(condition, {
    all: allOf,
    any: anyOf,
    not: (of) => (of === undefined ? undefined : !of),
    leaf: (leaf) => leafHolds(leaf, known),
  });
}

function leafHolds({ fact, operator, value }: Leaf, known: Known): Truth {
  const actual = valueOf(fact, operator, known);
  const expected = isParameter(value) ? known.parameters[parameterId(value)]?.value : value;
  if (actual === undefined || expected === undefined) return undefined;
  if (typeof expected === 'object' && !Array.isArray(expected)) return undefined;
  return holds(operator, actual, expected);
}

function valueOf(fact: string, operator: Leaf['operator'], known: Known): FactValue | undefined {
  const answer = after('answer:', fact);
  if (answer !== undefined) return known.answers?.[answer] as FactValue | undefined;
  const decision = after('decision:', fact);
  if (decision === undefined) return known.facts[fact];
  const types = known.outcomes[decision]?.map(({ type }) => type);
  const asSet = operator === 'contains' || operator === 'doesNotContain';
  return asSet ? types : types?.[0];
}

/** `answer:x` → `x`; undefined when `text` does not begin so. */
export function after(prefix: string, text: string): string | undefined {
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
}
