import Type, { type Static } from 'typebox';
import { Id, list, Named, optional, shape, Text } from './shared.ts';

/** The flow as it is drawn, with where this case has been. */
export const FlowView = shape({
  phases: list(Named),
  stages: list(
    shape({
      id: Id,
      title: Text,
      phase: Id,
      final: Type.Boolean(),
      state: Type.Enum(['current', 'visited', 'ahead']),
    }),
  ),
  edges: list(shape({ from: Id, to: Id, label: optional(Text), taken: Type.Boolean() })),
});
export type FlowView = Static<typeof FlowView>;

const StepView = shape({
  ...Named.properties,
  roles: list(Named),
  /** Who approves it, where it waits for that. */
  approvers: list(Named),
  /** By when, in words. */
  within: list(Text),
});

/** Something explained: what it is about, and what there is to know. */
export const Explanation = shape({ title: Text, text: Text });

/** How cases of a type are worked on, as it is in force. */
export const ProcedureView = shape({
  ...Named.properties,
  description: optional(Text),
  /** What everybody it concerns is to know of it. */
  explains: list(Explanation),
  flow: FlowView,
  start: StepView,
  stages: list(shape({ ...Named.properties, steps: list(StepView) })),
  anytime: list(StepView),
});
export type ProcedureView = Static<typeof ProcedureView>;
