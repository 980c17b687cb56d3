import Type, { type Static } from 'typebox';
import { closed } from './schema.ts';
import { Choice, Id, Text } from './text.ts';

/** A field of a register's entries, as far as lists, counts and pages need to know it. */
export const RegisterField = closed({
  id: Id,
  title: Text,
  type: Type.Enum(['boolean', 'integer', 'number', 'enum', 'set', 'date', 'text']),
  values: Type.Optional(Type.Array(Choice)),
});
export type RegisterField = Static<typeof RegisterField>;

/** A part of a register's entries, for one use of it. */
export const RegisterPart = closed({
  id: Id,
  title: Text,
  without: closed({ field: Id, values: Type.Array(Type.String(), { minItems: 1 }) }),
});
export type RegisterPart = Static<typeof RegisterPart>;

/**
 * A kind of record. `person` and `unit` hold the people and units that cases are about: their
 * records are filled in by `form`, and `line` names the fields of it that tell namesakes apart. An `entry` register holds what actions write to it; `groups`
 * are the fields by which a person's page counts its entries, `until` the field with the day on
 * which an entry's force ends. `readers` are the roles that may read it. `opened`: they read its
 * entries only after saying why, which the audit log keeps; each of `views` leaves out the entries
 * whose field has one of these values.
 */
export const Register = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  kind: Type.Enum(['person', 'unit', 'entry']),
  form: Type.Optional(Id),
  line: Type.Optional(Type.Array(Id)),
  fields: Type.Array(RegisterField),
  groups: Type.Optional(Type.Array(Id)),
  until: Type.Optional(Id),
  opened: Type.Optional(closed({ views: Type.Optional(Type.Array(RegisterPart)) })),
  readers: Type.Array(Id, { minItems: 1 }),
});
export type Register = Static<typeof Register>;

/** What a role may do beside the actions that work flows open to it. */
export const permissions = [
  'cases.read',
  'cases.supervise',
  'records.write',
  'records.join',
  'policy.read',
  'policy.edit',
  'policy.approve',
  'audit.read',
  'users.manage',
  'security.manage',
] as const;
export type Permission = (typeof permissions)[number];

export const Role = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  may: Type.Array(Type.Enum([...permissions])),
});
export type Role = Static<typeof Role>;
