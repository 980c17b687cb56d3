import type { Runtime } from './runtime.ts';

/**
 * Brings what is in the outbox to other offices, soon after it was written. What fails stays and is
 * tried again.
 */
export function deliverer(runtime: Runtime, everyMs = 2000): { stop(): void } {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    await deliverAll(runtime).catch((error) =>
      runtime.log.error({ err: error }, 'delivery failed'),
    );
    busy = false;
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/** Delivers every hand-over that has an office to go to, and every receipt of one. */
export async function deliverAll({
  store,
  clock,
}: Pick<Runtime, 'store' | 'clock'>): Promise<void> {
  for (const message of await store.system.outbox.pending(
    ['handover', 'handover-receipt'],
    clock(),
  )) {
    if (message.to) await store.system.outbox.deliver(message);
  }
}
