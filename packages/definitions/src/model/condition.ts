import Type from 'typebox';
import type { Scalar } from './text.ts';

/**
 * A condition in the language of json-rules-engine, closed: exactly one of `all`, `any`, `not` and
 * `fact`, never an empty list, no `path`, no `params`. What a `fact` may name depends on the place:
 * a fact of the vocabulary, `decision:<id>` (the outcome of an earlier decision: an outcome type,
 * or the set of them where the decision collects), or in a form `answer:<field>`.
 */
export type Condition = All | Any | Not | Leaf;
export type All = { all: Condition[] };
export type Any = { any: Condition[] };
export type Not = { not: Condition };
export type Leaf = { fact: string; operator: Operator; value: Operand };

/** What a rule has at its root: json-rules-engine takes no bare leaf there. */
export type Group = All | Any | Not;

/** A literal, a list of literals (`in`, `notIn`), or a parameter: `{ "fact": "param:<id>" }`. */
export type Operand = Scalar | Scalar[] | ParameterReference;
export type ParameterReference = { fact: `param:${string}` };

export const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
export type Operator = (typeof operators)[number];

/** How large a condition may grow, after measured attacks (`guardrails.md`). */
export const conditionLimits = { depth: 8, nodes: 500, values: 200 } as const;

/** Stands for a condition in the schemas; `conditionSchema` is what it refers to. */
export const Condition = Type.Unsafe<Condition>({ $ref: '#/$defs/condition' });
export const Group = Type.Unsafe<Group>({ $ref: '#/$defs/condition' });

/** The JSON Schema of a condition, for editors; `checkCondition` says more than it can. */
export const conditionSchema = {
  oneOf: [
    ...(['all', 'any'] as const).map((kind) => ({
      type: 'object',
      properties: { [kind]: { type: 'array', minItems: 1, items: { $ref: '#/$defs/condition' } } },
      required: [kind],
      additionalProperties: false,
    })),
    {
      type: 'object',
      properties: { not: { $ref: '#/$defs/condition' } },
      required: ['not'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { fact: { type: 'string' }, operator: { enum: operators }, value: {} },
      required: ['fact', 'operator', 'value'],
      additionalProperties: false,
    },
  ],
};
