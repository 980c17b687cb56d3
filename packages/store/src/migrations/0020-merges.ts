import type { Knex } from 'knex';
import { createTable, toCase } from '../schema/columns.ts';

/** Cases that turned out to be about the matter of another: append-only, but for their undoing. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'case_merges',
    (c) => {
      c.text('id');
      c.text('case_id');
      c.text('into_id');
      c.text('reason');
      c.json('before');
      c.text('merged_by');
      c.instant('merged_at');
      c.textOrNull('undone_by');
      c.instantOrNull('undone_at');
      c.textOrNull('undone_why');
    },
    {
      primary: ['id'],
      foreign: [toCase(), toCase('into_id')],
      index: { case: ['case_id', 'merged_at'], into: ['into_id', 'merged_at'] },
    },
  );
}
