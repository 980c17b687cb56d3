import type { User } from '../model.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

export const userTable = table<User>('users', {
  id: 'text',
  login: 'text',
  name: 'text',
  roles: 'json',
  disabled: 'flag',
  failed: 'integer',
  lockedUntil: 'instant',
  revision: 'integer',
});

/** The accounts of an organisation. The hash of a password goes in and never comes out here. */
export function users(scope: Scope): Transaction['users'] {
  const get = (id: string) => scope.get(userTable, { id });
  return {
    get,
    async list() {
      return (await scope.rows(userTable).orderBy('login')).map((row) => decode(userTable, row));
    },
    insert({ id = uuidv7(), passwordHash, ...rest }) {
      const user = { ...rest, id, disabled: false, failed: 0, revision: 1 };
      return scope.insert<User>(userTable, user, { password_hash: passwordHash });
    },
    async save(id, { passwordHash, ...changes }, expected) {
      const hidden = passwordHash === undefined ? {} : { password_hash: passwordHash };
      const revision = expected ?? (await get(id)).revision;
      return scope.compareAndSet(userTable, id, revision, changes as Partial<User>, hidden);
    },
  };
}
