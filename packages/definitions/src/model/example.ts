import Type, { type Static } from 'typebox';
import { RuleEvent } from './decision.ts';
import { ParameterValue } from './parameter.ts';
import { closed } from './schema.ts';
import { Id, Scalar, Text } from './text.ts';

/**
 * A case of the policy with the outcomes that it must have: `cases.json` of a pack, run by
 * `bitan test` and before every publication. `never` names outcomes that it must not have.
 * `parameters` are values that the case supposes in place of the edition's own: a case about a
 * threshold says which, so that another value of it, here or below, leaves the case true.
 */
export const Example = closed({
  id: Id,
  title: Text,
  source: Type.Optional(Type.String({ description: 'Where the case comes from' })),
  parameters: Type.Optional(Type.Record(Id, ParameterValue)),
  facts: Type.Record(Id, Type.Union([Scalar, Type.Array(Scalar)])),
  expect: Type.Array(
    closed({
      decision: Id,
      outcomes: Type.Optional(Type.Array(RuleEvent)),
      never: Type.Optional(Type.Array(Id)),
    }),
    { minItems: 1 },
  ),
});
export type Example = Static<typeof Example>;
