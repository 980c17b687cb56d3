import type { Knex } from 'knex';

export const does = {
  'zh-CN': '为总览建立在办案件的索引',
  en: 'makes the index of open cases that the overview reads',
};

/** What an overview says of open cases is read from indexes that hold all of it, and them alone. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    'create index cases_open_by_place on cases (org, workflow, stage, handler, id) where closed_at is null',
  );
}
