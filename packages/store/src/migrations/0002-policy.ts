import type { Knex } from 'knex';
import { createTable, toOrganisation } from '../schema/columns.ts';

/** Editions, their contents (kept once however often published), and drafts. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'edition_contents',
    (c) => {
      c.text('id');
      c.json('content');
    },
    { primary: ['id'], foreign: [toOrganisation] },
  );
  const toContent = (column: string) =>
    ({ columns: [column], table: 'edition_contents', key: ['id'] }) as const;
  await createTable(
    db,
    'editions',
    (c) => {
      c.integer('number');
      c.text('id');
      c.instant('effective_from');
      c.jsonOrNull('layer');
      c.textOrNull('submitted_by');
      c.textOrNull('approved_by');
      c.text('reason');
      c.instant('published_at');
    },
    {
      primary: ['number'],
      foreign: [toContent('id')],
      index: { effective_from: ['effective_from', 'number'] },
    },
  );
  await createTable(
    db,
    'drafts',
    (c) => {
      c.text('id');
      c.text('title');
      c.text('status');
      c.json('layer');
      c.text('base_edition');
      c.text('author');
      c.textOrNull('submitted_by');
      c.textOrNull('reason');
      c.instantOrNull('effective_from');
      c.textOrNull('comment');
      c.integer('revision');
      c.instant('created_at');
      c.instant('updated_at');
    },
    {
      primary: ['id'],
      foreign: [toContent('base_edition')],
      index: { updated_at: ['updated_at', 'id'] },
    },
  );
}
