import type { Knex } from 'knex';
import { createTable, toCase } from '../schema/columns.ts';

/** Receipts: found by the hash of their code, before it is known to which organisation they belong. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'receipts',
    (c) => {
      c.text('case_id');
      c.text('code_hash');
      c.text('made_by');
      c.instant('made_at');
      c.json('messages');
      c.textOrNull('rating');
      c.integer('revision');
    },
    { primary: ['case_id'], unique: [['code_hash']], foreign: [toCase()] },
  );
  await db.schema.alterTable('receipts', (table) =>
    table.index(['code_hash'], 'receipts_by_code_hash'),
  );
}
