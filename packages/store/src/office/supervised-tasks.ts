import { decode, instant, type Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { TaskRinging, TaskSupervision } from '../supervise.ts';
import { taskTable } from './task-table.ts';
import { visible } from './visible.ts';

const readTask = (row: Row) => decode(taskTable, row);
const most = 500;

/** The grade of a task without a deadline. */
export const calm = 'calm';

/** Tasks for who supervises, and for the clock that rings. */
export function supervised(scope: Scope): TaskSupervision & TaskRinging {
  const open = () => visible(scope, taskTable).whereNull('tasks.done_at');
  return {
    async ringing(now, limit) {
      const query = open().where('alarm_at', '<=', instant(now));
      return (await query.orderBy('alarm_at').limit(limit)).map(readTask);
    },
    async graded(grade, limit) {
      const query = open().where({ grade }).orderBy('urgency');
      return (await query.limit(Math.min(limit, most))).map(readTask);
    },
    async dueBetween(from, to) {
      const query = open()
        .where('urgency', '>=', instant(from))
        .where('urgency', '<=', instant(to));
      return (await query.orderBy('urgency').limit(most)).map(readTask);
    },
    async counts() {
      const by = ['tasks.user', 'cases.workflow', 'cases.edition', 'cases.stage', 'tasks.grade'];
      const rows: Row[] = await open()
        .join('cases', (join) => join.on('cases.org', 'tasks.org').on('cases.id', 'tasks.case_id'))
        .groupBy(by)
        .select(by)
        .count('* as count');
      return rows.map(({ user, workflow, edition, stage, grade, count }) => ({
        ...(user ? { user: String(user) } : {}),
        workflow: String(workflow),
        edition: String(edition),
        stage: String(stage),
        grade: String(grade ?? calm),
        count: Number(count),
      }));
    },
    async ring({ id, grade }, reached, next) {
      const hidden = { grade: reached, alarm_at: next === undefined ? null : instant(next) };
      const where = { id, done_at: null, grade: grade ?? null };
      return (await scope.update(taskTable, where, {}, hidden)) === 1;
    },
  };
}
