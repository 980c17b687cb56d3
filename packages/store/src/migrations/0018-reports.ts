import type { Knex } from 'knex';

/** What reports read: by when it was. */
const indexes: Readonly<Record<string, readonly string[]>> = {
  cases: ['org', 'workflow', 'started_at'],
  records: ['org', 'register', 'at'],
  past_decisions: ['org', 'decision', 'at'],
  tasks: ['org', 'due_at'],
};

export const does = {
  'zh-CN': '为报表建立索引',
  en: 'makes the indexes that reports read',
};

export async function up(db: Knex): Promise<void> {
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema.alterTable(name, (table) => table.index([...columns], `${name}_by_time`));
  }
}
