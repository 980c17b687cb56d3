import Type, { type Static } from 'typebox';
import { Condition } from './condition.ts';
import { Filter } from './fact.ts';
import { closed, tagged } from './schema.ts';
import { Basis, Id, levels, Text } from './text.ts';

const common = {
  id: Id,
  title: Text,
  basis: Type.Array(Basis, { minItems: 1 }),
};

/**
 * What no edition may ever do. An invariant binds every level below the one that declares it, and
 * binds people too: a deviation from a proposal that would break it is refused.
 *
 * - `decision`: when the condition holds, the decision never has one of these outcomes (proved over
 *   all facts before an edition is published, and checked on every outcome that a person chooses).
 * - `stage`: the stage is never entered while the condition holds or is undetermined.
 * - `action`: the action is open only to offices of these levels.
 * - `count`: the history fact leaves these entries out.
 */
export const Invariant = tagged('kind', [
  closed({
    kind: Type.Literal('decision'),
    ...common,
    decision: Id,
    when: Condition,
    never: Type.Array(Id, { minItems: 1 }),
  }),
  closed({ kind: Type.Literal('stage'), ...common, workflow: Id, stage: Id, never: Condition }),
  closed({
    kind: Type.Literal('action'),
    ...common,
    workflow: Id,
    action: Id,
    levels: Type.Array(Type.Enum([...levels]), { minItems: 1 }),
  }),
  closed({ kind: Type.Literal('count'), ...common, fact: Id, except: Filter }),
]);
export type Invariant = Static<typeof Invariant>;
