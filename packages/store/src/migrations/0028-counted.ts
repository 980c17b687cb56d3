import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

export const does = {
  'zh-CN': '转存全部认定结论，重建统计所用的索引',
  en: 'keeps what was decided beside what it was decided on, and makes the indexes that are counted from anew',
};

/**
 * What is counted at a million cases is read from indexes that hold all of it: open tasks, which are
 * few, apart from done ones; where cases stand; and what was decided, beside what it was decided on.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('past_decisions', (table) => {
    new Columns(table, textTypeOf(db)).jsonOrNull('chosen');
  });
  await takeOver(db);
  for (const name of replaced) await db.raw('drop index if exists ??', [name]);
  for (const [name, on] of Object.entries(indexes)) {
    await db.raw(`create index if not exists ${name} on ${on}`);
  }
}

const replaced = [
  ...['cases_by_time', 'cases_by_person', 'records_by_time', 'past_decisions_by_time'],
  ...['tasks_by_time', 'tasks_by_alarm', 'tasks_by_urgency'],
];

const indexes = {
  cases_by_time: 'cases (org, workflow, started_at, stage, handler, unit_id)',
  cases_by_person: 'cases (org, person_id, workflow, started_at)',
  cases_by_place: 'cases (org, id, workflow, edition, stage)',
  records_by_time: 'records (org, register, at, unit_id)',
  past_decisions_by_time: 'past_decisions (org, decision, at, chosen)',
  tasks_by_time: 'tasks (org, due_at, kind, done_at, action, case_id)',
  exceptions_lasting: 'exceptions (org, kind, case_id, ended_at) where ended_at is null',
  tasks_open_by_alarm: 'tasks (org, alarm_at) where done_at is null',
  tasks_open_by_urgency:
    'tasks (org, urgency, id, "user", grade, alarm_at, case_id, roles, excluded, done_at) where done_at is null',
};

async function takeOver(db: Knex): Promise<void> {
  const same = ['org', 'case_id', 'seq', 'decision'];
  const made = db('decisions').select('chosen');
  for (const key of same) made.whereRaw('?? = ??', [`decisions.${key}`, `past_decisions.${key}`]);
  await db('past_decisions').update({ chosen: made });
}
