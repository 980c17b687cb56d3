import { Form } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import {
  Answers,
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
import { CaseRow } from './work.ts';

const RegisterCount = shape({ value: FactValue, title: Text, count: Type.Integer() });
/** The entries of one register about a person or unit, counted by its groups. */
export const RegisterView = shape({
  id: Id,
  title: Text,
  fields: list(Named),
  groups: list(shape({ field: Id, title: Text, counts: list(RegisterCount) })),
  /** There, its entries are read only by who says why: how many there are, and which parts can be read. */
  sealed: optional(shape({ count: Type.Integer(), views: list(Named) })),
  entries: list(
    shape({
      at: Instant,
      case: optional(shape({ id: Uuid, number: Type.String() })),
      /** Whom it is about, on the page of a unit. */
      person: optional(shape({ id: Uuid, name: Type.String() })),
      values: Type.Record(Type.String(), Text),
      /** Still in force today; only in registers whose entries end. */
      inForce: optional(Type.Boolean()),
    }),
  ),
});
export type RegisterView = Static<typeof RegisterView>;

export const SubjectRow = shape({
  id: Uuid,
  name: Type.String(),
  /** One line that tells namesakes apart, e.g. unit and post; may be empty. */
  line: shape({ 'zh-CN': Type.String(), en: Type.String() }),
});
export type SubjectRow = Static<typeof SubjectRow>;

export const SubjectView = shape({
  id: Uuid,
  kind: Type.Enum(['person', 'unit']),
  name: Type.String(),
  revision: Revision,
  form: Type.Unsafe<Form>({ type: 'object' }),
  answers: Answers,
  names: Type.Record(Type.String(), Type.String()),
  /** What has no place in the form of today: left of an earlier one, or set aside when it was moved. */
  aside: list(shape({ title: Text, value: Type.Unknown() })),
  mayWrite: Type.Boolean(),
  /** History facts about the subject, as the rules would read them now. */
  facts: list(shape({ fact: Id, title: Text, said: Text })),
  registers: list(RegisterView),
  cases: list(CaseRow),
});
export type SubjectView = Static<typeof SubjectView>;
