import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Row } from '../schema/table.ts';

/** What a reading thread is asked, and what it answers: rows, or why there are none. */
export interface Question {
  readonly id: number;
  readonly sql: string;
  readonly bindings: readonly unknown[];
}
export interface Answer {
  readonly id: number;
  readonly rows?: Row[];
  readonly why?: string;
}

/** What is used of better-sqlite3. */
interface Reading {
  prepare(sql: string): { all(...bindings: readonly unknown[]): Row[] };
}
const Database: new (filename: string, options: object) => Reading = createRequire(import.meta.url)(
  'better-sqlite3',
);

const db = new Database(workerData, { readonly: true, timeout: 5000 });

parentPort?.on('message', ({ id, sql, bindings }: Question) => {
  parentPort?.postMessage({ id, ...answerTo(sql, bindings) } satisfies Answer);
});

function answerTo(sql: string, bindings: readonly unknown[]): Omit<Answer, 'id'> {
  try {
    return { rows: db.prepare(sql).all(...bindings) };
  } catch (error) {
    return { why: String((error as Error).message) };
  }
}
