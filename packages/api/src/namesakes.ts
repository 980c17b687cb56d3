import Type, { type Static } from 'typebox';
import { SubjectRow } from './records.ts';
import { Colleague, Id, Instant, list, optional, shape, Text, Uuid } from './shared.ts';

const CaseNumber = shape({ id: Uuid, number: Type.String() });

/** What moved between two records of people, by whom and why; of the cases those that may be seen. */
export const PersonMoveView = shape({
  id: Uuid,
  kind: Type.Enum(['join', 'part']),
  from: SubjectRow,
  to: SubjectRow,
  reason: Type.String(),
  by: Colleague,
  at: Instant,
  cases: list(CaseNumber),
  undone: optional(shape({ by: Colleague, at: Instant, reason: Type.String() })),
});
export type PersonMoveView = Static<typeof PersonMoveView>;

/** Whether a person has another record, or the record another person's cases. */
export const Namesakes = shape({
  /** Whether this user may join and part records. */
  may: Type.Boolean(),
  /** The record under which this person is kept now, when it is another one. */
  standing: optional(SubjectRow),
  /** Other records with the same name. */
  namesakes: list(SubjectRow),
  /** Entries of registers that belong to no case: when a record is parted, somebody says whose. */
  entries: list(shape({ id: Uuid, register: Text, at: Instant, said: Text })),
  moves: list(PersonMoveView),
});
export type Namesakes = Static<typeof Namesakes>;

const Counted = shape({ fact: Id, title: Text, before: Text, after: Text });

/** What a move means, before it is made and after: of the cases only those that may be seen. */
export const MoveEffect = shape({
  cases: list(CaseNumber),
  /** What the rules count about each of the two, where it is not the same any more. */
  people: list(shape({ person: SubjectRow, facts: list(Counted) })),
  /** What was decided in open cases and would be proposed otherwise now; nothing decides itself. */
  decisions: list(
    shape({
      case: CaseNumber,
      decision: shape({ id: Id, title: Text }),
      before: Text,
      after: Text,
    }),
  ),
});
export type MoveEffect = Static<typeof MoveEffect>;
