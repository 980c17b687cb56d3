import { type Condition, type Leaf, type Operator, opposites } from '@bitan/definitions';
import type { JsonSchema } from './json-schema.ts';

/**
 * A JSON Schema that answers satisfy exactly when the condition holds of them. What is undetermined
 * (an answer is missing) does not hold, and neither does its opposite; so negation is pushed down
 * to the leaves, where both ways ask for the answer.
 */
export function schemaOf(condition: Condition, negated = false): JsonSchema {
  if ('fact' in condition) return leafSchema(condition, negated);
  if ('not' in condition) return schemaOf(condition.not, !negated);
  const [kind, parts] =
    'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  const of = parts.map((part) => schemaOf(part, negated));
  return (kind === 'all') === negated ? { anyOf: of } : { allOf: of };
}

function leafSchema({ fact, operator, value }: Leaf, negated: boolean): JsonSchema {
  const field = fact.replace(/^answer:/, '');
  const test = tests[negated ? opposites[operator] : operator](value);
  return { properties: { [field]: test }, required: [field] };
}

const tests: Record<Operator, (value: unknown) => JsonSchema> = {
  equal: (value) => ({ const: value }),
  notEqual: (value) => ({ not: { const: value } }),
  in: (value) => ({ enum: value }),
  notIn: (value) => ({ not: { enum: value } }),
  contains: (value) => ({ contains: { const: value } }),
  doesNotContain: (value) => ({ not: { contains: { const: value } } }),
  lessThan: (value) => ({ type: 'number', exclusiveMaximum: value }),
  lessThanInclusive: (value) => ({ type: 'number', maximum: value }),
  greaterThan: (value) => ({ type: 'number', exclusiveMinimum: value }),
  greaterThanInclusive: (value) => ({ type: 'number', minimum: value }),
};
