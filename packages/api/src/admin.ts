import Type, { type Static } from 'typebox';
import { Day, Id, Instant, list, optional, PageQuery, paged, shape, Text, Uuid } from './shared.ts';

export const UserView = shape({
  id: Uuid,
  login: Type.String(),
  name: Type.String(),
  roles: list(Id),
  disabled: Type.Boolean(),
});
export type UserView = Static<typeof UserView>;

export const NewUser = shape({
  login: Type.String({ pattern: '^[a-z][a-z0-9.-]{1,39}$' }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  roles: list(Id),
  password: Type.String({ minLength: 10, maxLength: 200 }),
});

export const UserChange = shape({
  name: optional(Type.String({ minLength: 1, maxLength: 60 })),
  roles: optional(list(Id)),
  disabled: optional(Type.Boolean()),
  password: optional(Type.String({ minLength: 10, maxLength: 200 })),
});

export const AuditEntry = shape({
  seq: Type.Integer(),
  at: Instant,
  actor: Type.String(),
  event: Type.String(),
  /** What happened, in words; of a step of a case which one it was. */
  title: Text,
  what: optional(Text),
  subject: optional(Type.String()),
  /** What the subject is called, where who reads the log may know. */
  about: optional(Type.String()),
  detail: optional(Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;
export const AuditPage = paged({ entries: list(AuditEntry) });

/** Which entries are wanted: by whom, of which kind, about what, and on which days. */
export const AuditQuery = shape({
  ...PageQuery,
  actor: optional(Type.String({ maxLength: 64 })),
  kind: optional(Type.String({ pattern: '^[a-z]{1,20}$' })),
  subject: optional(Type.String({ maxLength: 200 })),
  from: optional(Day),
  to: optional(Day),
});
export const AuditKinds = list(shape({ id: Type.String(), title: Text }));

export const AuditProof = shape({
  ok: Type.Boolean(),
  entries: Type.Integer(),
  brokenAt: optional(Type.Integer()),
  message: Text,
});
