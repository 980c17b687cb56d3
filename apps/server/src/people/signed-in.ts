import type { Level, Permission, Role, Text } from '@bitan/definitions';
import { Refusal } from '../http/refusal.ts';

/** Who asks: a user of one office, with what the roles allow there. */
export interface SignedIn {
  readonly user: { readonly id: string; readonly login: string; readonly name: string };
  readonly office: {
    readonly id: string;
    readonly title: Text;
    readonly level: Level;
    readonly pack: string;
  };
  readonly roles: readonly string[];
  /** Absent colleagues whose deputy this is today. */
  readonly actsFor: readonly string[];
  readonly may: ReadonlySet<Permission>;
}

/** What the store is given: whose rows, and who is named in the audit log. */
export const actorOf = (me: SignedIn) => ({
  org: me.office.id,
  user: me.user.id,
  roles: me.roles,
});

/** What these roles may do beside the actions of cases. */
export function permissionsOf(
  roles: readonly string[],
  known: Readonly<Record<string, Role>>,
): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => known[role]?.may ?? []));
}

/** @throws Refusal `forbidden` */
export function mustBeAllowed(me: SignedIn, permission: Permission): void {
  if (!me.may.has(permission)) throw new Refusal('forbidden');
}
