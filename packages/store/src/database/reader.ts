import { createRequire } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { Row } from '../schema/table.ts';
import { answering } from './answering.ts';

/** What a reading thread is asked. */
export interface Query {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** What is used of better-sqlite3. */
interface Reading {
  prepare(sql: string): { all(...bindings: readonly unknown[]): Row[] };
}
const Database: new (filename: string, options: object) => Reading = createRequire(import.meta.url)(
  'better-sqlite3',
);

const db = new Database(workerData, { readonly: true, timeout: 5000 });

answering(({ sql, bindings }: Query) => db.prepare(sql).all(...bindings));
