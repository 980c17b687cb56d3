import type { Knex } from 'knex';

export const does = {
  'zh-CN': '重建预警索引',
  en: 'makes the index of alarms anew',
};

/**
 * The index by which alarms are found holds only tasks that have one to come: for counts of all open
 * tasks a database took it, at some statistics, for the one that holds all that is counted.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw('drop index tasks_open_by_alarm');
  await db.raw(
    'create index tasks_open_by_alarm on tasks (org, alarm_at) where done_at is null and alarm_at is not null',
  );
}
