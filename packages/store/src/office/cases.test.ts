import { describe, expect, it } from 'vitest';
import { casesFact } from '../cases-fact.ts';
import { Conflict, NotFound, Stale } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, edition, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('a case', () => {
    it('comes back as it was written', async () => {
      const { office } = await world();
      const given = aCase({ facts: { a: [1, 'x'], b: true }, handler: 'ann', recused: [] });
      const { id } = await write(office(), (tx) => tx.cases.insert(given));
      expect(await office().cases.get(id)).toEqual({
        ...given,
        id,
        revision: 1,
        updatedAt: '2026-03-02T08:00:00.000Z',
      });
    });

    it('is changed by one of two writers who read the same revision, and the other is told', async () => {
      const { office } = await world();
      const one = await write(office(), (tx) => tx.cases.insert(aCase()));
      const saved = await write(office('ann'), (tx) =>
        tx.cases.save({ ...one, stage: 'checked' }, one.revision),
      );
      expect(saved).toMatchObject({ stage: 'checked', revision: 2 });
      const late = write(office('bob'), (tx) =>
        tx.cases.save({ ...one, stage: 'closed' }, one.revision),
      );
      await expect(late).rejects.toThrow(Stale);
      await expect(late).rejects.toMatchObject({ code: 'stale', current: saved });
      expect(await office().cases.get(one.id)).toEqual(saved);
    });

    it('loses what it does not have any more, and keeps its beginning', async () => {
      const { office } = await world();
      const one = await write(office(), (tx) =>
        tx.cases.insert(aCase({ handler: 'bob', pending: { action: 'x' }, number: 'N-one' })),
      );
      const { handler, pending, ...rest } = one;
      const saved = await write(office(), (tx) =>
        tx.cases.save({ ...rest, number: 'N-other', workflow: 'other' }, 1),
      );
      expect(saved).not.toHaveProperty('handler');
      expect(saved).not.toHaveProperty('pending');
      expect(saved).toMatchObject({ number: 'N-one', workflow: 'matter', edition });
    });

    it('has a number that no other case of the office has, but one elsewhere may', async () => {
      const { office } = await world();
      const insert = (org: string) =>
        write(office('ann', org), (tx) => tx.cases.insert(aCase({ number: '〔2026〕1号' })));
      await insert('A');
      await insert('B');
      await expect(insert('A')).rejects.toThrow(Conflict);
    });

    it('shows with what a form was filled in last, but not to who is recused', async () => {
      const { office } = await world();
      const ids = await write(office(), async (tx) => {
        const seen = await tx.cases.insert(aCase({ number: 'N-1' }));
        const kept = await tx.cases.insert(aCase({ number: 'N-2', recused: ['bob'] }));
        await tx.actions.append(anAction(seen.id, { form: 'f', at: '2026-03-01T08:00:00.000Z' }));
        await tx.actions.append(anAction(seen.id, { form: 'g' }));
        await tx.actions.append(anAction(kept.id, { form: 'f' }));
        return [seen.id, kept.id];
      });
      const shown = async (user: string, limit: number) =>
        (await office(user).actions.withForm('f', limit)).map(({ caseId }) => caseId);
      expect(await shown('ann', 10)).toEqual([ids[1], ids[0]]);
      expect(await shown('ann', 1)).toEqual([ids[1]]);
      expect(await shown('bob', 10)).toEqual([ids[0]]);
    });

    it('is counted for facts by person, flow, stage and whether it is open, whoever asks', async () => {
      const { office } = await world();
      const { id: personId } = await write(office(), (tx) =>
        tx.people.insert({ name: '王伟', data: {} }),
      );
      const cases = [
        aCase({ personId, stage: 'checking', recused: ['bob'], number: 'N-1' }),
        aCase({ personId, stage: 'done', closedAt: '2026-03-02T08:00:00.000Z', number: 'N-2' }),
        aCase({ personId, workflow: 'other', number: 'N-3' }),
        aCase({ number: 'N-4' }),
      ];
      const [first] = await write(office(), async (tx) => {
        const inserted = [];
        for (const one of cases) inserted.push(await tx.cases.insert(one));
        return inserted;
      });
      const records = await office('bob').cases.forFacts({ whose: 'person', id: personId });
      expect(records).toHaveLength(3);
      const count = (more: object, type: 'integer' | 'boolean' = 'integer', about: object = {}) =>
        casesFact(
          { type, source: { kind: 'cases', whose: 'person', workflow: 'matter', ...more } },
          records,
          { person: personId, ...about },
        );
      expect(count({})).toBe(2);
      expect(count({ workflow: undefined })).toBe(3);
      expect(count({ open: true })).toBe(1);
      expect(count({ open: true }, 'integer', { case: first?.id })).toBe(0);
      expect(count({ stages: ['done'] }, 'boolean')).toBe(true);
      expect(count({ stages: ['checking'], open: false }, 'boolean')).toBe(false);
      expect(count({ whose: 'unit' })).toBeUndefined();
    });

    it('cannot name a person or an edition of another office', async () => {
      const { office } = await world();
      const person = await write(office('ann', 'B'), (tx) =>
        tx.people.insert({ name: '王伟', data: {} }),
      );
      for (const foreign of [{ personId: person.id }, { edition: 'f'.repeat(64) }]) {
        const inserting = write(office(), (tx) => tx.cases.insert(aCase(foreign)));
        await expect(inserting).rejects.toThrow(NotFound);
      }
    });
  });

  describe('the list of cases', () => {
    it('is paged by key: every case once, latest change first', async () => {
      const { office, at } = await world();
      const ids: string[] = [];
      for (let i = 0; i < 7; i += 1) {
        // Pairs of cases share an instant.
        at(`2026-03-02T08:0${Math.floor(i / 2)}:00.000Z`);
        ids.push((await write(office(), (tx) => tx.cases.insert(aCase()))).id);
      }
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await office().cases.list({ after, limit: 3 });
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after);
      expect(seen).toEqual([...ids].reverse());
    });

    it('refuses the key of a page that nobody gave out', async () => {
      const { office } = await world();
      await expect(office().cases.list({ after: 'x' })).rejects.toThrow(NotFound);
      const number = Buffer.from('[1,2]').toString('base64url');
      await expect(office().cases.list({ after: number })).rejects.toThrow(NotFound);
    });

    it('is filtered by work flow, stage, person, unit and whether it is open', async () => {
      const { office } = await world();
      const [person, unit, one] = await write(office(), async (tx) => {
        const p = await tx.people.insert({ name: '王伟', data: {} });
        const u = await tx.units.insert({ name: '城建局', data: {} });
        await tx.cases.insert(aCase({ workflow: 'other', stage: 'else' }));
        const about = { personId: p.id, unitId: u.id, closedAt: '2026-03-02T09:00:00Z' };
        return [p, u, await tx.cases.insert(aCase(about))];
      });
      const only = [
        { workflow: 'matter' },
        { stage: 'begun' },
        { person: person.id },
        { unit: unit.id },
        { open: false },
      ];
      for (const filter of only) {
        expect((await office().cases.list(filter)).items).toEqual([one]);
        expect(await office().cases.count(filter)).toEqual({ count: 1, capped: false });
      }
      expect(await office().cases.count({ open: true })).toEqual({ count: 1, capped: false });
    });

    it('is narrowed to those on which something lasts, and that came with one import', async () => {
      const { office } = await world();
      const ids = await write(office(), async (tx) => {
        const made = [];
        for (let n = 0; n < 3; n += 1) made.push((await tx.cases.insert(aCase())).id);
        const [one = '', other = '', over = ''] = made;
        for (const caseId of made)
          await tx.exceptions.add({ kind: 'watch.x', caseId, at: '2026-03-02T08:00:00.000Z' });
        await tx.exceptions.end(over, 'watch.x', 'because');
        const table = { ...{ workflow: 'matter', name: 'a.csv', file: 'f', size: 1, lines: 1 } };
        const read = { kind: 'csv', encoding: 'utf-8', head: ['a'], columns: ['a'] } as const;
        const { id } = await tx.imports.insert({ ...table, ...read });
        await tx.imports.note({ file: 'f', workflow: 'matter' }, [{ line: 2, caseId: other }]);
        return { one, other, over, imported: id };
      });
      const listed = async (filter: object) =>
        (await office().cases.list(filter)).items.map(({ id }) => id).toSorted();
      const { one, other, over, imported } = ids;
      expect(await listed({ lasting: 'watch.x' })).toEqual([one, other]);
      expect(await listed({ lasting: 'watch.x', imported })).toEqual([other]);
      expect(await office().cases.count({ imported })).toEqual({ count: 1, capped: false });
      expect(await office().exceptions.decided(over, 'watch.x')).toMatchObject([
        { endedBy: 'ann', endedWhy: 'because' },
      ]);
      expect(await office().exceptions.decided(one, 'watch.x')).toEqual([]);
    });

    it('is searched by parts of the number, the summary and the names', async () => {
      const { office } = await world();
      const one = await write(office(), async (tx) => {
        const person = await tx.people.insert({ name: '王伟明', data: {} });
        const unit = await tx.units.insert({ name: '莆田市城建局', data: {} });
        await tx.cases.insert(aCase({ summary: { title: '另一件' } }));
        return tx.cases.insert(
          aCase({
            number: '莆信〔2026〕12号',
            personId: person.id,
            unitId: unit.id,
            summary: { title: '反映工程招标', tags: ['ABC公司'] },
          }),
        );
      });
      const found = async (search: string) =>
        (await office().cases.list({ search })).items.map(({ id }) => id);
      for (const text of [
        '王伟',
        '伟明',
        '王',
        '明',
        '城建局',
        '招标',
        '2026 12',
        'abc',
        '伟明 招标',
      ]) {
        expect(await found(text), text).toEqual([one.id]);
      }
      for (const text of ['王明', '招投', '伟明 另一件', '%', '_']) {
        expect(await found(text), text).not.toEqual([one.id]);
      }
    });

    it('finds a case under the new name of its person', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        const person = await tx.people.insert({ name: '王伟', data: {} });
        await tx.cases.insert(aCase({ personId: person.id }));
        await tx.people.save({ ...person, name: '李娜' }, 1);
      });
      expect(await office().cases.count({ search: '李娜' })).toMatchObject({ count: 1 });
      expect(await office().cases.count({ search: '王伟' })).toMatchObject({ count: 0 });
    });

    it('gives cases about the same person that began since a day', async () => {
      const { office } = await world();
      const [person, recent] = await write(office(), async (tx) => {
        const p = await tx.people.insert({ name: '王伟', data: {} });
        const about = { personId: p.id };
        await tx.cases.insert(aCase({ ...about, startedAt: '2025-08-01T00:00:00Z' }));
        await tx.cases.insert(aCase());
        return [p, await tx.cases.insert(aCase({ ...about, startedAt: '2026-02-01T00:00:00Z' }))];
      });
      const since = '2025-09-02T00:00:00Z';
      expect(await office().cases.similar({ person: person.id, since })).toEqual([recent]);
    });
  });

  describe('somebody who is recused', () => {
    it('sees neither the case nor anything of it, from then on and in every list', async () => {
      const { office } = await world();
      const task = { action: 'check', kind: 'do', roles: ['officer'], excluded: [] } as const;
      const [person, one] = await write(office('bob'), async (tx) => {
        const p = await tx.people.insert({ name: '王伟', data: {} });
        const c = await tx.cases.insert(aCase({ personId: p.id }));
        await tx.actions.append(anAction(c.id));
        await tx.tasks.replace(c.id, [{ ...task, startedAt: c.startedAt }]);
        const data = { result: 'x' };
        await tx.records.append({
          register: 'r',
          personId: p.id,
          caseId: c.id,
          at: c.startedAt,
          data,
        });
        await tx.vault.seal(c.id, 'source', { name: '张三' });
        return [p, await tx.cases.save({ ...c, recused: ['bob'] }, 1)];
      });

      const everything = async (user: string) => {
        const it = office(user);
        return [
          ...(await it.cases.list()).items,
          ...(await it.cases.similar({ person: person.id, since: '2020-01-01T00:00:00Z' })),
          ...(await it.actions.list(one.id)),
          ...(await it.tasks.list(one.id)),
          ...(await it.tasks.inbox({ user, roles: ['officer'] })).items,
          ...(await it.records.list({ person: person.id })),
          ...(await it.vault.list(one.id)),
        ];
      };
      expect(await everything('ann')).toHaveLength(7);
      expect(await everything('bob')).toEqual([]);
      expect(await office('bob').cases.count()).toEqual({ count: 0, capped: false });
      await expect(office('bob').cases.get(one.id)).rejects.toThrow(NotFound);
      const opening = office('bob').transaction((tx) => tx.vault.open(one.id, 'source', 'why'));
      await expect(opening).rejects.toThrow(NotFound);
      const saving = write(office('bob'), (tx) => tx.cases.save(one, 2));
      await expect(saving).rejects.toThrow(NotFound);
      // What rules count does not depend on who asks.
      expect(await office('bob').records.forFacts({ whose: 'person', id: person.id })).toHaveLength(
        1,
      );
    });
  });
});
