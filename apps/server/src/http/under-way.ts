import { setImmediate, setTimeout } from 'node:timers/promises';
import type { RequestHandler } from 'express';

/** The requests that wait for their answers: long work in pieces lets them come first. */
export class UnderWay {
  #count = 0;
  #quiet: (() => void)[] = [];
  readonly #stopping = new AbortController();

  readonly count: RequestHandler = (_request, response, next) => {
    this.#count += 1;
    response.once('close', () => {
      this.#count -= 1;
      if (this.#count > 0) return;
      for (const goOn of this.#quiet.splice(0)) goOn();
    });
    next();
  };

  /**
   * Ends a piece of long work: waits until nobody waits for an answer, and at most so many
   * milliseconds, so that it goes on however much is asked.
   * @throws AbortError where the server stops; what was done so far is kept
   */
  async giveWay(signal: AbortSignal = this.#stopping.signal, atMost = 250): Promise<void> {
    // Who came meanwhile is heard of in the turn after this one.
    await setImmediate(undefined, { signal });
    await setImmediate(undefined, { signal });
    if (this.#count === 0) return;
    const enough = new AbortController();
    const quiet = new Promise<void>((goOn) => this.#quiet.push(goOn));
    await Promise.race([
      quiet,
      setTimeout(atMost, undefined, enough).catch(() => undefined),
    ]).finally(() => enough.abort());
    signal.throwIfAborted();
  }

  /** Ends long work where it gives way the next time. */
  stop(): void {
    this.#stopping.abort();
  }

  get isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }
}
