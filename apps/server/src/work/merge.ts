import type { Text } from '@bitan/definitions';
import type { Case, RegisterEntry, Transaction } from '@bitan/store';
import type { Position } from '@bitan/workflow';
import { revisionRead, type UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { tell } from '../supervise/tell.ts';
import { caseAfter } from './after.ts';
import { mustBeAllowedThere } from './commit.ts';
import { knownNow, openTasks } from './open-tasks.ts';
import { officeOf, type Standing, standingFrom, standingOf } from './standing.ts';

/** How a case stood before it was merged. */
interface Before extends Pick<Case, 'stage' | 'position'> {
  readonly entries: readonly Pick<RegisterEntry, 'id' | 'data'>[];
}

/**
 * Has a case handled with another one about the same matter: it comes to the final stage that the
 * flow names for that and keeps all that it has; whoever holds its receipt is told how the other
 * stands.
 * @throws Refusal `not-open` where it cannot be, `forbidden`, `reason-missing`, `stale`
 */
export const mergeCase: UseCase<'mergeCase'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  const office = officeOf(runtime, me);
  const at = runtime.clock();
  const one = await standingOf(runtime, me, office, path.case);
  const main = await standingOf(runtime, me, office, body.into);
  const declared = mustMerge(me, one);
  mustHaveReason(body.reason);
  await once(office, ask, async (tx) => {
    await mustFit(tx, one, main);
    const after = merged(one, declared.stage, at);
    await mustBeAllowedThere(tx, after, one, at);
    const entries: RegisterEntry[] = [];
    for (const { register, values } of declared.entries ?? []) {
      entries.push(...(await tx.records.amend({ case: path.case, register }, values)));
    }
    const { stage, position } = one.row;
    const before: Before = {
      stage,
      position,
      entries: entries.map(({ id, data }) => ({ id, data })),
    };
    await tx.cases.save(after.row, revisionRead(ask));
    await close(tx, path.case);
    await tx.merges.insert({ caseId: path.case, intoId: body.into, reason: body.reason, before });
    const users = main.row.handler ? [main.row.handler] : [];
    await tell(tx, { users }, { kind: 'flow', text: joined, case: main.row }, at);
    tx.audit.add({
      event: 'case.merged',
      subject: path.case,
      detail: { into: body.into, reason: body.reason },
    });
    return path.case;
  });
  return caseAfter(ask, path.case);
};

/** Lets a merged case go on by itself, from where it was. */
export const unmergeCase: UseCase<'unmergeCase'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  const office = officeOf(runtime, me);
  const at = runtime.clock();
  const now = await standingOf(runtime, me, office, path.case);
  mustMerge(me, now);
  mustHaveReason(body.reason);
  await once(office, ask, async (tx) => {
    const merge = await tx.merges.of(path.case);
    if (!merge) throw new Refusal('not-open', { detail: notMerged });
    const { stage, position, entries } = merge.before as Before;
    const { closedAt: _, ...open } = now.row;
    const row = await tx.cases.save({ ...open, stage, position }, revisionRead(ask));
    await tx.records.restore(entries);
    await tx.merges.undo(merge.id, body.reason);
    const standing = await standingFrom(runtime, me.office.id, row, at);
    const known = await knownNow(tx, standing, at);
    await tx.tasks.replace(row.id, await openTasks(tx, standing, known, at));
    tx.audit.add({
      event: 'case.unmerged',
      subject: path.case,
      detail: { from: merge.intoId, reason: body.reason },
    });
    return path.case;
  });
  return caseAfter(ask, path.case);
};

function mustMerge(me: SignedIn, { workflow: { merge } }: Standing) {
  if (!merge) throw new Refusal('not-found');
  if (!me.roles.some((role) => merge.by.roles.includes(role))) throw new Refusal('forbidden');
  return merge;
}

function mustHaveReason(reason: string): void {
  if (reason.trim() === '') throw new Refusal('reason-missing');
}

/** Both are of one kind, about one person; neither waits for an approval or is merged already. */
async function mustFit(tx: Transaction, one: Standing, main: Standing): Promise<void> {
  const why =
    one.row.id === main.row.id || one.row.workflow !== main.row.workflow
      ? notThat
      : one.row.personId !== main.row.personId || !one.row.personId
        ? otherPerson
        : one.row.closedAt
          ? closed
          : one.position.pending
            ? waits
            : undefined;
  if (why) throw new Refusal('not-open', { detail: why });
  if (await tx.merges.of(main.row.id)) throw new Refusal('not-open', { detail: mainMerged });
}

function merged(one: Standing, stage: string, at: string): Standing {
  const position: Position = {
    ...one.position,
    stage,
    visit: one.position.visit + 1,
    enteredAt: at,
  };
  return { ...one, position, row: { ...one.row, stage, position, closedAt: at } };
}

/** Nothing is to be done on it any more, nothing is watched, nobody meets. */
async function close(tx: Transaction, id: string): Promise<void> {
  await tx.tasks.replace(id, []);
  await tx.appointments.clear(id);
  for (const { kind } of await tx.exceptions.lasting(id)) await tx.exceptions.end(id, kind);
}

const joined: Text = {
  'zh-CN': '有另一件并入此件办理。',
  en: 'Another case is handled with this one from now on.',
};
const notThat: Text = {
  'zh-CN': '请选择另一件同类的件。',
  en: 'Choose another case of the same type.',
};
const otherPerson: Text = {
  'zh-CN': '两件反映的不是同一人，不能合并。',
  en: 'They are not about the same person.',
};
const closed: Text = {
  'zh-CN': '此件已办结，不能并入别的件。',
  en: 'This case is closed and cannot be merged into another.',
};
const waits: Text = {
  'zh-CN': '此件有步骤正在等待审批，请先审批或退回。',
  en: 'A step of this case waits for approval: approve or return it first.',
};
const mainMerged: Text = {
  'zh-CN': '那一件已并入别的件，请选择办理中的主件。',
  en: 'That case is merged into another one: choose the main one.',
};
const notMerged: Text = { 'zh-CN': '此件没有并入别的件。', en: 'This case is not merged.' };
