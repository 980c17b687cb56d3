import type { Knex } from 'knex';
import type { Rows } from '../schema/table.ts';
import { isPostgres } from './dialect.ts';

/** What is used of a connection of better-sqlite3. */
interface Connection {
  prepare(sql: string): { run(values: readonly unknown[]): unknown };
}

/** How many rows one statement of PostgreSQL inserts: it takes so many values and no more. */
const together = 500;

/**
 * Inserts many rows in the transaction that `db` is. PostgreSQL takes them in few statements. SQLite
 * runs in this process, where one statement that is prepared once and run for each row is as quick,
 * and knex would build each anew.
 */
export async function insertTogether(db: Knex, { table, columns, values }: Rows): Promise<void> {
  if (isPostgres(db)) {
    const rows = values.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
    for (let at = 0; at < rows.length; at += together) {
      await db(table).insert(rows.slice(at, at + together));
    }
    return;
  }
  const connection: Connection = await db.client.acquireConnection();
  const names = columns.map((column) => `"${column}"`).join(', ');
  const marks = columns.map(() => '?').join(', ');
  const insert = connection.prepare(`insert into "${table}" (${names}) values (${marks})`);
  for (const row of values) insert.run(row);
}
