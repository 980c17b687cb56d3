import {
  type Calendar,
  type Condition,
  type DecisionOverlay,
  type Document,
  type DocumentChange,
  type Example,
  type Fact,
  type Overlay,
  type OverviewChange,
  type OverviewEntry,
  type ParameterOverride,
  ParameterValue,
  RuleEvent,
} from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import {
  Basis,
  Day,
  EditionId,
  FactValue,
  Id,
  Instant,
  list,
  Named,
  optional,
  Revision,
  shape,
  Text,
  Uuid,
} from './shared.ts';
import { DecisionCard } from './work.ts';

/** Who set an item, in words: the pack's title and level. */
const Pack = shape({ id: Type.String(), title: Text });

const Origin = {
  definedBy: Pack,
  changedBy: list(Pack),
  lockedBy: optional(Pack),
  /** Whether this office may change it, and if not, why. */
  editable: Type.Boolean(),
  why: optional(Text),
};

export const ParameterView = shape({
  id: Id,
  title: Text,
  description: optional(Text),
  /** Of the topics of the policy. */
  topic: optional(Id),
  type: Type.Enum(['integer', 'number', 'boolean', 'enum', 'set', 'duration']),
  value: ParameterValue,
  said: Text,
  unit: optional(Text),
  values: optional(list(Named)),
  range: optional(shape({ min: optional(Type.Unknown()), max: optional(Type.Unknown()) })),
  saidRange: optional(Text),
  /** The values that follow by themselves. */
  later: list(shape({ from: Instant, said: Text })),
  stricter: optional(Type.String()),
  basis: list(Basis),
  /** The value at each level that set one, from the top. */
  levels: list(shape({ pack: Pack, said: Text })),
  /** The decisions, actions, facts and work flows that read it. */
  usedBy: list(Named),
  ...Origin,
});
export type ParameterView = Static<typeof ParameterView>;

export const RuleView = shape({
  name: Id,
  title: Text,
  sentence: Text,
  conditions: Type.Unsafe<Condition>({ type: 'object' }),
  event: RuleEvent,
  outcome: Text,
  basis: list(Basis),
  ...Origin,
});
export type RuleView = Static<typeof RuleView>;

export const DecisionPolicy = shape({
  id: Id,
  title: Text,
  description: optional(Text),
  hit: Type.Enum(['first', 'collect']),
  requires: list(Named),
  outcomes: list(shape({ type: Id, title: Text, severity: optional(Type.Integer()) })),
  rules: list(RuleView),
  otherwise: optional(Text),
});
export type DecisionPolicy = Static<typeof DecisionPolicy>;

export const InvariantView = shape({
  id: Id,
  title: Text,
  sentence: Text,
  basis: list(Basis),
  definedBy: Pack,
});
export type InvariantView = Static<typeof InvariantView>;

export const EditionRow = shape({
  id: EditionId,
  number: Type.Integer(),
  title: Text,
  effectiveFrom: Instant,
  state: Type.Enum(['past', 'current', 'scheduled', 'withdrawn']),
  publishedAt: Instant,
  submittedBy: optional(Type.String()),
  approvedBy: optional(Type.String()),
  reason: Type.String(),
  /** Of one that was withdrawn before it took effect: who did and why. */
  withdrawn: optional(shape({ by: optional(Type.String()), why: Type.String(), at: Instant })),
  chain: list(shape({ id: Type.String(), version: Type.String(), title: Text })),
  /** What is different from the edition before, one sentence each. */
  changes: list(Text),
  /** In the history: how many decisions were made under it. */
  decided: optional(Type.Integer()),
});
export type EditionRow = Static<typeof EditionRow>;

/** Everything in force, in words: what the policy page shows. */
export const PolicyView = shape({
  edition: EditionRow,
  /** What parameters are about, in order. */
  topics: list(Named),
  parameters: list(ParameterView),
  decisions: list(DecisionPolicy),
  invariants: list(InvariantView),
  /** The vocabulary, for editing conditions and for trying decisions. */
  facts: list(Type.Unsafe<Fact>({ type: 'object' })),
  calendars: list(
    shape({
      year: Type.Integer(),
      holidays: list(Day),
      workdays: list(Day),
      source: Type.String(),
    }),
  ),
  /** What the overview shows, in order, hidden entries among them. */
  overview: list(Type.Unsafe<OverviewEntry>({ type: 'object' })),
});
export type PolicyView = Static<typeof PolicyView>;

/**
 * What a draft changes: the office's own layer on top of the level above. What is inside is checked
 * by `@bitan/definitions`, whose findings come with the draft.
 */
