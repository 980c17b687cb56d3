import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

/** What a person acknowledged of a draft when submitting it. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('drafts', (table) => {
    new Columns(table, textTypeOf(db)).jsonOrNull('acknowledged');
  });
}
