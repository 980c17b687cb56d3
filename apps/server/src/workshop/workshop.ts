import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { DefinitionError } from '@bitan/definitions';
import type { Delivery, JobName, Jobs, Order } from './jobs.ts';

/** A piece of work did not end in time; the definitions are too large or too tangled to check. */
export class WorkshopTimeout extends Error {}

/**
 * Checks, proves and resolves definitions that people wrote, in child processes: what is quick does
 * not wait for what takes long.
 */
export class Workshop {
  readonly #quick: Bench;
  readonly #thorough: Bench;

  constructor(timeoutMs = 60_000) {
    this.#quick = new Bench(timeoutMs);
    this.#thorough = new Bench(timeoutMs);
  }

  /**
   * @throws DefinitionError when the definitions cannot be used
   * @throws WorkshopTimeout
   */
  run<J extends JobName>(job: J, given: Jobs[J]['given']): Promise<Jobs[J]['gives']> {
    return (quick.includes(job) ? this.#quick : this.#thorough).run(job, given);
  }

  close(): void {
    this.#quick.close();
    this.#thorough.close();
  }
}

const quick: readonly JobName[] = ['load', 'resolve'];

/**
 * A child process that works on one job after the other: it has no environment and no keys, may
 * generate code (this one may not), and is ended when it takes longer than `timeoutMs`. It is
 * started when first needed and again after it ended.
 */
class Bench {
  readonly #timeoutMs: number;
  readonly #waiting = new Map<number, (delivery: Delivery) => void>();
  #child: ChildProcess | undefined;
  #last = 0;

  constructor(timeoutMs = 60_000) {
    this.#timeoutMs = timeoutMs;
  }

  async run<J extends JobName>(job: J, given: Jobs[J]['given']): Promise<Jobs[J]['gives']> {
    this.#last += 1;
    const delivery = await this.#deliver({ id: this.#last, job, given } as Order);
    if ('problems' in delivery) throw new DefinitionError(delivery.problems);
    if ('failed' in delivery) throw new Error(`the workshop failed: ${delivery.failed}`);
    return delivery.done as Jobs[J]['gives'];
  }

  close(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  #deliver(order: Order): Promise<Delivery> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(order.id);
        this.close();
        reject(new WorkshopTimeout(`${order.job} took longer than ${this.#timeoutMs} ms`));
      }, this.#timeoutMs);
      this.#waiting.set(order.id, (delivery) => {
        clearTimeout(timer);
        this.#waiting.delete(order.id);
        resolve(delivery);
      });
      this.#start().send(order);
    });
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(entry, [], {
      env: {},
      execArgv: ['--max-old-space-size=512'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (delivery: Delivery) => this.#waiting.get(delivery.id)?.(delivery));
    child.on('exit', () => this.#ended(child));
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  #ended(child: ChildProcess): void {
    if (this.#child === child) this.#child = undefined;
    if (this.#child) return;
    for (const [id, deliver] of this.#waiting)
      deliver({ id, failed: 'it ended before it was done' });
  }
}

/** The built file: when this one runs from its source (in tests) the build stands beside it. */
const entry = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/workshop/child.js' : './child.js',
    import.meta.url,
  ),
);
