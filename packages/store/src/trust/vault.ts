import { NotFound } from '../errors.ts';
import { visible } from '../office/visible.ts';
import { table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { envelope } from './envelope.ts';

export const vaultTable = table<{
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

type Answers = Record<string, unknown>;

/** What is sealed of each case, by the name of the seal. */
export function vault(scope: Scope, kek: Buffer): Transaction['vault'] {
  const kept = envelope(scope, kek);

  async function read(caseId: string, name: string): Promise<Answers | undefined> {
    const rows = visible(scope, vaultTable);
    const row = await rows.where({ case_id: caseId, seal: name }).first();
    if (!row) return undefined;
    const sealed = { keyId: String(row.key_id), sealed: String(row.sealed) };
    return (await kept.open(`vault/${caseId}/${name}`, [caseId, name], sealed)) as Answers;
  }

  return {
    async list(caseId) {
      const rows = visible(scope, vaultTable);
      return (await rows.where({ case_id: caseId }).orderBy('seal')).map((row) => String(row.seal));
    },
    async seal(caseId, name, answers) {
      const before = await read(caseId, name);
      const sealed = await kept.seal([caseId, name], { ...before, ...answers });
      const row = { ...sealed, updatedAt: scope.clock() };
      if (before) await scope.update(vaultTable, { case_id: caseId, seal: name }, row);
      else await scope.insert(vaultTable, { caseId, seal: name, ...row });
    },
    async open(caseId, name, reason) {
      scope.say({ event: 'vault.open', subject: caseId, detail: { seal: name, reason } });
      const answers = await read(caseId, name);
      if (!answers) throw new NotFound(`vault/${caseId}/${name}`);
      return answers;
    },
  };
}
