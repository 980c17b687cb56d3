import type { Knex } from 'knex';

export const does = {
  'zh-CN': '重建在办案件及其待办的索引',
  en: 'makes the indexes of open cases and of what is to be done in them anew',
};

/**
 * The alarm of an open case is that of its most urgent open task: both are found in an index that holds
 * all that is asked. SQLite takes an index for such a one only when the column of its condition is in it.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw('drop index if exists cases_open_by_place');
  await db.raw(
    'create index cases_open_by_place on cases (org, workflow, stage, handler, id, closed_at) where closed_at is null',
  );
  await db.raw(
    'create index tasks_open_by_case on tasks (org, case_id, done_at, grade, "user") where done_at is null',
  );
}
