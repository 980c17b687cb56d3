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

    it('of a report are listed by its work flow, and count their versions by period', async () => {
      const { office } = await world();
      const spring = { workflow: 'petition', from: '2026-01-01', until: '2026-03-31' };
      const summer = { ...spring, from: '2026-04-01', until: '2026-06-30' };
      await write(office(), async (tx) => {
        for (const period of [spring, summer, spring])
          await tx.documents.append({ ...made, ...period });
        await tx.documents.append({ ...made, ...spring, workflow: 'other' });
      });
      const listed = await office().documents.list({ workflow: 'petition' });
      expect(listed.map(({ from, version }) => [from, version])).toEqual([
        [spring.from, 2],
        [summer.from, 1],
        [spring.from, 1],
      ]);
      expect(await office().documents.list(summer)).toHaveLength(1);
    });

    it('of a person and of a unit stand apart', async () => {
      const { office } = await world();
      const [person, unit] = await write(office(), async (tx) => {
        const person = await tx.people.insert({ name: '王伟', data: {} });
        const unit = await tx.units.insert({ name: '城建局', data: {} });
        await tx.documents.append({ ...made, personId: person.id });
        await tx.documents.append({ ...made, unitId: unit.id });
        return [person.id, unit.id];
      });
      const [ofPerson, ofUnit] = await Promise.all([
        office().documents.list({ person }),
        office().documents.list({ unit }),
      ]);
      expect(ofPerson).toMatchObject([{ personId: person, version: 1 }]);
      expect(ofUnit).toMatchObject([{ unitId: unit, version: 1 }]);
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
