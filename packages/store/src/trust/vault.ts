import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { NotFound, WrongKey } from '../errors.ts';
import { visible } from '../office/visible.ts';
import { table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { seal, unseal } from './sealing.ts';

const vaultTable = table<{
  caseId: string;
  seal: string;
  keyId: string;
  sealed: string;
  updatedAt: string;
}>('vault', {
  caseId: 'text',
  seal: 'text',
  keyId: 'text',
  sealed: 'text',
  updatedAt: 'instant',
});

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

type Answers = Record<string, unknown>;

/**
 * Envelope encryption: answers are sealed under a key of the organisation, which is kept wrapped
 * by the key that the store was opened with.
 */
export function vault(scope: Scope, kek: Buffer): Transaction['vault'] {
  const { org } = scope.actor;
  const placeOf = (caseId: string, name: string) => [org, caseId, name].join('/');

  async function read(caseId: string, name: string): Promise<Answers | undefined> {
    const rows = visible(scope, vaultTable);
    const row = await rows.where({ case_id: caseId, seal: name }).first();
    if (!row) return undefined;
    const key = unwrap(kek, org, await scope.get(keyTable, { id: String(row.key_id) }));
    const place = placeOf(caseId, name);
    return JSON.parse(opened(`vault/${caseId}/${name}`, key, place, String(row.sealed)).toString());
  }

  return {
    async list(caseId) {
      const rows = visible(scope, vaultTable);
      return (await rows.where({ case_id: caseId }).orderBy('seal')).map((row) => String(row.seal));
    },

    async seal(caseId, name, answers) {
      const { id: keyId, key } = await currentKey(scope, kek);
      const before = await read(caseId, name);
      const plain = Buffer.from(JSON.stringify({ ...before, ...answers }));
      const sealed = seal(key, placeOf(caseId, name), plain);
      const kept = { keyId, sealed, updatedAt: scope.clock() };
      if (before) await scope.update(vaultTable, { case_id: caseId, seal: name }, kept);
      else await scope.insert(vaultTable, { caseId, seal: name, ...kept });
    },

    async open(caseId, name, reason) {
      scope.say({ event: 'vault.open', subject: caseId, detail: { seal: name, reason } });
      const answers = await read(caseId, name);
      if (!answers) throw new NotFound(`vault/${caseId}/${name}`);
      return answers;
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

/** The organisation's newest key; the first one is made when it is needed. */
async function currentKey(scope: Scope, kek: Buffer): Promise<{ id: string; key: Buffer }> {
  const { org } = scope.actor;
  const row = await scope.rows(keyTable).orderBy('id', 'desc').first();
  if (row) {
    const id = String(row.id);
    return { id, key: unwrap(kek, org, await scope.get(keyTable, { id })) };
  }
  const id = uuidv7();
  const key = randomBytes(32);
  const wrapped = seal(kek, [org, id].join('/'), key);
  await scope.insert(keyTable, { id, wrapped, createdAt: scope.clock() });
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
