import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedHead } from '../model.ts';
import type { Values } from '../schema/table.ts';

/** Before the first entry. */
export const beginning = { seq: 0, mac: '' } as const;

export interface Link {
  readonly seq: number;
  readonly mac: string;
}

/** Authenticates an entry, as it is stored, together with all entries before it. */
export function macOf(key: Buffer, previous: string, entry: Values): string {
  return hmac(key, ['entry', previous, ...entry]);
}

/** Signs where the chain ends, to be kept where nobody who writes the database can write. */
export function signHead(key: Buffer, org: string, { seq, mac }: Link, at: string): SignedHead {
  return { org, seq, mac, at, signature: hmac(key, ['head', org, seq, mac, at]) };
}

export function isSigned(key: Buffer, { signature, ...head }: SignedHead): boolean {
  const expected = signHead(key, head.org, head, head.at).signature;
  const [a, b] = [Buffer.from(expected), Buffer.from(signature)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const hmac = (key: Buffer, parts: readonly unknown[]) =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex');
