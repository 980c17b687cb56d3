import { describe, expect, it } from 'vitest';
import { NotFound } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, edition, worlds, write } from '../testing/world.ts';

const made = { document: 'notice', edition, template: 't', file: 'f', size: 1 };

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('documents that were produced', () => {
    it('are listed latest first, each making of one with its version', async () => {
      const { office } = await world();
      const caseId = await write(office(), async (tx) => {
        const { id } = await tx.cases.insert(aCase({}));
        for (const document of ['notice', 'notice', 'record'])
          await tx.documents.append({ ...made, document, caseId: id });
        return id;
      });
      const listed = await office().documents.list({ case: caseId });
      expect(listed.map(({ document, version }) => [document, version])).toEqual([
        ['record', 1],
        ['notice', 2],
        ['notice', 1],
      ]);
      expect(listed[0]).toMatchObject({ madeBy: 'ann', edition, caseId });
    });

    it('are not there for who is recused from their case', async () => {
      const { office } = await world();
      const document = await write(office(), async (tx) => {
        const { id } = await tx.cases.insert(aCase({ recused: ['bob'] }));
        return tx.documents.append({ ...made, caseId: id });
      });
      await expect(office('bob').documents.get(document.id)).rejects.toThrow(NotFound);
      expect(await office('bob').documents.list({ case: document.caseId ?? '' })).toEqual([]);
      expect(await office().documents.get(document.id)).toEqual(document);
    });

    it('know the number that was given out last', async () => {
      const { office } = await world();
      expect(await office().counters.last('documents/notice', 2026)).toBe(0);
      await write(office(), (tx) => tx.counters.next('documents/notice', 2026));
      expect(await office().counters.last('documents/notice', 2026)).toBe(1);
      expect(await office().counters.last('documents/notice', 2027)).toBe(0);
    });
  });
});
