import Type, { type Static } from 'typebox';
import { Instant, list, Named, optional, shape, Text } from './shared.ts';

const Counted = shape({
  /** Absent for what is shown together because too few people are in each. */
  title: optional(Text),
  total: Type.Integer(),
  changed: Type.Integer(),
});

/** What was decided, in words; absent where it was left open. */
const Result = optional(Text);

/** What a draft would have meant for the decisions of the past. */
export const ImpactReport = shape({
  total: Type.Integer(),
  changed: Type.Integer(),
  /** Those that cannot be decided with what was recorded then. */
  open: Type.Integer(),
  /** Those whose decision one of the editions does not have. */
  gone: Type.Integer(),
  flows: list(shape({ decision: Named, before: Result, after: Result, count: Type.Integer() })),
  offices: list(Counted),
  months: list(Counted),
  rules: list(Counted),
  load: list(
    shape({
      month: Type.String(),
      officers: Type.Integer(),
      results: list(
        shape({
          decision: Named,
          result: Result,
          before: Type.Integer(),
          after: Type.Integer(),
        }),
      ),
    }),
  ),
  /** Actions that the draft gives another time for, and how many of them were or would be late. */
  deadlines: list(
    shape({
      action: Named,
      kind: Type.Enum(['do', 'approve']),
      before: Text,
      after: Text,
      tasks: Type.Integer(),
      lateBefore: Type.Integer(),
      lateAfter: Type.Integer(),
      /** Tasks in a year without a calendar. */
      undetermined: Type.Integer(),
    }),
  ),
  /** Facts that keep decisions open, because they were not recorded, or counted otherwise. */
  unknown: list(shape({ fact: Named, decisions: Type.Integer() })),
  /** Facts that were recorded and that the vocabulary does not have any more. */
  unreadable: list(shape({ fact: Named, decisions: Type.Integer() })),
  /** Some of the cases that change, of this office and for those who may read them. */
  changes: list(
    shape({
      case: Type.String(),
      number: Type.String(),
      decision: Named,
      at: Instant,
      before: Text,
      after: Text,
      responsible: list(
        shape({
          rule: Named,
          change: Type.Enum(['removed', 'added', 'lost', 'gained', 'outranked']),
          conditions: list(Text),
        }),
      ),
    }),
  ),
  /** Parts of the past that could not be replayed. */
  failed: Type.Integer(),
});
export type ImpactReport = Static<typeof ImpactReport>;

/** A replay of the past under a draft: how far it is, and in the end what it came to. */
export const ImpactView = shape({
  state: Type.Enum(['none', 'running', 'stopped', 'failed', 'done']),
  done: Type.Integer(),
  parts: Type.Integer(),
  /** The revision of the draft that it is about. */
  revision: optional(Type.Integer()),
  report: optional(ImpactReport),
});
export type ImpactView = Static<typeof ImpactView>;

export const ImpactBody = shape({ since: optional(Instant), until: optional(Instant) });
