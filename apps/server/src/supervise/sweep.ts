import type { Runtime } from '../runtime/runtime.ts';
import { ringAlarms } from './alarms.ts';
import { recomputeDeadlines } from './calendars.ts';
import { findPatterns } from './patterns.ts';
import type { Chore } from './piecewise.ts';
import { drawSamples } from './samples.ts';
import { sendAll } from './send.ts';

/** What is looked after unasked in an office, one after the other. */
const chores: readonly Chore[] = [recomputeDeadlines, ringAlarms, drawSamples, findPatterns];

/**
 * Looks after every office from time to time. What is done is kept in the database and nowhere else:
 * a restart goes on where it was, and two servers do not do a thing twice. To stop waits for no more than
 * the piece in hand.
 */
export function supervisor(runtime: Runtime, everyMs = 20_000): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let busy: Promise<void> | undefined;
  const timer = setInterval(() => {
    busy ??= superviseAll(runtime, stopping.signal)
      .catch((error: unknown) => runtime.log.error({ err: error }, 'supervision failed'))
      .finally(() => {
        busy = undefined;
      });
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await busy;
    },
  };
}

/**
 * Looks after every office once; where one chore fails, the others are done all the same.
 *
 * @param signal ends it after the piece in hand
 */
export async function superviseAll(runtime: Runtime, signal?: AbortSignal): Promise<void> {
  for (const { id } of await runtime.store.system.organisations.list()) {
    for (const chore of chores) {
      if (signal?.aborted) return;
      await chore(runtime, id, signal).catch((error: unknown) => {
        if (signal?.aborted) return;
        runtime.log.error({ err: error, org: id, chore: chore.name }, 'supervision failed');
      });
    }
  }
  if (!signal?.aborted) await sendAll(runtime);
}
