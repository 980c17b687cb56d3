import type { Knex } from 'knex';
import { isPostgres } from '../database/connect.ts';

/** What a person acknowledged of a draft when submitting it. */
export async function up(db: Knex): Promise<void> {
  const text = isPostgres(db) ? 'text collate "C"' : 'text';
  await db.schema.alterTable('drafts', (table) => {
    table.specificType('acknowledged', text);
  });
}
