import { FormMove } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import {
  EditionId,
  Id,
  Instant,
  list,
  Named,
  optional,
  Revision,
  shape,
  Text,
  text,
  Uuid,
} from './shared.ts';

/** A form of an office as it was published: version 1, 2, 3… change only when its content does. */
export const FormVersion = shape({
  version: Type.Integer(),
  /** The SHA-256 of its content. */
  hash: EditionId,
  /** The edition with which it came, and from when. */
  edition: shape({ id: EditionId, number: Type.Integer() }),
  effectiveFrom: Instant,
  /** What changed, one sentence each. */
  changes: list(Text),
});
export type FormVersion = Static<typeof FormVersion>;

export const FormVersions = shape({
  form: Named,
  /** Latest first. */
  versions: list(FormVersion),
});
export type FormVersions = Static<typeof FormVersions>;

/** Which two forms: versions of one's own, or that in force at an office next to it. */
export const CompareFormQuery = shape({
  from: optional(Type.Integer({ minimum: 1 })),
  to: optional(Type.Integer({ minimum: 1 })),
  office: optional(Type.String({ maxLength: 40 })),
});

export const FormComparison = shape({
  /** What the second says differently; fields, choices, texts, limits, conditions, sections, order. */
  changes: list(
    shape({
      kind: Type.Enum(['form', 'section', 'field', 'notice', 'order']),
      field: optional(Type.String()),
      said: Text,
    }),
  ),
});
export type FormComparison = Static<typeof FormComparison>;

/** How many open cases, and records of people and units, stand under each edition of the office. */
export const Movable = shape({
  editions: list(
    shape({
      id: EditionId,
      number: Type.Integer(),
      open: Type.Integer(),
      /** People and units that were last written in the forms of this edition, not in those in force. */
      records: Type.Integer(),
      current: Type.Boolean(),
      /** The forms that are otherwise in the edition in force. */
      forms: list(Named),
    }),
  ),
});
export type Movable = Static<typeof Movable>;

export const NewMovingBody = shape({ title: text(120), from: EditionId });

export const MovingBody = shape({
  mappings: Type.Array(FormMove, { maxItems: 100 }),
  revision: optional(Revision),
});

/** What would become of the records, or has become of them. */
export const MovingOutlook = shape({
  cases: Type.Integer(),
  /** People and units whose form is otherwise. */
  records: Type.Integer(),
  /** Those of which everything finds a place. */
  clean: Type.Integer(),
  /** Those of which something is set aside. */
  partly: Type.Integer(),
  left: list(shape({ case: shape({ id: Uuid, number: Type.String() }), why: Text })),
  /** How many cases are left as they are; of them at most 100 are in the list. */
  leftCount: Type.Integer(),
  /** What finds no place: how often, in which field. Free text is not shown. */
  aside: list(
    shape({
      form: Named,
      field: Type.String(),
      title: Text,
      why: Type.Enum(['meant', 'gone', 'unfit', 'taken', 'hidden']),
      said: optional(Text),
      count: Type.Integer(),
    }),
  ),
});
export type MovingOutlook = Static<typeof MovingOutlook>;

export const MovingRow = shape({
  id: Uuid,
  title: Type.String(),
  status: Type.Enum(['open', 'submitted', 'returned', 'withdrawn', 'running', 'done']),
  from: shape({ id: EditionId, number: Type.Integer() }),
  to: shape({ id: EditionId, number: Type.Integer() }),
  author: Type.String(),
  submittedBy: optional(Type.String()),
  approvedBy: optional(Type.String()),
  reason: optional(Type.String()),
  comment: optional(Type.String()),
  moved: Type.Integer(),
  left: Type.Integer(),
  revision: Revision,
  createdAt: Instant,
  updatedAt: Instant,
});
export type MovingRow = Static<typeof MovingRow>;

export const MovingView = shape({
  ...MovingRow.properties,
  mappings: list(FormMove),
  /** The forms that are otherwise, in both versions, with what is different. */
  forms: list(
    shape({
      id: Id,
      title: Text,
      changes: list(Text),
      from: list(FieldView()),
      to: list(FieldView()),
    }),
  ),
  /** What is wrong with what was declared: `/<form>/steps/<n>`. */
  problems: list(shape({ pointer: Type.String(), message: Text })),
  /** What the dry run found when it was submitted. */
  expected: optional(MovingOutlook),
  mayEdit: Type.Boolean(),
  mayApprove: Type.Boolean(),
});
export type MovingView = Static<typeof MovingView>;

/** A field as it is chosen in a mapping. */
function FieldView() {
  return shape({
    id: Type.String(),
    title: Text,
    /** What stands for it in the other version by itself. */
    same: Type.Boolean(),
    choices: list(shape({ id: Type.String(), title: Text })),
  });
}

export const SubmitMovingBody = shape({ reason: text(2000), revision: optional(Revision) });
export const ApproveMovingBody = shape({ revision: optional(Revision) });
export const ReturnMovingBody = shape({ comment: text(2000), revision: optional(Revision) });
