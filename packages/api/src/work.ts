import { Form, permissions, RuleEvent } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import { alarms } from './alarms.ts';
import { FlowView } from './flow.ts';
import {
  Answers,
  Basis,
  Colleague,
  Count,
  Day,
  EditionId,
  Id,
  Instant,
  list,
  Named,
  optional,
  paged,
  Revision,
  shape,
  Text,
  Uuid,
} from './shared.ts';

export const Office = shape({
  id: Uuid,
  title: Text,
  level: Type.String(),
  pack: Id,
});

/** Who is signed in, for which office, and what the roles allow beside the actions of cases. */
export const Me = shape({
  user: shape({ id: Uuid, login: Type.String(), name: Type.String() }),
  office: Office,
  roles: list(Named),
  may: list(Type.Enum([...permissions])),
  /** 32 bytes in base64, always the same for this person: seals what a browser keeps for them. */
  browserKey: Type.String(),
});
export type Me = Static<typeof Me>;

/** An outcome with its name; `params` is `{}` when it has none. */
export const SaidOutcome = shape({
  type: Id,
  params: Type.Record(Id, Type.Unknown()),
  title: Text,
});
export type SaidOutcome = Static<typeof SaidOutcome>;

const Holds = Type.Union([Type.Boolean(), Type.Null()]);

export const SaidRule = shape({
  rule: Id,
  title: Text,
  /** null: undetermined, because facts are missing. */
  holds: Holds,
  /** Whether it is among the rules that made the proposal. */
  fired: Type.Boolean(),
  sentence: Text,
  outcome: Text,
  basis: list(Basis),
  conditions: list(shape({ sentence: Text, holds: Holds, depth: Type.Integer() })),
});
export type SaidRule = Static<typeof SaidRule>;

/** What the rules propose and why: everything that the decision card shows. */
export const DecisionCard = shape({
  decision: Id,
  title: Text,
  edition: EditionId,
  hit: Type.Enum(['first', 'collect']),
  complete: Type.Boolean(),
  /** None, when facts are missing; for `collect` there may be several, or none proposed. */
  proposal: list(SaidOutcome),
  summary: Text,
  rules: list(SaidRule),
  missing: list(shape({ fact: Id, title: Text })),
  /** Facts that were taken to have their declared default because nothing says otherwise. */
  defaulted: list(shape({ fact: Id, title: Text, value: Text })),
  /** The other outcomes, and what was missing for each. */
  notHappened: list(shape({ outcome: SaidOutcome, reasons: list(Text) })),
  /** What a person may choose; `refused` says which invariant keeps an outcome from being chosen. */
  choices: list(shape({ outcome: SaidOutcome, refused: optional(Text) })),
  /** When an approval will be needed, and by whom. */
  approval: optional(shape({ when: Type.Enum(['always', 'deviation']), roles: list(Named) })),
});
export type DecisionCard = Static<typeof DecisionCard>;

/** The outcome that a person chose; `reason` is needed when it is not what was proposed. */
export const Choice = shape({
  outcomes: list(RuleEvent),
  reason: optional(Type.String({ minLength: 1, maxLength: 2000 })),
});
export type Choice = Static<typeof Choice>;

export const Alarm = Type.Enum([...alarms]);
export type Alarm = Static<typeof Alarm>;

export const Due = shape({ at: Instant, date: Day, explanation: Text });

export const Task = shape({
  case: shape({ id: Uuid, number: Type.String(), title: Type.String(), workflow: Named }),
  action: Named,
  kind: Type.Enum(['do', 'approve']),
  stage: Named,
  /** The person who is to do it, where it is one person; otherwise anybody with one of `roles`. */
  user: optional(Colleague),
  roles: list(Named),
  due: optional(Due),
  /** Why no deadline could be computed. */
  undetermined: optional(Text),
  /** Since when and why the time stands still. */
  suspended: optional(Text),
  alarm: Alarm,
});
export type Task = Static<typeof Task>;

export const Inbox = paged({
  tasks: list(Task),
  /** Matters from other offices that wait for an answer, where this user may give one. */
  handovers: Count,
  counts: shape(
    Object.fromEntries(alarms.map((a) => [a, Type.Integer()])) as Record<
      Alarm,
      ReturnType<typeof Type.Integer>
    >,
  ),
});
export type Inbox = Static<typeof Inbox>;

export const WorkflowView = shape({
  id: Id,
  title: Text,
  description: optional(Text),
  /** The first action, and whether this user may do it. */
  start: Named,
  mayStart: Type.Boolean(),
  /** Whether there is anything to report over a period. */
  reported: Type.Boolean(),
  stages: list(Named),
});
export type WorkflowView = Static<typeof WorkflowView>;

/** What is needed to do one action: its form and what is filled in already. */
export const ActionSheet = shape({
  action: Id,
  title: Text,
  description: optional(Text),
  /** The form as this user may see and write it. */
  form: optional(Type.Unsafe<Form>({ type: 'object' })),
  answers: Answers,
  /** Fields that this user sees but may not write. */
  readonly: list(Type.String()),
  /** The decision of the action; its card comes from the preview. */
  decision: optional(Named),
  /** For an approval: what was proposed, to be read before it is approved or returned. */
  proposed: optional(
    shape({
      by: Colleague,
      at: Instant,
      answers: Answers,
      form: optional(Type.Unsafe<Form>({ type: 'object' })),
      card: optional(DecisionCard),
      chosen: optional(list(SaidOutcome)),
      deviates: Type.Boolean(),
      reason: optional(Type.String()),
    }),
  ),
  revision: optional(Revision),
  /** The edition whose form it is; absent for the forms of people and units. */
  edition: optional(EditionId),
});
export type ActionSheet = Static<typeof ActionSheet>;

