import { describe, expect, it } from 'vitest';
import { NotFound, WrongKey } from '../errors.ts';
import { openStore } from '../open.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, keys, type World, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);
  const secret = { name: '张三丰', phone: '13800000000' };

  async function sealed(): Promise<World & { id: string }> {
    const made = await world();
    const { id } = await write(made.office(), async (tx) => {
      const one = await tx.cases.insert(aCase());
      await tx.vault.seal(one.id, 'source', secret);
      return one;
    });
    return { ...made, id };
  }
  const open = ({ office, id }: World & { id: string }, seal = 'source') =>
    office().transaction((tx) => tx.vault.open(id, seal, '核实情况'));

  describe('what is sealed', () => {
    it('is opened with a reason, and that is in the audit log', async () => {
      const made = await sealed();
      expect(await open(made)).toEqual(secret);
      const [entry] = (await made.office().audit.list()).items;
      expect(entry).toMatchObject({
        actor: 'ann',
        event: 'vault.open',
        subject: made.id,
        detail: { seal: 'source', reason: '核实情况' },
      });
      expect(await made.office().vault.list(made.id)).toEqual(['source']);
    });

    it('grows: later answers are added to the earlier ones', async () => {
      const made = await sealed();
      await write(made.office(), (tx) =>
        tx.vault.seal(made.id, 'source', { phone: '139', address: '莆田' }),
      );
      expect(await open(made)).toEqual({ name: '张三丰', phone: '139', address: '莆田' });
    });

    it('stands nowhere in the database in the clear', async () => {
      const { behind } = await sealed();
      const rows = await behind(async (db) => {
        const tables = ['cases', 'actions', 'records', 'vault', 'vault_keys', 'audit', 'outbox'];
        return Promise.all(tables.map((table) => db(table)));
      });
      const text = JSON.stringify(rows);
      for (const plain of Object.values(secret)) {
        expect(text).not.toContain(plain);
        expect(text).not.toContain(Buffer.from(plain).toString('base64'));
      }
    });

    it('does not open with another key, and the store says so before it is used', async () => {
      const { connection, options, id } = await sealed();
      const other = { ...options, keys: { ...keys, kek: Buffer.alloc(32, 9) } };
      const store = await openStore(connection, other);
      expect(await store.ready()).toMatchObject({ ok: false, checks: { keys: false } });
      const opening = store
        .for({ org: 'A', user: 'ann' })
        .transaction((tx) => tx.vault.open(id, 'source', 'why'));
      await expect(opening).rejects.toThrow(WrongKey);
      await store.close();
    });

    it('does not open when it was put in the place of another case', async () => {
      const made = await sealed();
      const other = await write(made.office(), async (tx) => {
        const one = await tx.cases.insert(aCase());
        await tx.vault.seal(one.id, 'source', { name: '李四' });
        return one;
      });
      await made.behind(async (db) => {
        const row = await db('vault').where({ case_id: other.id }).first();
        await db('vault').where({ case_id: made.id }).update({ sealed: row.sealed });
      });
      await expect(open(made)).rejects.toThrow(WrongKey);
    });

    it('does not open when a byte of it was changed', async () => {
      const made = await sealed();
      await made.behind(async (db) => {
        const { sealed: text } = await db('vault').where({ case_id: made.id }).first();
        const bytes = Buffer.from(text, 'base64');
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        await db('vault').update({ sealed: bytes.toString('base64') });
      });
      await expect(open(made)).rejects.toThrow(WrongKey);
    });

    it('does not exist for another office, nor under another name', async () => {
      const made = await sealed();
      await expect(open(made, 'other')).rejects.toThrow(NotFound);
      const abroad = made
        .office('ann', 'B')
        .transaction((tx) => tx.vault.open(made.id, 'source', 'x'));
      await expect(abroad).rejects.toThrow(NotFound);
    });
  });
});
