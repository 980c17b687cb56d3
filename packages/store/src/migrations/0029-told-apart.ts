import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

/** Who decided that something is over, and why; and which import a case came from. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('exceptions', (table) => {
    const column = new Columns(table, textTypeOf(db));
    column.textOrNull('ended_by');
    column.textOrNull('ended_why');
  });
  await db.schema.alterTable('imported_rows', (table) => {
    table.index(['org', 'case_id'], 'imported_rows_by_case');
  });
}
