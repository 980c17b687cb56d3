import { Worker } from 'node:worker_threads';
import type { Answer, Question } from './answering.ts';

interface Asked<A> {
  answer(said: A): void;
  fail(error: Error): void;
}

/** A thread that answers what it is asked, one after the other. It ends with the process, which does not wait for it. */
export class Thread<Q, A> {
  readonly #worker: Worker;
  readonly #asked = new Map<number, Asked<A>>();
  #last = 0;

  /** @param entry its built file, from the root of the package's. @param ended is told when it is over, however that came */
  constructor(entry: string, given: unknown, ended: () => void) {
    this.#worker = new Worker(builtFile(entry), { workerData: given });
    this.#worker.unref();
    this.#worker.on('message', ({ id, answer, why }: Answer<A>) => {
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (why) asked?.fail(Object.assign(new Error(why.message), { code: why.code }));
      else asked?.answer(answer as A);
    });
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => {
      ended();
      this.#fail(new Error('a thread of the store ended'));
    });
  }

  get waiting(): number {
    return this.#asked.size;
  }

  /** @throws Error what the thread throws, with its `code`, or that it ended before it answered */
  ask(question: Q): Promise<A> {
    const id = ++this.#last;
    return new Promise((answer, fail) => {
      this.#asked.set(id, { answer, fail });
      this.#worker.postMessage({ id, question } satisfies Question<Q>);
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

/** When this file runs from its source (in tests) the build stands beside it. */
const builtFile = (path: string): URL =>
  new URL(`${import.meta.url.endsWith('.ts') ? '../../dist' : '..'}/${path}`, import.meta.url);
