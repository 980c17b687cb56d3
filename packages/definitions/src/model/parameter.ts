import Type, { type Static } from 'typebox';
import { closed } from './schema.ts';
import { Basis, Choice, Duration, Id, Scalar, Text } from './text.ts';

export const ParameterValue = Type.Union([Scalar, Type.Array(Scalar), Duration]);
export type ParameterValue = Static<typeof ParameterValue>;

/** The value that a parameter has from an instant on (UTC, ISO 8601): it changes by itself. */
export const LaterValue = closed({
  from: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z$' }),
  value: ParameterValue,
  basis: Type.Array(Basis, { minItems: 1 }),
});
export type LaterValue = Static<typeof LaterValue>;

/** What parameters are about, in the order in which people read of it. */
export const Topic = closed({ id: Id, title: Text });
export type Topic = Static<typeof Topic>;

/**
 * A discretionary word of the policy (多次, 反映强烈, 规定的时限…) as a named value.
 *
 * `stricter` says which way is tightening: a `lower` or `higher` number or duration, `true` or
 * `false`, `more` or `fewer` members of a set. A `locked` parameter may only be tightened below the
 * level that locked it; one that is locked and has no `stricter` may not be changed at all. An
 * unlocked one may take any value within `range`. `later` are values that follow by themselves.
 */
export const Parameter = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  /** Of the topics. */
  topic: Type.Optional(Id),
  type: Type.Enum(['integer', 'number', 'boolean', 'enum', 'set', 'duration']),
  value: ParameterValue,
  later: Type.Optional(Type.Array(LaterValue)),
  unit: Type.Optional(Text),
  values: Type.Optional(Type.Array(Choice, { minItems: 1 })),
  range: Type.Optional(
    closed({
      min: Type.Optional(Type.Union([Type.Number(), Duration])),
      max: Type.Optional(Type.Union([Type.Number(), Duration])),
    }),
  ),
  stricter: Type.Optional(Type.Enum(['lower', 'higher', 'true', 'false', 'more', 'fewer'])),
  locked: Type.Optional(Type.Boolean()),
  basis: Type.Array(Basis, { minItems: 1 }),
});
export type Parameter = Static<typeof Parameter>;

/** What a local pack says of a parameter of the level above. */
export const ParameterOverride = closed({
  id: Id,
  value: ParameterValue,
  later: Type.Optional(Type.Array(LaterValue)),
  locked: Type.Optional(Type.Literal(true)),
  basis: Type.Array(Basis, { minItems: 1 }),
});
export type ParameterOverride = Static<typeof ParameterOverride>;
