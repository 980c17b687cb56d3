import type { Knex } from 'knex';
import { Columns, textTypeOf } from '../schema/columns.ts';

/**
 * What arrived from another office can be refused with a reason, and a case can begin from it: through
 * the draft in which it is typed. Files that came along belong to it until then.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('deliveries', (table) => {
    const column = new Columns(table, textTypeOf(db));
    for (const name of ['refused_why', 'draft_id', 'case_id']) column.textOrNull(name);
    table.index(['org', 'draft_id'], 'deliveries_by_draft');
  });
  await db.schema.alterTable('attachments', (table) => {
    new Columns(table, textTypeOf(db)).textOrNull('delivery_id');
    table.index(['org', 'delivery_id'], 'attachments_by_delivery');
  });
}
