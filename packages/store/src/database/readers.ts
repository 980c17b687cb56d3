import type { Knex } from 'knex';
import type { Row } from '../schema/table.ts';
import type { Query } from './reader.ts';
import { Thread } from './thread.ts';

/**
 * Threads that read a file of SQLite beside the connection of this one, which does nothing else while a
 * query runs: what reads tens of thousands of rows makes nobody wait there, and two such run at once. They
 * begin when something is asked, and see what is committed.
 */
export class Readers {
  readonly #filename: string;
  readonly #threads: Thread<Query, Row[]>[] = [];

  constructor(filename: string) {
    this.#filename = filename;
  }

  /** @throws Error when the database refuses it, or the thread ends before it answers */
  ask(sql: string, bindings: readonly unknown[]): Promise<Row[]> {
    const idle = this.#threads.find(({ waiting }) => waiting === 0);
    if (idle) return idle.ask({ sql, bindings });
    if (this.#threads.length < most) this.#begin();
    const [least] = this.#threads.toSorted((a, b) => a.waiting - b.waiting);
    return (least as Thread<Query, Row[]>).ask({ sql, bindings });
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.splice(0).map((thread) => thread.end()));
  }

  #begin(): void {
    const thread = new Thread<Query, Row[]>('database/reader.js', this.#filename, () => {
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
