import { setImmediate } from 'node:timers/promises';
import type { Runtime } from '../runtime/runtime.ts';

/** Something that is looked after unasked in an office, in pieces between which it gives way. */
export type Chore = (runtime: Runtime, org: string, signal?: AbortSignal) => Promise<unknown>;

/**
 * Ends a piece of a chore: who waits for an answer comes first.
 * @throws AbortError where the server stops; what was done so far is kept
 */
export const giveWay = (signal: AbortSignal | undefined): Promise<void> =>
  setImmediate(undefined, { signal });

/**
 * Reads the editions of these cases, as a transaction reads nothing past itself and they may have been
 * received under some that nobody asked for since the start.
 */
export async function readEditions(
  { store, editions, clock }: Runtime,
  org: string,
  cases: Iterable<string>,
): Promise<void> {
  const office = store.for({ org, user: 'system' });
  for (const id of new Set(cases)) {
    const { edition } = await office.cases.get(id);
    await editions.forCase(org, edition, clock());
  }
}
