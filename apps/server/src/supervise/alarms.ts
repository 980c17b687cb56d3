import type { Escalation } from '@bitan/definitions';
import type { Task, Transaction } from '@bitan/store';
import { alarmClock, approversFor, FlowError, findAction, type Known } from '@bitan/workflow';
import type { Runtime } from '../runtime/runtime.ts';
import type { TaskDue } from '../work/case-row.ts';
import { knownNow } from '../work/open-tasks.ts';
import { type Standing, standingFrom } from '../work/standing.ts';
import { type Audience, tell } from './tell.ts';

const atOnce = 50;

/**
 * Tells those concerned of every task of an office whose alarm rang. Nothing is kept in mind: what
 * was told is noted with the task, in the same transaction, and only by who comes first.
 *
 * @returns how many alarms rang
 */
export async function ringAlarms(runtime: Runtime, org: string): Promise<number> {
  const office = runtime.store.for({ org, user: 'system' });
  for (let rung = 0; ; ) {
    const now = runtime.clock();
    const tasks = await office.tasks.ringing(now, atOnce);
    for (const task of tasks) {
      await office.transaction((tx) => ring(runtime, org, tx, task, now));
    }
    rung += tasks.length;
    if (tasks.length < atOnce) return rung;
  }
}

async function ring(
  runtime: Runtime,
  org: string,
  tx: Transaction,
  task: Task,
  now: string,
): Promise<void> {
  if (!task.dueAt) return;
  const { levels } = task.due as TaskDue;
  const { alarm, next } = alarmClock(task.dueAt, task.startedAt, now, levels);
  if (!(await tx.tasks.ring(task, alarm, next))) return;
  const standing = await standingFrom(runtime, org, await tx.cases.get(task.caseId), now);
  const entry = (standing.workflow.escalation ?? []).find(({ at }) => at === alarm);
  const told = entry ? await escalate(tx, standing, task, entry, now) : [];
  tx.audit.add({
    event: 'task.alarm',
    subject: task.caseId,
    detail: { action: task.action, kind: task.kind, alarm, told },
  });
}

async function escalate(
  tx: Transaction,
  standing: Standing,
  task: Task,
  { at, to, text }: Escalation,
  now: string,
): Promise<string[]> {
  const known = await knownNow(tx, standing, now);
  const audiences = to.map((one) => audienceOf(one, standing, task, known));
  const users = audiences.flatMap((one) => one.users ?? []);
  const roles = audiences.flatMap((one) => one.roles ?? []);
  const { title } = findAction(standing.workflow, task.action);
  const news = { kind: `alarm.${at}`, text, case: standing.row, about: title };
  return tell(tx, { users, roles }, news, now);
}

function audienceOf(
  to: Escalation['to'][number],
  { workflow, position }: Standing,
  task: Task,
  known: Known,
): Audience {
  if (typeof to === 'object') return to;
  if (to === 'doer') return task.user ? { users: [task.user] } : { roles: task.roles };
  if (to === 'handler') return position.handler ? { users: [position.handler] } : {};
  return { roles: approversOf(findAction(workflow, task.action), known) };
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
