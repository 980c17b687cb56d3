import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

/** Who took an edition back before it took effect, when and why. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('editions', (table) => {
    const column = new Columns(table, textTypeOf(db));
    column.instantOrNull('withdrawn_at');
    column.textOrNull('withdrawn_by');
    column.textOrNull('withdrawn_why');
  });
}
