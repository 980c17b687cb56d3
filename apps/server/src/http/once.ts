import { createHash } from 'node:crypto';
import { Conflict, type Office, type Reading, type Transaction } from '@bitan/store';
import { Refusal } from './refusal.ts';

interface Keyed {
  readonly key?: string;
  readonly path: unknown;
  readonly body: unknown;
}

/**
 * Writes in one transaction, and once: the same `Idempotency-Key` again gives what the first gave,
 * and nothing is written. The answer is looked for and remembered in the same transaction, so that
 * of two at the same instant the second finds what the first did.
 *
 * @throws Refusal `key-reused` when the key came with other content
 */
export async function once<T>(
  office: Office,
  ask: Keyed,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await office.transaction(async (tx) => {
      const before = await remembered<T>(tx, ask);
      if (before) return before.response;
      const response = await work(tx);
      if (ask.key !== undefined) {
        await tx.idempotency.remember({
          key: ask.key,
          requestHash: hashOf(ask),
          status: 200,
          response,
        });
      }
      return response;
    });
  } catch (error) {
    const winner = error instanceof Conflict ? await remembered<T>(office, ask) : undefined;
    if (winner) return winner.response;
    throw error;
  }
}

/** What the same request was answered before, if it was made before. */
export async function remembered<T>(
  reading: Reading,
  ask: Keyed,
): Promise<{ response: T } | undefined> {
  if (ask.key === undefined) return undefined;
  const seen = await reading.idempotency.find(ask.key);
  if (!seen) return undefined;
  if (seen.requestHash !== hashOf(ask)) throw new Refusal('key-reused');
  return { response: seen.response as T };
}

const hashOf = ({ path, body }: Keyed) =>
  createHash('sha256')
    .update(JSON.stringify([path, body]))
    .digest('hex');
