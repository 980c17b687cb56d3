import type { Reading, Task, Transaction } from '@bitan/store';
import { findAction } from '@bitan/workflow';
import type { Runtime } from '../runtime/runtime.ts';
import { knownNow, openTasks } from '../work/open-tasks.ts';
import { type Standing, standingFrom } from '../work/standing.ts';
import { readEditions } from './piecewise.ts';
import { tell } from './tell.ts';

const mark = 'calendar';

/**
 * When other calendars are in force than those by which the open deadlines of an office were
 * computed, computes them anew, case by case, and tells those concerned. Interrupted, it begins
 * again and finds what is done already as it should be.
 *
 * @returns how many cases had a deadline that moved
 */
export async function recomputeDeadlines(
  runtime: Runtime,
  org: string,
  signal?: AbortSignal,
): Promise<number> {
  const office = runtime.store.for({ org, user: 'system' });
  const inForce = await runtime.editions.at(org, runtime.clock()).catch(() => undefined);
  const before = await office.marks.get(mark);
  if (!inForce || before === inForce.calendar) return 0;
  let moved = 0;
  for (const id of await casesToLookAt(office, before, inForce.calendar)) {
    await readEditions(runtime, org, [id]);
    if (await office.transaction((tx) => recompute(runtime, org, tx, id))) moved += 1;
    await runtime.underWay.giveWay(signal);
  }
  await office.transaction(async (tx) => {
    await tx.marks.set(mark, inForce.calendar);
    tx.audit.add({ event: 'deadlines.recomputed', detail: { calendar: inForce.calendar, moved } });
  });
  return moved;
}

/** None, where the office has known no other calendar yet. */
async function casesToLookAt(office: Reading, before: string | undefined, now: string) {
  const isFirst = before === undefined && !(await office.actions.underOther(now));
  return isFirst ? [] : casesWithTasks(office);
}

async function casesWithTasks(office: Pick<Reading, 'tasks'>): Promise<ReadonlySet<string>> {
  const cases = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await office.tasks.open({ limit: 200, ...(after && { after }) });
    for (const { caseId } of page.items) cases.add(caseId);
    if (!page.next) return cases;
    after = page.next;
  }
}

async function recompute(
  runtime: Runtime,
  org: string,
  tx: Transaction,
  id: string,
): Promise<boolean> {
  const now = runtime.clock();
  const standing = await standingFrom(runtime, org, await tx.cases.get(id), now);
  const before = (await tx.tasks.list(id)).filter(({ doneAt }) => !doneAt);
  const tasks = await openTasks(tx, standing, await knownNow(tx, standing, now), now);
  const changed = before.flatMap((task) => {
    const after = tasks.find((one) => one.action === task.action && one.kind === task.kind);
    return after && after.dueAt !== task.dueAt ? [{ task, dueAt: after.dueAt }] : [];
  });
  if (changed.length === 0) return false;
  await tx.tasks.replace(id, tasks);
  for (const { task } of changed) await tellOf(tx, standing, task, now);
  tx.audit.add({
    event: 'case.deadlines-recomputed',
    subject: id,
    detail: changed.map(({ task, dueAt }) => ({
      action: task.action,
      before: task.dueAt,
      after: dueAt,
    })),
  });
  return true;
}

const tellOf = (tx: Transaction, { row, workflow }: Standing, task: Task, now: string) =>
  tell(
    tx,
    task.user ? { users: [task.user] } : { roles: task.roles },
    {
      kind: 'deadline.moved',
      text: {
        'zh-CN': '工作日历有变，办理期限已重新计算。',
        en: 'The calendar of working days changed: the deadline was computed anew.',
      },
      case: row,
      about: findAction(workflow, task.action).title,
    },
    now,
  );
