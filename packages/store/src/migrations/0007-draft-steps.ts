import type { Knex } from 'knex';
import { createTable } from '../schema/columns.ts';

/**
 * What led to each revision of a draft, so that people can work on one together and look back, and
 * what they remark on its items.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'draft_steps',
    (c) => {
      c.text('draft_id');
      c.integer('revision');
      c.text('made_by');
      c.instant('made_at');
      c.json('edits');
    },
    {
      primary: ['draft_id', 'revision'],
      foreign: [toDraft],
    },
  );
  await createTable(
    db,
    'draft_comments',
    (c) => {
      c.text('id');
      c.text('draft_id');
      c.text('item');
      c.text('text');
      c.text('made_by');
      c.instant('made_at');
    },
    { primary: ['id'], foreign: [toDraft], index: { draft_id: ['draft_id', 'id'] } },
  );
}

const toDraft = { columns: ['draft_id'], table: 'drafts', key: ['id'] } as const;
