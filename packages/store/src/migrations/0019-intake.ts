import type { Knex } from 'knex';
import { type Columns, createTable, toCase, toOrganisation } from '../schema/columns.ts';

/**
 * Tables of cases that are taken in, what of them was refused, which row became which case; and
 * the tokens under which other bodies' systems send cases.
 */
export async function up(db: Knex): Promise<void> {
  await createTable(db, 'imports', importColumns, {
    primary: ['id'],
    foreign: [toOrganisation],
    index: { made_by: ['made_by', 'id'], status: ['status', 'id'] },
  });
  await createTable(
    db,
    'import_refusals',
    (c) => {
      c.text('import_id');
      c.integer('line');
      c.json('errors');
    },
    {
      primary: ['import_id', 'line'],
      foreign: [{ columns: ['import_id'], table: 'imports', key: ['id'] }],
    },
  );
  await createTable(
    db,
    'imported_rows',
    (c) => {
      c.text('file');
      c.text('workflow');
      c.integer('line');
      c.text('case_id');
    },
    { primary: ['file', 'workflow', 'line'], foreign: [toCase()] },
  );
  await createTable(
    db,
    'import_mappings',
    (c) => {
      c.text('id');
      c.text('workflow');
      c.text('name');
      c.json('columns');
      c.text('made_by');
      c.instant('made_at');
    },
    { primary: ['id'], unique: [['workflow', 'name']], foreign: [toOrganisation] },
  );
  await createTokens(db);
  for (const table of ['people', 'units']) {
    await db.schema.alterTable(table, (of) => of.index(['org', 'name'], `${table}_by_name`));
  }
}

function importColumns(c: Columns): void {
  c.text('id');
  c.text('workflow');
  c.text('name');
  c.text('file');
  c.integer('size');
  c.text('kind');
  c.text('encoding');
  c.json('head');
  c.integer('lines');
  c.json('columns');
  c.text('status');
  c.integer('done');
  c.integer('begun');
  c.integer('known');
  c.integer('refused');
  c.textOrNull('problem');
  c.text('made_by');
  c.integer('revision');
  c.instant('created_at');
  c.instant('updated_at');
}

/** Found by the hash of the token, before it is known to which organisation it belongs. */
async function createTokens(db: Knex): Promise<void> {
  await createTable(
    db,
    'api_tokens',
    (c) => {
      c.text('id');
      c.text('name');
      c.text('token_hash');
      c.text('workflow');
      c.integer('per_minute');
      c.text('made_by');
      c.instant('made_at');
      c.instant('expires_at');
      c.instantOrNull('ended_at');
      c.instantOrNull('used_at');
    },
    { primary: ['id'], unique: [['token_hash'], ['name']], foreign: [toOrganisation] },
  );
  await db.schema.alterTable('api_tokens', (table) =>
    table.index(['token_hash'], 'api_tokens_by_token_hash'),
  );
  await createTable(
    db,
    'sent_cases',
    (c) => {
      c.text('reference');
      c.text('token_id');
      c.text('case_id');
      c.instant('sent_at');
    },
    {
      primary: ['reference'],
      foreign: [{ columns: ['token_id'], table: 'api_tokens', key: ['id'] }, toCase()],
      index: { token: ['token_id', 'sent_at'] },
    },
  );
}
