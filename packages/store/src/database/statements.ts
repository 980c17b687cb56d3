/** What is used of a connection of better-sqlite3. */
export interface Preparing {
  prepare(sql: string): unknown;
}

const most = 500;

/**
 * Keeps prepared statements with the connection: knex prepares each query anew, which takes longer
 * than running most of them. SQLite itself prepares again what a migration made stale.
 */
export function keepStatements(connection: Preparing): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, unknown>();
  connection.prepare = (sql) => {
    const statement = kept.get(sql) ?? prepare(sql);
    if (kept.size >= most) kept.clear();
    kept.set(sql, statement);
    return statement;
  };
}
