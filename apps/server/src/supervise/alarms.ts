import type { Escalation } from '@bitan/definitions';
import type { Task } from '@bitan/store';
import { alarmClock, approversFor, FlowError, findAction, type Known } from '@bitan/workflow';
import type { Runtime } from '../runtime/runtime.ts';
import type { TaskDue } from '../work/case-row.ts';
import { knownNow } from '../work/open-tasks.ts';
import { type Standing, standingFrom } from '../work/standing.ts';
import { readEditions } from './piecewise.ts';
import { type Audience, type Telling, tellingIn, tellOne } from './tell.ts';

/** So many in a transaction: others wait for it. */
const atOnce = 20;

/**
 * Tells those concerned of every task of an office whose alarm rang. Nothing is kept in mind: what
 * was told is noted with the task, in the same transaction, and only by who comes first.
 *
 * @returns how many alarms rang
 */
export async function ringAlarms(
  runtime: Runtime,
  org: string,
  signal?: AbortSignal,
): Promise<number> {
  const office = runtime.store.for({ org, user: 'system' });
  for (let rung = 0; ; await runtime.underWay.giveWay(signal)) {
    const now = runtime.clock();
    const tasks = await office.tasks.ringing(now, atOnce);
    await readEditions(
      runtime,
      org,
      tasks.map(({ caseId }) => caseId),
    );
    if (tasks.length > 0)
      await office.transaction(async (tx) => {
        const telling = await tellingIn(tx, now);
        for (const task of tasks) await ring(runtime, org, telling, task);
      });
    rung += tasks.length;
    if (tasks.length < atOnce) return rung;
  }
}

async function ring(runtime: Runtime, org: string, telling: Telling, task: Task): Promise<void> {
  if (!task.dueAt) return;
  const { tx, at: now } = telling;
  const { levels } = task.due as TaskDue;
  const { alarm, next } = alarmClock(task.dueAt, task.startedAt, now, levels);
  if (!(await tx.tasks.ring(task, alarm, next))) return;
  const standing = await standingFrom(runtime, org, await tx.cases.get(task.caseId), now);
  const entry = (standing.workflow.escalation ?? []).find(({ at }) => at === alarm);
  const told = entry ? await escalate(telling, standing, task, entry) : [];
  tx.audit.add({
    event: 'task.alarm',
    subject: task.caseId,
    detail: { action: task.action, kind: task.kind, alarm, told },
  });
}

async function escalate(
  telling: Telling,
  standing: Standing,
  task: Task,
  { at, to, text }: Escalation,
): Promise<string[]> {
  // What is known of a case is read for its approvers alone: it counts much of the past.
  const known = to.includes('approvers')
    ? await knownNow(telling.tx, standing, telling.at)
    : undefined;
  const audiences = to.map((one) => audienceOf(one, standing, task, known));
  const users = audiences.flatMap((one) => one.users ?? []);
  const roles = audiences.flatMap((one) => one.roles ?? []);
  const { title } = findAction(standing.workflow, task.action);
  const news = { kind: `alarm.${at}`, text, case: standing.row, about: title } as const;
  return tellOne(telling, { users, roles }, news);
}

function audienceOf(
  to: Escalation['to'][number],
  { workflow, position }: Standing,
  task: Task,
  known: Known | undefined,
): Audience {
  if (typeof to === 'object') return to;
  if (to === 'doer') return task.user ? { users: [task.user] } : { roles: task.roles };
  if (to === 'handler') return position.handler ? { users: [position.handler] } : {};
  return { roles: known ? approversOf(findAction(workflow, task.action), known) : [] };
}

/** The roles that would approve the action; none where nothing is approved or the matrix has none. */
function approversOf(action: Parameters<typeof approversFor>[0], known: Known): readonly string[] {
  try {
    return approversFor(action, known, true) ?? [];
  } catch (error) {
    if (error instanceof FlowError) return [];
    throw error;
  }
}
