import type { Knex } from 'knex';
import { createTable, toOrganisation } from '../schema/columns.ts';

/** Organisations and the tree of them, users, sessions, counters. */
export async function up(db: Knex): Promise<void> {
  await createTable(
    db,
    'organisations',
    (c) => {
      c.json('title');
      c.text('level');
      c.text('pack');
    },
    { primary: [] },
  );
  await createTable(
    db,
    'organisation_edges',
    (c) => {
      c.textOrNull('parent');
      c.instant('from_at');
      c.instantOrNull('until_at');
    },
    { primary: ['from_at'], foreign: [toOrganisation] },
  );
  await createTable(
    db,
    'users',
    (c) => {
      c.text('id');
      c.text('login');
      c.text('name');
      c.json('roles');
      c.flag('disabled');
      c.integer('failed');
      c.instantOrNull('locked_until');
      c.text('password_hash');
      c.integer('revision');
    },
    { primary: ['id'], unique: [['login']], foreign: [toOrganisation] },
  );
  await createTable(
    db,
    'sessions',
    (c) => {
      c.text('token_hash');
      c.text('user');
      c.json('data');
      c.instant('idle_until');
      c.instant('absolute_until');
    },
    {
      primary: ['token_hash'],
      foreign: [{ columns: ['user'], table: 'users', key: ['id'] }],
      index: { user: ['user'] },
    },
  );
  await beforeTheOrganisationIsKnown(db);
  await createTable(
    db,
    'counters',
    (c) => {
      c.text('name');
      c.integer('year');
      c.integer('n');
    },
    { primary: ['name', 'year'], foreign: [toOrganisation] },
  );
}

/** Signing in and finding a session are the only questions asked before that; so these two. */
async function beforeTheOrganisationIsKnown(db: Knex): Promise<void> {
  await db.schema.alterTable('users', (table) => table.index(['login'], 'users_by_login'));
  await db.schema.alterTable('sessions', (table) =>
    table.index(['token_hash'], 'sessions_by_token'),
  );
}
