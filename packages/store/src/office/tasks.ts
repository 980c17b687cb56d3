import type { Case, Task } from '../model.ts';
import { pageOf } from '../paging.ts';
import { decode, encode, instant, type Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Grading, NewTask, Transaction, Whose } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { caseTable, readCase } from './cases.ts';
import { calm, supervised } from './supervised-tasks.ts';
import { taskTable } from './task-table.ts';
import { type Query, visible } from './visible.ts';

const readTask = (row: Row): Task => decode(taskTable, row);

/** Beyond every deadline: where tasks without one stand in the order. */
const never = '9999-12-31T23:59:59.999Z';
const mostUrgentFirst = { by: ['urgency', 'id'], direction: 'asc' } as const;

export function tasks(scope: Scope): Transaction['tasks'] {
  const seen = () => visible(scope, taskTable);
  const open = () => seen().whereNull('done_at');
  /** Those whose next grade is reached and not noted yet: few, as it is noted by the minute. */
  const ringing = async (whose: Whose, now: string) =>
    (await forWhom(open(), whose).where('alarm_at', '<=', instant(now))).map(readTask);

  return {
    async list(caseId) {
      return (await seen().where({ case_id: caseId }).orderBy('started_at').orderBy('id')).map(
        readTask,
      );
    },
    async openOf(cases) {
      const rows = await open()
        .whereIn('case_id', [...cases])
        .orderBy('started_at')
        .orderBy('id');
      return rows.map(readTask);
    },
    async inbox(whose, only) {
      // Which they are is read from the index alone, however many are looked at.
      const found = forWhom(open(), whose).select('urgency', 'id');
      if (only) narrow(found, only, await ringing(whose, only.now));
      const page = await pageOf(found, mostUrgentFirst, whose, ({ id }) => String(id));
      const tasks = await tasksOf(scope, page.items);
      const cases = await casesOf(scope, [...tasks.values()]);
      const items = page.items.flatMap((id) => {
        const task = tasks.get(id);
        return task ? [{ task, case: cases.get(task.caseId) as Case }] : [];
      });
      return { ...page, items };
    },
    async countGrades(whose, { now, gradeOf }) {
      // All of them, from the index that holds what is counted; those that ring are counted anew.
      const told: Row[] = await forWhom(open(), whose)
        .groupBy('grade')
        .select('grade')
        .count({ count: '*' });
      const counts: Record<string, number> = {};
      const add = (grade: string, count: number) => {
        counts[grade] = (counts[grade] ?? 0) + count;
      };
      for (const { grade, count } of told) add(String(grade ?? calm), Number(count));
      for (const task of await ringing(whose, now)) {
        add(task.grade ?? calm, -1);
        add(gradeOf(task), 1);
      }
      return counts;
    },
    async past({ actions, after, since, until, limit = 1000 }) {
      const query = scope
        .rows(taskTable)
        .whereNotNull('due_at')
        .whereIn('action', [...actions]);
      if (after !== undefined) query.where('id', '>', after);
      if (since !== undefined) query.where('started_at', '>=', instant(since));
      if (until !== undefined) query.where('started_at', '<', instant(until));
      const found = await query.orderBy('id').limit(limit);
      return found.map((row) => ({ ...readTask(row), workflow: String(row.workflow) }));
    },
    open: (page = {}) => pageOf(open(), mostUrgentFirst, page, readTask),
    ...supervised(scope),

    async replace(caseId, next) {
      const row = await scope.set(caseTable, { id: caseId }, { due_at: earliest(next) });
      const one = { id: caseId, workflow: row?.workflow };
      const rows = await scope.rows(taskTable).where({ case_id: caseId }).whereNull('done_at');
      const left = new Map(rows.map(readTask).map((task) => [nameOf(task), task]));
      for (const task of next) {
        const same = left.get(nameOf(task));
        left.delete(nameOf(task));
        if (same) await renew(scope, same, task);
        else await scope.insert<Task>(taskTable, ...begun(one, task));
      }
      for (const { id } of left.values()) {
        await scope.update(taskTable, { id }, { doneAt: scope.clock() });
      }
    },
  };
}

/** The deadline by which a list sorts and narrows the case. */
export function earliest(tasks: readonly NewTask[]): string | null {
  const due = tasks.flatMap(({ dueAt }) => (dueAt === undefined ? [] : instant(dueAt)));
  return due.sort()[0] ?? null;
}

const nameOf = ({ action, kind }: NewTask) => `${kind} ${action}`;
const urgencyOf = ({ dueAt }: NewTask) => ({
  urgency: dueAt === undefined ? never : instant(dueAt),
});

/** A task of a case as it begins, and what is kept of it unseen. */
export const begun = (
  { id: caseId, workflow }: { readonly id: string; readonly workflow: unknown },
  task: NewTask,
): [Task, Row] => [
  { id: uuidv7(), caseId, ...task },
  { workflow, ...urgencyOf(task) },
];

/**
 * A task that stays open keeps its id; all else may have changed. While its deadline is the same,
 * people are not told anew.
 */
function renew(scope: Scope, before: Task, task: NewTask): Promise<number> {
  const { grade, alarmAt, ...rest } = task;
  const cleared = { user: null, due_at: null, due: null };
  const moved = rest.dueAt === before.dueAt ? {} : { grade: null, alarm_at: null };
  const rings =
    rest.dueAt === before.dueAt
      ? {}
      : encode(taskTable, { ...(grade && { grade }), ...(alarmAt && { alarmAt }) });
  const hidden = {
    ...cleared,
    ...moved,
    ...encode(taskTable, rest),
    ...rings,
    ...urgencyOf(task),
  };
  return scope.update(taskTable, { id: before.id }, {}, hidden);
}

/** Those of one grade: as it was noted, or of those that ring, as it is said. */
function narrow(
  query: Query,
  { grade, now, gradeOf }: Grading & { readonly grade: string },
  rang: readonly Task[],
): void {
  const reached = rang.filter((task) => gradeOf(task) === grade).map(({ id }) => id);
  query.where((either) => {
    either
      .where((noted) => {
        noted.where({ grade });
        if (grade === calm) noted.orWhereNull('grade');
      })
      .where((silent) => silent.whereNull('alarm_at').orWhere('alarm_at', '>', instant(now)))
      .orWhereIn('id', reached);
  });
}

/** Names in a JSON list are found by their quotes: ids of roles and users hold none, nor `%`. */
function forWhom(query: Query, { user, actsFor = [], roles }: Whose): Query {
  return query
    .where((q) => {
      q.whereIn('user', [user, ...actsFor]);
      for (const role of roles) {
        q.orWhere((one) => one.whereNull('user').where('roles', 'like', `%"${role}"%`));
      }
    })
    .where('excluded', 'not like', `%"${user}"%`);
}

async function tasksOf(scope: Scope, ids: readonly string[]): Promise<Map<string, Task>> {
  const rows = await scope.rows(taskTable).whereIn('id', [...ids]);
  return new Map(rows.map(readTask).map((one) => [one.id, one]));
}

async function casesOf(scope: Scope, of: readonly Task[]): Promise<Map<string, Case>> {
  const rows = await scope.rows(caseTable).whereIn(
    'id',
    of.map(({ caseId }) => caseId),
  );
  return new Map(rows.map(readCase).map((one) => [one.id, one]));
}
