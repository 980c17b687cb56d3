import { randomBytes } from 'node:crypto';
import { WrongKey } from '../errors.ts';
import { table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { uuidv7 } from '../uuid.ts';
import { seal, unseal } from './sealing.ts';

/** Something that was sealed, and the key of the organisation that it was sealed under. */
export interface Sealed {
  readonly keyId: string;
  readonly sealed: string;
}

interface WrappedKey {
  readonly id: string;
  readonly wrapped: string;
  readonly createdAt: string;
}

const keyTable = table<WrappedKey>('vault_keys', {
  id: 'text',
  wrapped: 'text',
  createdAt: 'instant',
});

/**
 * Envelope encryption: what is sealed is sealed under a key of the organisation, which is kept
 * wrapped by the key that the store was opened with. What was sealed for one place opens at no other.
 */
export function envelope(scope: Scope, kek: Buffer) {
  const { org } = scope.actor;
  const at = (place: readonly string[]) => [org, ...place].join('/');
  let latest: Key | undefined;
  return {
    /** Whether a key was made already, which will stay. */
    async hasKey(): Promise<boolean> {
      latest ??= await latestKey(scope, kek);
      return latest !== undefined;
    },
    async seal(place: readonly string[], value: unknown): Promise<Sealed> {
      latest ??= await latestKey(scope, kek);
      // One that is made now can be undone yet, so it is not remembered.
      const { id, key } = latest ?? (await firstKey(scope, kek));
      return { keyId: id, sealed: seal(key, at(place), Buffer.from(JSON.stringify(value))) };
    },
    /** @param what names it in the error. @throws WrongKey */
    async open(what: string, place: readonly string[], { keyId, sealed }: Sealed) {
      const key = unwrap(kek, org, await scope.get(keyTable, { id: keyId }));
      return JSON.parse(opened(what, key, at(place), sealed).toString()) as unknown;
    },
  };
}

/** Whether a wrapped key opens with this key; for the readiness check. */
export function opensWith(kek: Buffer, org: string, id: string, wrapped: string): boolean {
  try {
    return unwrap(kek, org, { id, wrapped, createdAt: '' }).length > 0;
  } catch {
    return false;
  }
}

interface Key {
  readonly id: string;
  readonly key: Buffer;
}

/** The organisation's newest key. */
async function latestKey(scope: Scope, kek: Buffer): Promise<Key | undefined> {
  const row = await scope.rows(keyTable).orderBy('id', 'desc').first();
  if (!row) return undefined;
  const id = String(row.id);
  return { id, key: unwrap(kek, scope.actor.org, await scope.get(keyTable, { id })) };
}

/** The first key is made when it is needed. */
async function firstKey(scope: Scope, kek: Buffer): Promise<Key> {
  const { org } = scope.actor;
  const id = uuidv7();
  const key = randomBytes(32);
  const wrapped = seal(kek, [org, id].join('/'), key);
  await scope.insert(keyTable, { id, wrapped, createdAt: scope.clock() });
  scope.say({ event: 'vault.key', subject: id });
  return { id, key };
}

const unwrap = (kek: Buffer, org: string, { id, wrapped }: WrappedKey) =>
  opened(`vault_keys/${id}`, kek, [org, id].join('/'), wrapped);

function opened(what: string, key: Buffer, place: string, text: string): Buffer {
  try {
    return unseal(key, place, text);
  } catch (error) {
    throw new WrongKey(what, error);
  }
}
