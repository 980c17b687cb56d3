import { createHash } from 'node:crypto';
import { canonical } from './canonical.ts';

/** The SHA-256 of a value's canonical JSON (keys in order, RFC 8785), in hexadecimal. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}
