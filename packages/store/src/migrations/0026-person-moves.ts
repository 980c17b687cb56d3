import type { Knex } from 'knex';
import { createTable, toOrganisation } from '../schema/columns.ts';

/**
 * What moved from the record of one person to that of another: two were one, or one was two.
 * Append-only, but for the undoing. What was decided in a case is found by it, to move along.
 */
export async function up(db: Knex): Promise<void> {
  const toPerson = (column: string) =>
    ({ columns: [column], table: 'people', key: ['id'] }) as const;
  await createTable(
    db,
    'person_moves',
    (c) => {
      c.text('id');
      c.text('kind');
      c.text('from_id');
      c.text('to_id');
      c.text('reason');
      c.json('moved');
      c.text('made_by');
      c.instant('made_at');
      c.textOrNull('undone_by');
      c.instantOrNull('undone_at');
      c.textOrNull('undone_why');
    },
    {
      primary: ['id'],
      foreign: [toOrganisation, toPerson('from_id'), toPerson('to_id')],
      index: { from: ['from_id', 'made_at'], to: ['to_id', 'made_at'] },
    },
  );
  await db.schema.alterTable('past_decisions', (table) => {
    table.index(['org', 'case_id'], 'past_decisions_by_case');
  });
}
