import knex, { type Knex } from 'knex';
import { migrationSource } from '../migrations/index.ts';
import type { Connection } from '../types.ts';
import { isPostgres } from './dialect.ts';
import { assertDurable, beDurable, type Done, type SqliteConnection } from './durability.ts';
import { type Migrating, migrate, standing } from './migrate.ts';
import { readBeside } from './readers.ts';
import { keepStatements, type Preparing } from './statements.ts';

/**
 * Connects, brings the schema up to date and makes sure that nothing acknowledged can be lost.
 * @throws NotDurable, Locked, NotMigrated
 */
export async function connect(
  connection: Connection,
  tell?: (at: Migrating) => void,
): Promise<Knex> {
  return connected(connection, async (db) => {
    await migrate(db, tell);
    if (!isPostgres(db)) await learnSizes(db);
    if (connection.client === 'sqlite') readBeside(db, connection.filename);
  });
}

/** Connects to what another connection brought up to date. @throws NotDurable */
export const connectAgain = (connection: Connection): Promise<Knex> => connected(connection);

async function connected(
  connection: Connection,
  begin: (db: Knex) => Promise<void> = async () => undefined,
): Promise<Knex> {
  const db = knex(settingsOf(connection));
  try {
    await assertDurable(db);
    await begin(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

/** How many migrations a database is behind; where nothing is stored yet, none. */
export async function stepsAhead(connection: Connection): Promise<number> {
  const db = knex(settingsOf(connection));
  try {
    const { isEmpty, ahead } = await standing(db);
    return isEmpty ? 0 : ahead.length;
  } finally {
    await db.destroy();
  }
}

/**
 * Lets SQLite look how full its tables are. Where it knows that of some indexes only, it takes one of
 * the others for small, and sorts a whole table: at 10,000 cases 90 ms in place of 2.
 */
const learnSizes = (db: Knex) => db.raw('pragma optimize = 0x10002');

function settingsOf(connection: Connection): Knex.Config {
  if (connection.client === 'pg') {
    return {
      client: 'pg',
      connection: connection.connection,
      pool: { min: 0, max: 10, afterCreate: beDurable.pg },
      ...always,
    };
  }
  return {
    client: 'better-sqlite3',
    connection: { filename: connection.filename },
    useNullAsDefault: true,
    // One connection: SQLite has one writer, and a second one here would wait for the event loop
    // that it blocks.
    pool: {
      min: 1,
      max: 1,
      afterCreate(connection: SqliteConnection & Preparing, done: Done) {
        keepStatements(connection);
        beDurable.sqlite(connection, done);
      },
    },
    ...always,
  };
}

/** What knex would print it also throws. */
const silent = () => undefined;
const always = {
  migrations: { migrationSource: migrationSource(), tableName: 'schema_migrations' },
  log: { warn: silent, error: silent, deprecate: silent, debug: silent },
} satisfies Knex.Config;
