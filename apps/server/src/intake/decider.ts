import type { Import, Prepared } from '@bitan/store';
import type { Config } from '../config.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { Worker } from '../workers/worker.ts';
import type { Batch } from './batches.ts';
import type { Outcome } from './take-batch.ts';

/** For whom lines are decided, and of which table. */
export interface Begin {
  readonly kind: 'begin';
  readonly config: Config;
  readonly org: string;
  readonly one: Import;
}

export interface Decide {
  readonly kind: 'decide';
  readonly batch: Batch;
  /** The instant at which it is decided. */
  readonly at: string;
  /** Whether what was decided before is not kept, so that all is read anew. */
  readonly anew: boolean;
}

export type Order = Begin | Decide;

/** A batch that was decided and is still to be kept. */
export interface Decided {
  readonly outcome: Outcome;
  readonly prepared: Prepared;
}
export type Answer = { readonly ready: true } | Decided;

/**
 * Decides batches in a process of its own, each behind the one before, while that is written here:
 * two cores work on an import, and the server answers others meanwhile.
 */
export class Decider {
  readonly #runtime: Runtime;
  readonly #org: string;
  readonly #one: Import;
  #worker: Worker<Order, Answer> | undefined;
  #anew = false;

  constructor(runtime: Runtime, org: string, one: Import) {
    this.#runtime = runtime;
    this.#org = org;
    this.#one = one;
  }

  /**
   * @returns nothing when it could not be decided ahead: it is to be taken here, and all before it.
   *   Then what follows is decided anew.
   */
  async decide(batch: Batch): Promise<Decided | undefined> {
    const anew = this.#anew;
    this.#anew = false;
    try {
      this.#worker ??= await this.#begun();
      const at = this.#runtime.clock();
      const answer = await this.#worker.ask({ kind: 'decide', batch, at, anew });
      return 'prepared' in answer ? answer : undefined;
    } catch (error) {
      this.#runtime.log.info({ err: error }, 'a batch was not decided ahead');
      this.forget();
      return undefined;
    }
  }

  /** What was decided is not kept: the next is decided anew. */
  forget(): void {
    this.#anew = true;
  }

  get isAnew(): boolean {
    return this.#anew;
  }

  end(): void {
    this.#worker?.end();
  }

  async #begun(): Promise<Worker<Order, Answer>> {
    const worker = new Worker<Order, Answer>('intake/deciding-child', flags);
    const { config } = this.#runtime;
    await worker.ask({ kind: 'begin', config, org: this.#org, one: this.#one });
    return worker;
  }
}

const flags = [
  '--disallow-code-generation-from-strings',
  // What a batch gathers lives as long as the batch: it is not to be copied about meanwhile.
  '--max-semi-space-size=64',
  '--max-old-space-size=1024',
];
