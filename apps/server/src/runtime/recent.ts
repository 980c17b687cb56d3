import { PastTransaction } from '@bitan/store';

interface Read<T> {
  readonly at: number;
  readonly value: Promise<T>;
}

/**
 * What was read less than a second ago, by key: for what every request needs and hardly ever
 * changes. In a transaction, which reads nothing past itself, what was read last counts. Times are
 * instants of the runtime's clock.
 */
export class Recent<T> {
  readonly #read = new Map<string, Read<T>>();

  get(key: string, now: string, read: () => Promise<T>): Promise<T> {
    const at = Date.parse(now);
    const known = this.#read.get(key);
    if (known && Math.abs(at - known.at) < 1000) return known.value;
    const fresh = read();
    this.#read.set(key, { at, value: fresh });
    return fresh.catch((error) => {
      if (known) this.#read.set(key, known);
      else this.#read.delete(key);
      if (known && error instanceof PastTransaction) return known.value;
      throw error;
    });
  }

  /** Has everything read anew. */
  clear(): void {
    for (const [key, { value }] of this.#read) this.#read.set(key, { at: 0, value });
  }
}
