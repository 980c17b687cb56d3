import { Form } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import {
  Answers,
  Day,
  EditionId,
  Id,
  Instant,
  Named,
  optional,
  Revision,
  shape,
  Uuid,
} from './shared.ts';

/** A form that this user began to fill in and has not submitted. Nobody else sees it. */
export const AnswerDraftRow = shape({
  id: Uuid,
  workflow: Named,
  /** Absent for what begins a case. */
  case: optional(shape({ id: Uuid, number: Type.String(), title: Type.String() })),
  action: Named,
  /** The edition on whose form it is finished, and whether that is the one in force. */
  edition: shape({ id: EditionId, number: Type.Integer(), current: Type.Boolean() }),
  /** Whether this user could submit it now. */
  open: Type.Boolean(),
  /** Whether the case has changed since it was begun. */
  moved: Type.Boolean(),
  revision: Revision,
  updatedAt: Instant,
  /** The last day on which it is kept untouched, where that can be said. */
  until: optional(Day),
});
export type AnswerDraftRow = Static<typeof AnswerDraftRow>;

/** The same with what was typed, and the form that it was typed into. */
export const AnswerDraftView = shape({
  ...AnswerDraftRow.properties,
  form: optional(Type.Unsafe<Form>({ type: 'object' })),
  answers: Answers,
});
export type AnswerDraftView = Static<typeof AnswerDraftView>;

/** What is kept; `revision` is that of the draft which was read last, 0 for the first time. */
export const AnswerDraftBody = shape({
  workflow: Id,
  /** For an action on a case: which, and its revision as it was seen. */
  case: optional(shape({ id: Uuid, revision: Revision })),
  action: Id,
  /** The edition whose form is being filled in, where a case is to begin. */
  edition: optional(EditionId),
  answers: Answers,
  revision: optional(Type.Integer({ minimum: 0 })),
});

/** Nothing of what was kept is said again: it is in memory where it was typed. */
export const AnswerDraftSaved = shape({ id: Uuid, revision: Revision, updatedAt: Instant });
export type AnswerDraftSaved = Static<typeof AnswerDraftSaved>;

export const DraftQuery = shape({ draft: optional(Uuid) });
