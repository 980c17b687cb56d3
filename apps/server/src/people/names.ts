import type { Colleague, Named } from '@bitan/api';
import type { Edition, Text } from '@bitan/definitions';
import type { Reading, User } from '@bitan/store';

/** Names of colleagues by id, read once for an answer. */
export async function colleaguesOf(reading: Reading): Promise<(id: string) => Colleague> {
  const users = new Map((await reading.users.list()).map((user) => [user.id, user]));
  // What another system began has its token for an actor.
  const tokens = new Map((await reading.tokens.list()).map(({ id, name }) => [id, name]));
  return (id) => {
    const user = users.get(id);
    return user ? colleague(user) : { id, name: tokens.get(id) ?? '—', roles: [] };
  };
}

export const colleague = ({ id, name, roles }: User): Colleague => ({
  id,
  name,
  roles: [...roles],
});

/** Roles with their names. */
export const namedRoles = (edition: Edition, roles: readonly string[]): Named[] =>
  roles.map((id) => ({ id, title: edition.roles[id]?.title ?? plain(id) }));

/** A word that has no translation, in both languages alike. */
export const plain = (word: string): Text => ({ 'zh-CN': word, en: word });
