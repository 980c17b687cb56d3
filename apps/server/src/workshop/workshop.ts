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
  /** Files that people sent: read where no code can be made of what is in them. */
  readonly #papers: Bench;

  constructor(timeoutMs = 60_000) {
    this.#quick = new Bench({ timeoutMs });
    this.#thorough = new Bench({ timeoutMs });
    this.#papers = new Bench({
      timeoutMs: timeoutMs / 2,
      flags: ['--disallow-code-generation-from-strings'],
      brings: ['papers'],
    });
  }

  /**
   * @throws DefinitionError when the definitions cannot be used
   * @throws WorkshopTimeout
   * @throws the reason of `signal`: what is under way is ended, what waits is left out
   */
  run<J extends JobName>(
    job: J,
    given: Jobs[J]['given'],
    signal?: AbortSignal,
  ): Promise<Jobs[J]['gives']> {
    if (paper.includes(job)) return this.#papers.run(job, given, signal);
    return (quick.includes(job) ? this.#quick : this.#thorough).run(job, given, signal);
  }

  /** Starts the processes, so that whoever comes first does not wait for that. */
  warm(): void {
    this.#quick.start();
    this.#thorough.start();
  }

  close(): void {
    this.#quick.close();
    this.#thorough.close();
    this.#papers.close();
  }
}

const quick: readonly JobName[] = ['load', 'resolve', 'templates', 'readForm'];
const paper: readonly JobName[] = ['scanTemplate', 'fillTemplate', 'makePdf', 'cleanPicture'];

/** How much longer a child may take to start than for a job: on a busy machine that is what takes long. */
const patience = 4;

interface Equipment {
  readonly timeoutMs: number;
  readonly flags?: readonly string[];
  /** What the child loads before its first job. */
  readonly brings?: readonly string[];
}

/**
 * A child process that works on one job after the other: it has no environment and no keys, may
 * generate code (this one may not), and is ended when a job takes longer than `timeoutMs`, its own
 * start not counted. It is started when first needed, unless it was before, and again after it ended.
 */
class Bench {
  readonly #timeoutMs: number;
  readonly #flags: readonly string[];
  readonly #brings: readonly string[];
  #isUp = false;
  readonly #queue: Job[] = [];
  #current: Job | undefined;
  #child: ChildProcess | undefined;
  #last = 0;

  constructor({ timeoutMs, flags = [], brings = [] }: Equipment) {
    this.#timeoutMs = timeoutMs;
    this.#flags = flags;
    this.#brings = brings;
  }

  async run<J extends JobName>(
    job: J,
    given: Jobs[J]['given'],
    signal?: AbortSignal,
  ): Promise<Jobs[J]['gives']> {
    signal?.throwIfAborted();
    this.#last += 1;
    const order = { id: this.#last, job, given } as Order;
    const delivery = await new Promise<Delivery>((resolve, reject) => {
      const waiting = { order, resolve, reject };
      this.#queue.push(waiting);
      signal?.addEventListener('abort', () => this.#drop(waiting, signal.reason), { once: true });
      this.#next();
    });
    if ('problems' in delivery) throw new DefinitionError(delivery.problems);
    if ('failed' in delivery) throw new Error(`the workshop failed: ${delivery.failed}`);
    return delivery.done as Jobs[J]['gives'];
  }

  start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(entry, this.#brings, {
      env: {},
      execArgv: ['--max-old-space-size=512', ...this.#flags],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (said: Delivery | 'up') => {
      if (said !== 'up') this.#deliver(said);
      else if (child === this.#child) this.#began();
    });
    child.on('exit', () => this.#ended(child));
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  close(): void {
    this.#child?.kill();
    this.#child = undefined;
    this.#isUp = false;
  }

  #began(): void {
    this.#isUp = true;
    if (this.#current) this.#time(this.#current);
  }

  /** Gives a job its time, from now on. */
  #time(job: Job): void {
    clearTimeout(job.timer);
    const ms = this.#isUp ? this.#timeoutMs : this.#timeoutMs * patience;
    const late = new WorkshopTimeout(`${job.order.job} took longer than ${ms} ms`);
    job.timer = setTimeout(() => this.#drop(job, late), ms);
  }

  #next(): void {
    if (this.#current) return;
    const job = this.#queue.shift();
    if (!job) return;
    const { id } = job.order;
    this.#current = job;
    const child = this.start();
    this.#time(job);
    child.send(job.order, (error) => {
      if (error) this.#deliver({ id, failed: error.message });
    });
  }

  #deliver(delivery: Delivery): void {
    const job = this.#current;
    if (job?.order.id !== delivery.id) return;
    this.#done(job);
    job.resolve(delivery);
  }

  /** Gives a job up. A child that is at it can only be ended. */
  #drop(job: Job, reason: unknown): void {
    if (job === this.#current) {
      this.close();
      this.#done(job);
    } else {
      const place = this.#queue.indexOf(job);
      if (place < 0) return;
      this.#queue.splice(place, 1);
    }
    job.reject(reason);
  }

  #done(job: Job): void {
    clearTimeout(job.timer);
    this.#current = undefined;
    this.#next();
  }

  #ended(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#isUp = false;
    if (this.#current) {
      this.#deliver({ id: this.#current.order.id, failed: 'it ended before it was done' });
    }
  }
}

interface Job {
  readonly order: Order;
  readonly resolve: (delivery: Delivery) => void;
  readonly reject: (reason: unknown) => void;
  timer?: NodeJS.Timeout;
}

/** The built file: when this one runs from its source (in tests) the build stands beside it. */
const entry = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/workshop/child.js' : './child.js',
    import.meta.url,
  ),
);
