import Type, { type Static } from 'typebox';
import { Group } from './condition.ts';
import { closed } from './schema.ts';
import { Basis, Id, Scalar, Text } from './text.ts';

/** What a rule makes happen: an outcome type of the decision, with literal parameters. */
export const RuleEvent = closed({
  type: Id,
  params: Type.Optional(Type.Record(Id, Scalar)),
});
export type RuleEvent = Static<typeof RuleEvent>;

/**
 * A json-rules-engine rule with its title and basis. In a `first` decision the order of the list
 * decides; `priority` is filled in from it when rules are exported to another engine.
 * A rule in effect only for a time has `effective` instants (UTC, ISO 8601).
 */
export const Rule = closed({
  name: Id,
  title: Text,
  conditions: Group,
  event: RuleEvent,
  priority: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  basis: Type.Array(Basis, { minItems: 1 }),
  effective: Type.Optional(
    closed({ from: Type.Optional(Type.String()), until: Type.Optional(Type.String()) }),
  ),
  locked: Type.Optional(Type.Boolean()),
});
export type Rule = Static<typeof Rule>;

/**
 * `severity` orders the outcomes for "never milder than the level above"; equal numbers are
 * equally severe. `params` gives the titles of parameter values, for explanations.
 */
export const Outcome = closed({
  type: Id,
  title: Text,
  severity: Type.Optional(Type.Integer({ minimum: 0 })),
  params: Type.Optional(
    Type.Record(
      Id,
      closed({
        title: Text,
        values: Type.Optional(Type.Array(closed({ value: Scalar, title: Text }))),
      }),
    ),
  ),
});
export type Outcome = Static<typeof Outcome>;

/**
 * `first`: the first rule in the list that holds decides. `collect`: every rule that holds adds
 * its outcome. `requires`: decisions that are made before, whose outcomes are read as the facts
 * `decision:<id>`. `otherwise`: the outcome when no rule holds.
 */
export const Decision = closed({
  $schema: Type.Optional(Type.String()),
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  hit: Type.Enum(['first', 'collect']),
  requires: Type.Optional(Type.Array(Id)),
  outcomes: Type.Array(Outcome, { minItems: 1 }),
  rules: Type.Array(Rule, { minItems: 1, maxItems: 1000 }),
  otherwise: Type.Optional(RuleEvent),
});
export type Decision = Static<typeof Decision>;

/**
 * What a local pack says of a decision of the level above: rules added (before a named rule, which
 * may be an added one, or at the end), unlocked rules replaced under their name or left out, and
 * another `order` of rules of the level above; those it does not name stay behind the one they
 * followed.
 */
export const DecisionOverlay = closed({
  $schema: Type.Optional(Type.String()),
  decision: Id,
  add: Type.Optional(
    Type.Array(closed({ rule: Rule, before: Type.Optional(Id) }), { minItems: 1 }),
  ),
  replace: Type.Optional(Type.Array(Rule, { minItems: 1 })),
  disable: Type.Optional(Type.Array(Id, { minItems: 1 })),
  order: Type.Optional(Type.Array(Id, { minItems: 1, uniqueItems: true })),
});
export type DecisionOverlay = Static<typeof DecisionOverlay>;
