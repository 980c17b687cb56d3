import type { Colleague, UserView } from '@bitan/api';
import type { User } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { colleague } from './names.ts';
import { hashPassword, meOf } from './session.ts';
import { mustBeAllowed, type SignedIn } from './signed-in.ts';

export const me: UseCase<'me'> = async ({ runtime, me: who }) =>
  meOf(runtime, who, await runtime.editions.at(who.office.id, runtime.clock()));

/** The people of the office who have not left it. */
export const colleagues: UseCase<'colleagues'> = async ({ runtime, me: who, query }) => {
  const users = await officeOf(runtime, who).users.list();
  return users
    .filter(({ disabled, roles }) => !disabled && (!query.role || roles.includes(query.role)))
    .map((user): Colleague => colleague(user));
};

export const roles: UseCase<'roles'> = async ({ runtime, me: who }) => {
  const { edition } = await runtime.editions.at(who.office.id, runtime.clock());
  return Object.values(edition.roles);
};

export const users: UseCase<'users'> = async ({ runtime, me: who }) => {
  mustBeAllowed(who, 'users.manage');
  return (await officeOf(runtime, who).users.list()).map(userView);
};

export const addUser: UseCase<'addUser'> = async (ask) => {
  const { runtime, me: who, body } = ask;
  mustBeAllowed(who, 'users.manage');
  await knownRoles(runtime, who, body.roles);
  const { password, ...account } = body;
  const passwordHash = await hashPassword(password);
  const id = await once(officeOf(runtime, who), ask, async (tx) => {
    const user = await tx.users.insert({ ...account, passwordHash });
    tx.audit.add({ event: 'user.added', subject: user.id, detail: { roles: user.roles } });
    return user.id;
  });
  return userView(await officeOf(runtime, who).users.get(id));
};

/** Changes an account; closing one, or a new password, ends its sessions. */
export const changeUser: UseCase<'changeUser'> = async (ask) => {
  const { runtime, me: who, path, body } = ask;
  mustBeAllowed(who, 'users.manage');
  await knownRoles(runtime, who, body.roles ?? []);
  const { password, ...changes } = body;
  const passwordHash = password === undefined ? undefined : await hashPassword(password);
  await once(officeOf(runtime, who), ask, async (tx) => {
    await tx.users.save(path.user, { ...changes, ...(passwordHash && { passwordHash }) });
    tx.audit.add({
      event: 'user.changed',
      subject: path.user,
      detail: { ...changes, password: password !== undefined },
    });
    return path.user;
  });
  if (passwordHash || body.disabled) {
    await runtime.store.system.sessions.endAll(who.office.id, path.user);
  }
  return userView(await officeOf(runtime, who).users.get(path.user));
};

const userView = ({ id, login, name, roles: has, disabled }: User): UserView => ({
  id,
  login,
  name,
  roles: [...has],
  disabled,
});

async function knownRoles(runtime: Runtime, who: SignedIn, asked: readonly string[]) {
  const { edition } = await runtime.editions.at(who.office.id, runtime.clock());
  const unknown = asked.filter((role) => !Object.hasOwn(edition.roles, role));
  if (unknown.length === 0) return;
  const message = {
    'zh-CN': `没有这个角色：${unknown.join('、')}`,
    en: `There is no such role: ${unknown.join(', ')}`,
  };
  throw new Refusal('body-invalid', { errors: [{ pointer: '/roles', message }] });
}
