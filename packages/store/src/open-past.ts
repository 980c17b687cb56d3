import type { Knex } from 'knex';
import { connect } from './database/connect.ts';
import { isPostgres } from './database/dialect.ts';
import type { PastEntry } from './model.ts';
import { meant, past } from './office/past.ts';
import { Scope } from './scope.ts';
import type { Connection, PastFilter } from './types.ts';

/** What was decided, for a process that may read nothing else and has no keys. */
export interface PastReading {
  /** Shows every entry that is meant, in the order of time; few are in memory at once. */
  each(org: string, filter: PastFilter, show: (entry: PastEntry) => void): Promise<void>;
  close(): Promise<void>;
}

export async function openPast(connection: Connection): Promise<PastReading> {
  const db = await connect(connection);
  const each = isPostgres(db) ? byPages : byRows(db);
  return {
    each: (org, filter, show) =>
      each(new Scope(db, { org, user: 'system' }, noClock), filter, show),
    close: () => db.destroy(),
  };
}

const noClock = () => {
  throw new Error('nothing is written here');
};

const page = 2000;

async function byPages(
  scope: Scope,
  filter: PastFilter,
  show: (entry: PastEntry) => void,
): Promise<void> {
  for (let { after } = filter; ; ) {
    const entries = await past(scope, { ...filter, after, limit: page });
    for (const entry of entries) show(entry);
    if (entries.length < page) return;
    after = entries.at(-1)?.id;
  }
}

/** As a row comes without names: much faster, which counts where all of the past is read. */
type RawRow = readonly [string, string, number, string, string, string, string | null, ...string[]];

interface RawConnection {
  prepare(sql: string): {
    raw(on: true): { iterate(...bindings: readonly unknown[]): Iterable<RawRow> };
  };
}

const columns = ['id', 'case_id', 'seq', 'decision', 'edition', 'at', 'person_id', 'actor'];

function byRows(db: Knex) {
  return async (scope: Scope, filter: PastFilter, show: (entry: PastEntry) => void) => {
    const query = meant(scope, filter)
      .orderBy('id')
      .select([...columns, 'facts', 'absent']);
    const { sql, bindings } = query.toSQL().toNative();
    const connection: RawConnection = await db.client.acquireConnection();
    try {
      const rows = connection
        .prepare(sql)
        .raw(true)
        .iterate(...bindings);
      for (const row of rows) show(entryOf(row));
    } finally {
      await db.client.releaseConnection(connection);
    }
  };
}

function entryOf(row: RawRow): PastEntry {
  const [id, caseId, seq, decision, edition, at, personId, actor = '', facts = '', absent = ''] =
    row;
  return {
    id,
    caseId,
    seq,
    decision,
    edition,
    at,
    actor,
    ...(personId !== null && { personId }),
    facts: JSON.parse(facts),
    absent: absent === '[]' ? none : JSON.parse(absent),
  };
}
const none: readonly string[] = [];