export const DraftChanges = shape({
  parameters: list(Type.Unsafe<ParameterOverride>({ type: 'object' })),
  decisions: list(Type.Unsafe<DecisionOverlay>({ type: 'object' })),
  facts: optional(list(Type.Unsafe<Fact>({ type: 'object' }))),
  examples: optional(list(Type.Unsafe<Example>({ type: 'object' }))),
  overlays: optional(list(Type.Unsafe<Overlay>({ type: 'object' }))),
  documents: optional(list(Type.Unsafe<Document | DocumentChange>({ type: 'object' }))),
  calendars: optional(list(Type.Unsafe<Calendar>({ type: 'object' }))),
  overview: optional(list(Type.Unsafe<OverviewEntry | OverviewChange>({ type: 'object' }))),
});
export type DraftChanges = Static<typeof DraftChanges>;

export const DraftStatus = Type.Enum(['open', 'submitted', 'published', 'returned', 'withdrawn']);

export const DraftRow = shape({
  id: Uuid,
  title: Type.String(),
  status: DraftStatus,
  revision: Revision,
  author: Type.String(),
  createdAt: Instant,
  updatedAt: Instant,
  submittedBy: optional(Type.String()),
  reason: optional(Type.String()),
  effectiveFrom: optional(Instant),
  /** Why it was returned. */
  comment: optional(Type.String()),
  /** Whether something else was published since it was begun: first it has to be brought up to that. */
  outdated: Type.Boolean(),
});
export type DraftRow = Static<typeof DraftRow>;

export const Finding = shape({
  severity: Type.Enum(['error', 'warning']),
  code: Type.String(),
  /** What it concerns, e.g. `parameters/repeat.limit.admonish`. */
  place: Type.String(),
  message: Text,
  cure: Text,
});
export type Finding = Static<typeof Finding>;

export const DraftView = shape({
  ...DraftRow.properties,
  changes: DraftChanges,
  /** The changes in words, against the edition in force. */
  said: list(Text),
  findings: list(Finding),
  invariants: list(
    shape({
      id: Id,
      title: Text,
      result: Type.Enum(['proved', 'broken', 'undecided']),
      witness: optional(Text),
    }),
  ),
  examples: shape({
    passed: Type.Integer(),
    failed: list(shape({ id: Id, title: Text, message: Text })),
  }),
  /** What the analysis finds in it, and not in the edition in force. */
  analysis: list(
    shape({
      key: Type.String(),
      kind: Type.Enum([
        'gap',
        'overlap',
        'unreachable',
        'redundant-rule',
        'redundant-condition',
        'dead-parameter',
      ]),
      result: Type.Enum(['found', 'undecided']),
      decision: optional(Id),
      rules: list(Id),
      pointer: optional(Type.String()),
      sentence: Text,
      /** Whether the submitter must say that it is meant; and whether that was said. */
      mustBeMeant: Type.Boolean(),
      isMeant: Type.Boolean(),
      /** The case that shows it, to be kept among the cases of the policy. */
      example: optional(Type.Unsafe<Example>({ type: 'object' })),
    }),
  ),
  /** Cases that come out milder than at the level above, which keeps it from being published. */
  milder: list(
    shape({ decision: Named, result: Type.Enum(['milder', 'undecided']), sentence: Text }),
  ),
  /** Whether it could be published as it is. */
  ready: Type.Boolean(),
  /** The policy as it would be; absent when it does not resolve. */
  policy: optional(PolicyView),
  mayEdit: Type.Boolean(),
  mayApprove: Type.Boolean(),
});
export type DraftView = Static<typeof DraftView>;

const SaidChanges = shape({
  result: Type.Enum(['found', 'none', 'undecided']),
  changes: list(shape({ sentence: Text, basis: list(Basis) })),
  summary: Text,
});

/** Why an outcome did not come about, and the smallest changes that would have led to it. */
const WhyNotView = shape({
  happened: Type.Boolean(),
  reasons: list(Text),
  facts: SaidChanges,
  parameters: SaidChanges,
});

/** A decision that was tried: the contract that other tools read, and the card. */
export const Tried = shape({
  decision: Id,
  edition: EditionId,
  outcome: optional(Type.Unknown()),
  outcomes: optional(list(Type.Unknown())),
  fired: list(Id),
  missing: list(Id),
  trace: list(Type.Unknown()),
  card: DecisionCard,
  whyNot: optional(WhyNotView),
});
export type Tried = Static<typeof Tried>;

export const TryBody = shape({
  facts: Type.Record(Type.String({ maxLength: 80 }), FactValue),
  edition: optional(EditionId),
  draft: optional(Uuid),
  /** An outcome of which it is asked why it did not come about. */
  whyNot: optional(Id),
});
