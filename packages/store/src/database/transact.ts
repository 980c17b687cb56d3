import { AsyncResource } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { isPostgres } from './dialect.ts';

/** Does work in a transaction: what it gives is durable when the promise is kept. */
export type Transact = <T>(work: (trx: Knex) => Promise<T>) => Promise<T>;

/** How a database is written to. */
export interface Turns {
  readonly transact: Transact;
  /**
   * Does work that writes through another connection: where only one may write, in a turn in which
   * others like it may be done, each after what was asked before it.
   */
  beside<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * How transactions are made. PostgreSQL has connections for many at once, and writes their commits
 * to disk together. SQLite has one, where waiting for the disk takes longer than most transactions:
 * so those that wait for their turn share a commit.
 */
export function turnsOf(db: Knex): Turns {
  if (isPostgres(db)) {
    return { transact: (work) => db.transaction(work), beside: inOrder() };
  }
  const shared = new SharedCommits(db);
  return {
    transact: (work) => shared.transact(work),
    beside: (work) => shared.beside(work),
  };
}

function inOrder(): Turns['beside'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}

type Settle = () => void;

interface Job {
  /** Runs one transaction in the common one. @returns what to do when that is committed */
  readonly run: (trx: Knex) => Promise<Settle>;
  readonly fail: (error: unknown) => void;
}
/** It is waited for while nothing is written here: SQLite would keep this thread waiting for its lock. */
type Beside = () => Promise<void>;

/**
 * Transactions one after another, each in a savepoint of its own, in one transaction of the
 * database. Nobody is answered before all of it is on disk; an error undoes only its own savepoint.
 */
class SharedCommits {
  readonly #db: Knex;
  readonly #waiting: (Job | Beside)[] = [];
  #isRunning = false;
  /** What is under way in a turn of another connection. */
  readonly #beside = new Set<Promise<void>>();

  constructor(db: Knex) {
    this.#db = db;
  }

  transact<T>(work: (trx: Knex) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const run: Job['run'] = async (trx) => {
        try {
          const result = await inSavepoint(trx, work);
          return () => resolve(result);
        } catch (error) {
          return () => reject(error);
        }
      };
      this.#wait({ run: AsyncResource.bind(run), fail: reject });
    });
  }

  beside<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const next = () => work().then(resolve, reject);
      if (this.#beside.size > 0 && this.#waiting.length === 0) this.#begin(next);
      else this.#wait(next);
    });
  }

  #wait(next: Job | Beside): void {
    this.#waiting.push(next);
    if (!this.#isRunning) void this.#runAll();
  }

  async #runAll(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // SQLite answers without giving way: so first let those come that are on their way already.
      await setImmediate();
      const [next] = this.#waiting;
      if (typeof next === 'function') {
        this.#waiting.shift();
        this.#begin(next);
        while (this.#beside.size > 0) await Promise.all(this.#beside);
      } else await this.#runTogether();
    }
    this.#isRunning = false;
  }

  #begin(next: Beside): void {
    const done = next().finally(() => this.#beside.delete(done));
    this.#beside.add(done);
  }

  async #runTogether(): Promise<void> {
    const taken: Job[] = [];
    try {
      const settled = await this.#db.transaction(async (trx) => {
        const done: Settle[] = [];
        while (done.length < most) {
          const [next] = this.#waiting;
          if (!next || typeof next === 'function') break;
          this.#waiting.shift();
          taken.push(next);
          done.push(await next.run(trx));
        }
        return done;
      });
      for (const settle of settled) settle();
    } catch (error) {
      // A commit that fails leaves the transaction open, and knex leaves it to us.
      await this.#db.raw('rollback').catch(() => undefined);
      for (const { fail } of taken) fail(error);
    }
  }
}

/** So that those who only read need not wait long for the connection. */
const most = 50;

async function inSavepoint<T>(trx: Knex, work: (trx: Knex) => Promise<T>): Promise<T> {
  await trx.raw('savepoint own');
  try {
    return await work(trx);
  } catch (error) {
    await trx.raw('rollback to own');
    throw error;
  } finally {
    await trx.raw('release own');
  }
}
