import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Tally } from '@bitan/rules';
import type { Begin, Delivery, Failed, Order, Part } from './jobs.ts';

export interface Work {
  readonly begin: Begin;
  readonly parts: readonly Part[];
  readonly workers: number;
  readonly signal: AbortSignal;
  /** A part is done; parts may be done in any order. */
  readonly onDone: (part: Part, tally: Tally) => Promise<void>;
}

/**
 * Does parts in worker processes, which may generate code and have no keys. A part whose worker
 * dies is given to another one once; a part that fails again is told, and the rest goes on.
 */
export async function inWorkers(work: Work): Promise<Failed[]> {
  const left = work.parts.map((part) => ({ part, tries: 0 }));
  const failed: Failed[] = [];
  const workOff = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let next = left.shift(); next && !work.signal.aborted; next = left.shift()) {
      try {
        worker ??= await Worker.begin(work.begin, work.signal);
        const tally = await worker.do(next.part);
        await work.onDone(next.part, tally);
      } catch (error) {
        if (work.signal.aborted) break;
        worker?.end();
        worker = undefined;
        if (next.tries === 0) left.push({ part: next.part, tries: 1 });
        else failed.push({ part: next.part, message: messageOf(error) });
      }
    }
    worker?.end();
  };
  await Promise.all(Array.from({ length: Math.max(1, work.workers) }, workOff));
  work.signal.throwIfAborted();
  return failed;
}

class Worker {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async begin(begin: Begin, signal: AbortSignal): Promise<Worker> {
    const child = fork(entry, [], {
      env: {},
      execArgv: ['--max-old-space-size=256'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    signal.addEventListener('abort', () => child.kill(), { once: true });
    const worker = new Worker(child);
    await worker.#ask(begin);
    return worker;
  }

  async do(part: Part): Promise<Tally> {
    const delivery = await this.#ask({ kind: 'part', part });
    if (delivery.kind !== 'done') throw new Error('a worker answered something else');
    return delivery.tally;
  }

  end(): void {
    this.#child.kill();
  }

  async #ask(order: Order): Promise<Delivery> {
    const ended = new AbortController();
    const [delivery] = await Promise.race([
      (this.#child.send(order), once(this.#child, 'message', { signal: ended.signal })),
      once(this.#child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
        throw new Error(`a worker ended: ${code ?? signal}`);
      }),
    ]).finally(() => ended.abort());
    if (delivery.kind === 'failed') throw new Error(delivery.message);
    return delivery;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The built file: when this one runs from its source (in tests) the build stands beside it. */
const entry = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../dist/replay/child.js' : './child.js',
    import.meta.url,
  ),
);
