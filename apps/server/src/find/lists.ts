import type { SavedList as SavedListView } from '@bitan/api';
import { ranked } from '@bitan/definitions';
import type { SavedList } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { revisionRead } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { colleague, colleaguesOf } from '../people/names.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { named } from '../work/case-row.ts';
import { officeOf } from '../work/standing.ts';
import { watchesOf } from '../work/watches.ts';
import { filtersOf } from './marks.ts';

/** What lists of cases can be narrowed by, of one type or of all. */
export const caseFilters: UseCase<'caseFilters'> = async ({ runtime, me, query }) => {
  mustBeAllowed(me, 'cases.read');
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const all = ranked(edition);
  const meant = query.workflow ? all.filter(({ id }) => id === query.workflow) : all;
  const working = meant.flatMap(({ stages }) => stages.flatMap(({ actions = [] }) => actions));
  const roles = new Set(working.filter(({ by }) => by.handler).flatMap(({ by }) => by.roles));
  const users = await officeOf(runtime, me).users.list();
  return {
    stages: eachOnce(meant.flatMap(({ stages }) => stages.map(named))),
    handlers: users.filter((user) => user.roles.some((role) => roles.has(role))).map(colleague),
    watches: eachOnce(meant.flatMap((workflow) => watchesOf(workflow).map(named))),
    marks: eachOnce(meant.flatMap((workflow) => filtersOf(edition, workflow))),
  };
};

/** Of several flows the first that has it. */
const eachOnce = <T extends { id: string }>(all: readonly T[]): T[] =>
  all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i);

/** The lists that this user keeps, and those that colleagues share. */
export const lists: UseCase<'lists'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const nameOf = await colleaguesOf(office);
  return (await office.lists.list()).map((list) => viewOf(list, me.user.id, nameOf));
};

export const keepList: UseCase<'keepList'> = async (ask) => {
  const { runtime, me, body } = ask;
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const kept = await once(office, ask, async (tx) => {
    const list = await tx.lists.insert(body);
    tx.audit.add({ event: 'list.kept', subject: list.id, detail: { shared: list.shared } });
    return list;
  });
  return viewOf(kept, me.user.id, await colleaguesOf(office));
};

export const changeList: UseCase<'changeList'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const changed = await once(office, ask, async (tx) => {
    const { name, shared, wanted } = body;
    const list = await tx.lists.save({ id: path.list, name, shared, wanted }, revisionRead(ask));
    tx.audit.add({ event: 'list.changed', subject: list.id, detail: { shared } });
    return list;
  });
  return viewOf(changed, me.user.id, await colleaguesOf(office));
};

export const forgetList: UseCase<'forgetList'> = async (ask) => {
  const { runtime, me, path } = ask;
  await once(officeOf(runtime, me), ask, async (tx) => {
    await tx.lists.remove(path.list);
    tx.audit.add({ event: 'list.forgotten', subject: path.list });
    return path.list;
  });
  return undefined;
};

function viewOf(
  { id, name, shared, wanted, owner, revision }: SavedList,
  user: string,
  nameOf: Awaited<ReturnType<typeof colleaguesOf>>,
): SavedListView {
  return {
    ...{ id, name, shared, revision, mine: owner === user, owner: nameOf(owner) },
    wanted: wanted as SavedListView['wanted'],
  };
}
