import Type, { type Static } from 'typebox';
import { Id, Instant, list, optional, paged, shape, Text, Uuid } from './shared.ts';

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
  subject: optional(Type.String()),
  detail: optional(Type.Unknown()),
});
export type AuditEntry = Static<typeof AuditEntry>;
export const AuditPage = paged({ entries: list(AuditEntry) });

export const AuditProof = shape({
  ok: Type.Boolean(),
  entries: Type.Integer(),
  brokenAt: optional(Type.Integer()),
  message: Text,
});
