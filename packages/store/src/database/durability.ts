import type { Knex } from 'knex';
import { NotDurable } from '../errors.ts';

export type Done = (error: Error | null, connection: unknown) => void;
export interface SqliteConnection {
  pragma(text: string): unknown;
}
interface PgConnection {
  query(text: string, done: (error: Error | null) => void): void;
}

/** Sets up each new connection so that what was acknowledged survives a power cut. */
export const beDurable = {
  sqlite(connection: SqliteConnection, done: Done): void {
    for (const [name, value] of Object.entries(pragmas)) connection.pragma(`${name} = ${value}`);
    done(null, connection);
  },
  pg(connection: PgConnection, done: Done): void {
    connection.query('set synchronous_commit = on', (error) => done(error, connection));
  },
};

/**
 * better-sqlite3 falls back to `synchronous = NORMAL` on a WAL file that exists already, so it is
 * not enough to have set it.
 * @throws NotDurable
 */
export async function assertDurable(db: Knex): Promise<void> {
  const found = await settingsIn(db);
  for (const [name, value] of Object.entries(wanted(db))) {
    if (String(found[name]) !== value) throw new NotDurable(`${name} = ${found[name]}`);
  }
}

const pragmas = {
  busy_timeout: '5000',
  journal_mode: 'WAL',
  synchronous: 'FULL',
  foreign_keys: 'ON',
};
const wantedOfSqlite = {
  busy_timeout: '5000',
  journal_mode: 'wal',
  synchronous: '2',
  foreign_keys: '1',
};
const wantedOfPostgres = { synchronous_commit: 'on' };

const wanted = (db: Knex) => (db.client.config.client === 'pg' ? wantedOfPostgres : wantedOfSqlite);

async function settingsIn(db: Knex): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of Object.keys(wanted(db))) {
    const answer = await db.raw(
      db.client.config.client === 'pg' ? `show ${name}` : `pragma ${name}`,
    );
    found[name] = Object.values((answer.rows ?? answer)[0])[0];
  }
  return found;
}
