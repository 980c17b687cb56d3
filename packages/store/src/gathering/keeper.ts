import { Thread } from '../database/thread.ts';
import type { Actor } from '../model.ts';
import type { Prepared } from '../prepared.ts';
import type { Connection, Options } from '../types.ts';

/** With what the thread begins. */
export interface Given {
  readonly connection: Connection;
  readonly keys: Options['keys'];
}
export interface ToKeep {
  readonly actor: Actor;
  readonly prepared: Prepared;
}

/** How long the thread waits for more, in milliseconds, before it gives back its memory. */
const patience = 30_000;

/**
 * Writes to a file of SQLite what was prepared, in a thread with a connection of its own: while it
 * does, more is prepared here, and others are answered. It begins when something is to be kept.
 */
export class Keeper {
  readonly #given: Given;
  #thread: Thread<ToKeep, void> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(given: Given) {
    this.#given = given;
  }

  /** @throws Error with the `code` of what the store threw, or when the thread ended before it was written */
  async keep(actor: Actor, prepared: Prepared): Promise<void> {
    clearTimeout(this.#idle);
    const thread = this.#begun();
    try {
      await thread.ask({ actor, prepared });
    } finally {
      clearTimeout(this.#idle);
      if (thread.waiting === 0) this.#idle = setTimeout(() => this.#rest(), patience).unref();
    }
  }

  /** Nothing is kept after it. */
  async end(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#idle);
    await this.#thread?.end();
  }

  /** What comes while the thread ends begins another. */
  #rest(): void {
    const thread = this.#thread;
    this.#thread = undefined;
    void thread?.end();
  }

  #begun(): Thread<ToKeep, void> {
    if (this.#isOver) throw new Error('the store is closed');
    const thread =
      this.#thread ??
      new Thread<ToKeep, void>('gathering/keeping.js', this.#given, () => {
        if (this.#thread === thread) this.#thread = undefined;
      });
    this.#thread = thread;
    return thread;
  }
}
