import type { Knex } from 'knex';
import { Columns, createTable, textTypeOf } from '../schema/columns.ts';

/** What lists of cases are ordered and narrowed by, and the lists that people keep. */
export async function up(db: Knex): Promise<void> {
  await db.schema.alterTable('cases', (table) => {
    const column = new Columns(table, textTypeOf(db));
    column.instantOrNull('due_at');
  });
  await db('cases').update({
    due_at: db('tasks')
      .min('due_at')
      .whereRaw('tasks.org = cases.org and tasks.case_id = cases.id')
      .whereNull('done_at'),
  });
  await db.schema.alterTable('cases', (table) => {
    table.index(['org', 'started_at', 'id'], 'cases_by_started_at');
    table.index(['org', 'due_at', 'id'], 'cases_by_due_at');
    table.index(['org', 'handler', 'updated_at', 'id'], 'cases_by_handler');
  });
  await db.schema.alterTable('outbox', (table) => {
    const column = new Columns(table, textTypeOf(db));
    column.textOrNull('case_id');
    table.index(['org', 'case_id', 'kind'], 'outbox_by_case');
  });
  await nameCases(db);
  await createTable(
    db,
    'saved_lists',
    (c) => {
      c.text('id');
      c.text('owner');
      c.text('name');
      c.flag('shared');
      c.json('wanted');
      c.integer('revision');
      c.instant('created_at');
      c.instant('updated_at');
    },
    {
      primary: ['id'],
      foreign: [{ columns: ['owner'], table: 'users', key: ['id'] }],
      index: { owner: ['owner', 'name'] },
    },
  );
}

/** What left before says its case in what it carries. */
async function nameCases(db: Knex): Promise<void> {
  for (const { org, id, payload } of await db('outbox').where({ kind: 'handover' })) {
    const { case: case_id } = JSON.parse(payload);
    if (typeof case_id === 'string') await db('outbox').where({ org, id }).update({ case_id });
  }
}
