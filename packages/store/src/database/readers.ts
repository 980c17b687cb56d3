import { Worker } from 'node:worker_threads';
import type { Knex } from 'knex';
import type { Row } from '../schema/table.ts';
import type { Answer, Question } from './reader.ts';

/**
 * Threads that read a file of SQLite beside the connection of this one, which does nothing else while a
 * query runs: what reads tens of thousands of rows makes nobody wait there, and two such run at once. They
 * begin when something is asked, and see what is committed.
 */
export class Readers {
  readonly #filename: string;
  readonly #threads: Thread[] = [];

  constructor(filename: string) {
    this.#filename = filename;
  }

  /** @throws Error when the database refuses it, or the thread ends before it answers */
  ask(sql: string, bindings: readonly unknown[]): Promise<Row[]> {
    const idle = this.#threads.find(({ waiting }) => waiting === 0);
    if (idle) return idle.ask(sql, bindings);
    if (this.#threads.length < most) this.#begin();
    const [least] = this.#threads.toSorted((a, b) => a.waiting - b.waiting) as [Thread];
    return least.ask(sql, bindings);
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }

  #begin(): void {
    const thread = new Thread(this.#filename, () => {
      const at = this.#threads.indexOf(thread);
      if (at >= 0) this.#threads.splice(at, 1);
    });
    this.#threads.push(thread);
  }
}
const most = 2;

const known = new WeakMap<Knex, Readers>();

export function readBeside(db: Knex, filename: string): void {
  known.set(db, new Readers(filename));
}

/** Those of a connection; PostgreSQL needs none. */
export const readersOf = (db: Knex): Readers | undefined => known.get(db);

interface Asked {
  answer(rows: Row[]): void;
  fail(error: Error): void;
}

class Thread {
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked>();
  #last = 0;

  constructor(filename: string, ended: () => void) {
    this.#worker = new Worker(entry, { workerData: filename });
    // Nobody who ends waits for it.
    this.#worker.unref();
    this.#worker.on('message', ({ id, rows, why }: Answer) => {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (rows) asked?.answer(rows);
      else asked?.fail(new Error(why));
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => {
      ended();
      this.#fail(new Error('a reading thread ended'));
    });
  }

  get waiting(): number {
    return this.#asked.size;
  }

  ask(sql: string, bindings: readonly unknown[]): Promise<Row[]> {
    const id = ++this.#last;
    return new Promise((answer, fail) => {
      this.#asked.set(id, { answer, fail });
      this.#worker.postMessage({ id, sql, bindings } satisfies Question);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(error: Error): void {
    for (const { fail } of this.#asked.values()) fail(error);
    this.#asked.clear();
  }
}

/** The built file: when this one runs from its source (in tests) the build stands beside it. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? '../../dist/database/reader.js' : './reader.js',
  import.meta.url,
);
