import type { Knex } from 'knex';

export const does = {
  'zh-CN': '为在办案件建立索引',
  en: 'makes the indexes of open cases',
};

/**
 * What lists of open cases are counted and ordered by: of a million cases few are open, and an index
 * of all of them is read to its end to count those.
 */
export async function up(db: Knex): Promise<void> {
  for (const [name, columns] of [
    ['due_at', 'org, due_at, id'],
    ['handler', 'org, handler, updated_at, id'],
    ['updated_at', 'org, updated_at, id'],
  ] as const) {
    await db.raw(
      `create index cases_open_by_${name} on cases (${columns}) where closed_at is null`,
    );
  }
}
