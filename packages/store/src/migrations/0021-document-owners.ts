import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

/** Documents are also made of a unit, and of the report of a work flow from a day until another. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('documents', (table) => {
    const column = new Columns(table, textTypeOf(db));
    for (const name of ['unit_id', 'workflow', 'from', 'until']) column.textOrNull(name);
    table.index(['org', 'unit_id', 'made_at'], 'documents_by_unit');
    table.index(['org', 'workflow', 'made_at'], 'documents_by_workflow');
  });
}
