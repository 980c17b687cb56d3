import type { Knex } from 'knex';
import { createTable, toCase, toOrganisation } from '../schema/columns.ts';

const toUser = { columns: ['user'], table: 'users', key: ['id'] } as const;

/** What is planned, drawn and suggested: appointments, calendar feeds, samples and patterns. */
export async function up(db: Knex): Promise<void> {
  await createAppointments(db);
  await createSamples(db);
  await createSuggestions(db);
  await db.schema.alterTable('records', (table) => {
    table.index(['org', 'register', 'at', 'id'], 'records_by_register');
  });
}

async function createAppointments(db: Knex): Promise<void> {
  await createTable(
    db,
    'appointments',
    (c) => {
      c.text('case_id');
      c.text('name');
      c.json('title');
      c.text('on');
      c.textOrNull('user');
    },
    { primary: ['case_id', 'name'], foreign: [toCase()], index: { on: ['on', 'case_id'] } },
  );
  await createTable(
    db,
    'feeds',
    (c) => {
      c.text('user');
      c.text('token_hash');
      c.instant('made_at');
    },
    { primary: ['user'], unique: [['token_hash']], foreign: [toUser] },
  );
}

async function createSamples(db: Knex): Promise<void> {
  await createTable(
    db,
    'draws',
    (c) => {
      c.text('id');
      c.text('sample');
      c.text('period');
      c.text('seed');
      c.text('rate');
      c.integer('population');
      c.text('population_hash');
      c.instant('drawn_at');
    },
    { primary: ['id'], unique: [['sample', 'period']], foreign: [toOrganisation] },
  );
  await createTable(
    db,
    'drawn',
    (c) => {
      c.text('draw_id');
      c.text('record_id');
      c.text('case_id');
      c.jsonOrNull('answers');
      c.textOrNull('checked_by');
      c.instantOrNull('checked_at');
    },
    {
      primary: ['draw_id', 'record_id'],
      foreign: [{ columns: ['draw_id'], table: 'draws', key: ['id'] }, toCase()],
    },
  );
}

async function createSuggestions(db: Knex): Promise<void> {
  await createTable(
    db,
    'suggestions',
    (c) => {
      c.text('id');
      c.text('pattern');
      c.text('group_key');
      c.json('group');
      c.integer('count');
      c.json('cases');
      c.text('state');
      c.textOrNull('offer');
      c.textOrNull('note');
      c.textOrNull('decided_by');
      c.instantOrNull('decided_at');
      c.instant('seen_at');
    },
    {
      primary: ['id'],
      unique: [['pattern', 'group_key']],
      foreign: [toOrganisation],
      index: { state: ['state', 'seen_at'] },
    },
  );
}
