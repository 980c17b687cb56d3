import type { Inbox, Task as TaskView } from '@bitan/api';
import { alarms } from '@bitan/api';
import type { Task } from '@bitan/store';
import { findAction } from '@bitan/workflow';
import { waitingFor } from '../handover/waiting.ts';
import type { UseCase } from '../http/bind.ts';
import { colleaguesOf, namedRoles } from '../people/names.ts';
import { alarmOf, headOf } from './case-row.ts';
import { dueOf } from './case-view.ts';
import { officeOf, workflowOf } from './standing.ts';

/** What this user is to do, most urgent first; the counts are of all of it, whatever is shown. */
export const inbox: UseCase<'inbox'> = async ({ runtime, me, query }) => {
  const office = officeOf(runtime, me);
  const whose = { user: me.user.id, actsFor: me.actsFor, roles: me.roles };
  const now = runtime.clock();
  const grading = { now, gradeOf: (task: Task) => alarmOf(task, now) };
  const { alarm, after, limit } = query;
  const [page, counted, handovers, nameOf] = await Promise.all([
    office.tasks.inbox({ ...whose, after, limit }, alarm && { ...grading, grade: alarm }),
    office.tasks.countGrades(whose, grading),
    waitingFor(runtime, me),
    colleaguesOf(office),
  ]);
  const tasks = page.items.map(async ({ task, case: row }): Promise<TaskView> => {
    const { edition } = await runtime.editions.of(me.office.id, row.edition);
    const { id, number, title, workflow, stage } = headOf(edition, row);
    const action = findAction(workflowOf(edition, row.workflow), task.action);
    return {
      case: { id, number, title, workflow },
      action: { id: action.id, title: action.title },
      kind: task.kind,
      stage,
      roles: namedRoles(edition, task.roles),
      ...(task.user && { user: nameOf(task.user) }),
      alarm: 'calm',
      ...dueOf(task, now),
    };
  });
  return {
    handovers,
    tasks: await Promise.all(tasks),
    counts: Object.fromEntries(alarms.map((one) => [one, counted[one] ?? 0])) as Inbox['counts'],
    ...(page.next && { next: page.next }),
  };
};