export const CaseRow = shape({
  id: Uuid,
  number: Type.String(),
  title: Type.String(),
  workflow: Named,
  stage: Named,
  person: optional(shape({ id: Uuid, name: Type.String() })),
  unit: optional(shape({ id: Uuid, name: Type.String() })),
  handler: optional(Colleague),
  startedAt: Instant,
  updatedAt: Instant,
  closed: Type.Boolean(),
  alarm: optional(Alarm),
  due: optional(Day),
});
export type CaseRow = Static<typeof CaseRow>;
export const CaseRows = paged({ cases: list(CaseRow), count: Count });

/** Something that this user, or somebody else, can do on the case now. */
export const ActionView = shape({
  /** `<action>`, or `<action>.approve` and `<action>.return` while one waits for approval. */
  id: Type.String(),
  title: Text,
  description: optional(Text),
  kind: Type.Enum(['do', 'approve', 'return']),
  open: Type.Boolean(),
  mine: Type.Boolean(),
  optional: Type.Boolean(),
  anytime: Type.Boolean(),
  reasons: list(Text),
  roles: list(Named),
  due: optional(Due),
  undetermined: optional(Text),
  suspended: optional(Text),
  alarm: optional(Alarm),
});
export type ActionView = Static<typeof ActionView>;

/** One line of a case's history; `answers` are those that this user may see. */
export const TimelineEntry = shape({
  seq: Type.Integer(),
  action: Named,
  kind: Type.Enum(['do', 'approve', 'return']),
  actor: Colleague,
  /** The absent colleague for whom it was done. */
  actingFor: optional(Colleague),
  at: Instant,
  stage: Named,
  form: optional(Type.Unsafe<Form>({ type: 'object' })),
  answers: Answers,
  /** Names of people and units that answers refer to, by id. */
  names: Type.Record(Type.String(), Type.String()),
  edition: EditionId,
  /** The version of the form on which it was filled in. */
  version: optional(Type.Integer()),
  /** What found no place when the case was moved to a later version, with its old name. */
  aside: optional(list(shape({ title: Text, value: Type.Unknown(), why: Type.String() }))),
  card: optional(DecisionCard),
  chosen: optional(list(SaidOutcome)),
  deviates: optional(Type.Boolean()),
  reason: optional(Type.String()),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

/** A case that is handled with another one: which, who said so, when and why. */
const MergedCase = shape({
  case: shape({ id: Uuid, number: Type.String() }),
  by: Colleague,
  at: Instant,
  reason: Type.String(),
});

/** What became of a matter on an agenda. */
export const agendaStates = ['listed', 'decided', 'done', 'refused'] as const;

export const CaseView = shape({
  ...CaseRow.properties,
  revision: Revision,
  edition: shape({ id: EditionId, number: Type.Integer(), current: Type.Boolean() }),
  phase: Named,
  flow: FlowView,
  actions: list(ActionView),
  pending: optional(shape({ action: Named, by: Colleague, at: Instant, approvers: list(Named) })),
  facts: list(shape({ fact: Id, title: Text, value: Type.Unknown(), said: Text })),
  timeline: list(TimelineEntry),
  seals: list(shape({ id: Id, title: Text, mayOpen: Type.Boolean() })),
  /** The seal under which the holder of a receipt writes, where receipts are given out. */
  receipts: optional(Id),
  /** It is a meeting, with an agenda. */
  agenda: optional(Type.Literal(true)),
  /** On whose agendas it is. */
  meetings: list(
    shape({
      id: Uuid,
      number: Type.String(),
      state: Type.Enum([...agendaStates]),
    }),
  ),
  /** What repeated, where the case began from that. */
  pattern: optional(shape({ title: Text, group: list(Text) })),
  /** Where the matter went, and what that office answered. */
  handover: optional(
    shape({
      to: optional(Office),
      at: Instant,
      received: optional(shape({ at: Instant, by: Colleague })),
      refused: optional(shape({ at: Instant, by: Colleague, reason: Type.String() })),
    }),
  ),
  /** Where the flow lets cases be merged: whether this user may, and what was. */
  merges: optional(
    shape({
      may: Type.Boolean(),
      into: optional(MergedCase),
      from: list(MergedCase),
      /** What it is much like, while nobody has decided whether it is the same matter. */
      suspected: optional(
        shape({ case: shape({ id: Uuid, number: Type.String() }), likeness: Type.Integer() }),
      ),
      /** Those of which somebody decided that they are about another matter. */
      toldApart: list(MergedCase),
    }),
  ),
});
export type CaseView = Static<typeof CaseView>;

/** Where a step left a case: enough for the next step on it. */
export const CaseReference = shape({ id: Id, revision: Revision });
export type CaseReference = Static<typeof CaseReference>;

/** An earlier case that may be about the same matter; a person decides. */
export const SimilarCase = shape({
  case: CaseRow,
  because: Text,
  /** How much of what was written is alike, from 0 to 100. */
  likeness: Type.Integer(),
  /** What was written in it, as far as everybody may see it. */
  texts: list(Type.String()),
});
export type SimilarCase = Static<typeof SimilarCase>;
