import type { Runtime } from '../runtime/runtime.ts';

/** Something that is looked after unasked in an office, in pieces between which it gives way. */
export type Chore = (runtime: Runtime, org: string, signal?: AbortSignal) => Promise<unknown>;

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
