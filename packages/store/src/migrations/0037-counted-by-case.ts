import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

export const does = {
  'zh-CN': '给全部任务记下案件类型，重建统计所用的索引',
  en: 'writes the type of its case to every task, and makes the indexes that are counted from anew',
};

/**
 * In how many cases something was decided or had a deadline is read from one index each: with the case
 * of a decision, and with the type of case of a task, which never changes.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('tasks', (table) => {
    new Columns(table, textTypeOf(db)).textOrNull('workflow');
  });
  const workflow = db('cases').select('workflow');
  workflow.whereRaw('cases.org = tasks.org and cases.id = tasks.case_id');
  await db('tasks').update({ workflow });
  for (const [name, on] of Object.entries(indexes)) {
    await db.raw(`drop index if exists ${name}`);
    await db.raw(`create index ${name} on ${on}`);
  }
}

const indexes = {
  past_decisions_by_time: 'past_decisions (org, decision, at, case_id, chosen)',
  tasks_by_time: 'tasks (org, workflow, due_at, kind, done_at, action, case_id)',
};
