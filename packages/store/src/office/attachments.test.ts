import { describe, expect, it } from 'vitest';
import { NotFound } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, type World, worlds, write } from '../testing/world.ts';

const aFile = (id: string, more = {}) => ({
  id,
  form: 'own',
  field: 'scan',
  name: '张三丰的来信.pdf',
  type: 'pdf',
  size: 10,
  sha256: `working ${id}`,
  original: `original ${id}`,
  ...more,
});

onBothDatabases((databases) => {
  const world = worlds(databases);
  const upload = ({ office }: World, id: string, user = 'ann') =>
    write(office(user), (tx) => tx.attachments.insert(aFile(id)));
  const begin = async ({ office }: World) =>
    (await write(office(), (tx) => tx.cases.insert(aCase({ recused: ['bob'] })))).id;

  describe('an attachment', () => {
    it('is there for nobody else while it waits for its form', async () => {
      const made = await world();
      await upload(made, 'f');
      expect(await made.office().attachments.get('f')).toEqual({
        ...aFile('f'),
        uploadedBy: 'ann',
        uploadedAt: '2026-03-02T08:00:00.000Z',
      });
      expect(await made.office().attachments.waiting()).toBe(1);
      expect(await made.office('bob').attachments.some(['f'])).toEqual([]);
      await expect(made.office('ann', 'B').attachments.get('f')).rejects.toThrow(NotFound);
      await expect(write(made.office('bob'), (tx) => tx.attachments.remove('f'))).rejects.toThrow(
        NotFound,
      );
    });

    it('becomes part of a case by who uploaded it, once, and cannot be taken out', async () => {
      const made = await world();
      for (const id of ['f', 'g']) await upload(made, id);
      await upload(made, 'h', 'bob');
      const [one, other] = [await begin(made), await begin(made)];
      await write(made.office(), (tx) => tx.attachments.bind(one, ['g', 'f', 'h']));
      await write(made.office(), (tx) => tx.attachments.bind(other, ['f']));
      const found = await made.office().attachments.some(['g', 'f', 'h']);
      expect(found.map(({ id, caseId }) => [id, caseId])).toEqual([
        ['g', one],
        ['f', one],
      ]);
      await expect(write(made.office(), (tx) => tx.attachments.remove('f'))).rejects.toThrow(
        NotFound,
      );
    });

    it('hides from who is recused from its case', async () => {
      const made = await world();
      await upload(made, 'f');
      const id = await begin(made);
      await write(made.office(), (tx) => tx.attachments.bind(id, ['f']));
      await expect(made.office('bob').attachments.get('f')).rejects.toThrow(NotFound);
    });

    it('is swept when its form was never submitted', async () => {
      const made = await world();
      await upload(made, 'old');
      await upload(made, 'kept');
      const id = await begin(made);
      await write(made.office(), (tx) => tx.attachments.bind(id, ['kept']));
      made.at('2026-03-09T08:00:00.000Z');
      await upload(made, 'new', 'bob');
      const sweep = (before: string, except: string[] = []) =>
        write(made.office('system'), (tx) => tx.attachments.sweep(before, except));
      expect(await sweep('2026-03-05T00:00:00Z', ['ann'])).toEqual([]);
      expect((await sweep('2026-03-05T00:00:00Z')).map((one) => one.id)).toEqual(['old']);
      expect(await made.office().attachments.uses('original old')).toBe(false);
      expect(await made.office().attachments.uses('working kept')).toBe(true);
      expect(await made.office('bob').attachments.waiting()).toBe(1);
    });

    it('has its name nowhere in the database in the clear', async () => {
      const made = await world();
      await upload(made, 'f');
      const rows = await made.behind((db) => db('attachments'));
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('张三丰');
      expect(JSON.stringify(rows)).not.toContain(
        Buffer.from('张三丰的来信.pdf').toString('base64'),
      );
    });
  });
});
