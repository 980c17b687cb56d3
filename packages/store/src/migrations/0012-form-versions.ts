import type { Knex } from 'knex';
import { type Columns, createTable, toCase, toOrganisation } from '../schema/columns.ts';

/**
 * The forms on which an office last saw its own changes, and records that were moved to another
 * edition: what was declared, what became of each record, and what found no place in it.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'form_bases',
    (c) => {
      c.text('id');
      c.json('content');
    },
    { primary: ['id'], foreign: [toOrganisation] },
  );
  await createTable(db, 'movings', movingColumns, {
    primary: ['id'],
    foreign: [
      { columns: ['from_edition'], table: 'edition_contents', key: ['id'] },
      { columns: ['to_edition'], table: 'edition_contents', key: ['id'] },
    ],
  });
  await createMoved(db);
}

function movingColumns(c: Columns): void {
  c.text('id');
  c.text('title');
  c.text('from_edition');
  c.text('to_edition');
  c.json('mappings');
  c.text('status');
  c.text('author');
  c.textOrNull('submitted_by');
  c.textOrNull('approved_by');
  c.textOrNull('reason');
  c.textOrNull('comment');
  c.jsonOrNull('expected');
  c.textOrNull('after');
  c.integer('moved');
  c.integer('left');
  c.integer('revision');
  c.instant('created_at');
  c.instant('updated_at');
}

/** Append-only: an entry of a case is never changed; what it says in another edition stands beside it. */
async function createMoved(db: Knex): Promise<void> {
  const toMoving = { columns: ['moving_id'], table: 'movings', key: ['id'] };
  await createTable(
    db,
    'moved_records',
    (c) => {
      c.text('moving_id');
      c.text('kind');
      c.text('record_id');
      c.jsonOrNull('why');
      c.json('aside');
      c.instant('at');
    },
    {
      primary: ['moving_id', 'kind', 'record_id'],
      foreign: [toMoving],
      index: { record: ['kind', 'record_id', 'at'] },
    },
  );
  await createTable(
    db,
    'moved_entries',
    (c) => {
      c.text('moving_id');
      c.text('case_id');
      c.integer('seq');
      c.text('form');
      c.text('edition');
      c.json('answers');
      c.json('aside');
      c.instant('at');
    },
    {
      primary: ['moving_id', 'case_id', 'seq'],
      foreign: [toMoving, toCase()],
      index: { case: ['case_id', 'at'] },
    },
  );
}
