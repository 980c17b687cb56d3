import type { Tally } from '@bitan/rules';
import { Worker } from '../workers/worker.ts';
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
    let worker: Replayer | undefined;
    for (let next = left.shift(); next && !work.signal.aborted; next = left.shift()) {
      try {
        worker ??= await begun(work.begin, work.signal);
        const tally = await replayed(worker, next.part);
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

type Replayer = Worker<Order, Delivery>;

async function begun(begin: Begin, signal: AbortSignal): Promise<Replayer> {
  const worker: Replayer = new Worker('replay/child', ['--max-old-space-size=256']);
  signal.addEventListener('abort', () => worker.end(), { once: true });
  await worker.ask(begin);
  return worker;
}

async function replayed(worker: Replayer, part: Part): Promise<Tally> {
  const delivery = await worker.ask({ kind: 'part', part });
  if (delivery.kind !== 'done') throw new Error('a worker answered something else');
  return delivery.tally;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
