import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('a search', () => {
    it('finds a person by characters and by pinyin, and the cases about them', async () => {
      const { office } = await world();
      const id = await write(office(), async (tx) => {
        const { id: personId } = await tx.people.insert({ name: '王伟', data: {} });
        await tx.people.insert({ name: '李卫', data: {} });
        return (await tx.cases.insert(aCase({ personId, summary: { title: '违规招标' } }))).id;
      });
      for (const text of ['王伟', 'wangwei', 'ww', '伟']) {
        const people = await office().search.find(text, { kind: 'person' });
        expect(
          people.map(({ names }) => names),
          text,
        ).toEqual(['王伟']);
        const cases = await office().search.find(text, { kind: 'case' });
        expect(
          cases.map((one) => one.id),
          text,
        ).toEqual([id]);
      }
      expect(await office().search.count('招标', 'case')).toEqual({ count: 1, capped: false });
    });

    it('finds a case by what was answered, and by the new name of a person', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        const person = await tx.people.insert({ name: '王伟', data: {} });
        const { id } = await tx.cases.insert(aCase({ personId: person.id }));
        await tx.actions.append(anAction(id), { texts: ['来信说收受香烟'] });
        await tx.actions.append(anAction(id), { texts: ['退还了礼金'], marks: ['answer.a=b'] });
        await tx.people.save({ id: person.id, name: '王卫', data: {} }, 1);
      });
      const found = async (text: string) =>
        (await office().search.find(text, { kind: 'case' })).length;
      expect(await found('香烟')).toBe(1);
      expect(await found('礼金 香烟')).toBe(1);
      expect(await found('王卫')).toBe(1);
      expect(await found('王伟')).toBe(0);
    });

    it('finds nothing of another organisation, nor of a case from which one is recused', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        await tx.cases.insert(aCase({ summary: { title: '招标' }, recused: ['bob'] }));
        await tx.cases.insert(aCase({ summary: { title: '招标' } }));
        await tx.search.put({ kind: 'document', id: 'd', names: ['招标通知'] });
      });
      const found = async (user: string, org: string) =>
        (await office(user, org).search.find('招标', { kind: 'case' })).length;
      expect([await found('ann', 'A'), await found('bob', 'A'), await found('ann', 'B')]).toEqual([
        2, 1, 0,
      ]);
      expect(await office('bob').search.count('招标', 'case')).toMatchObject({ count: 1 });
      expect(await office().search.find('通知', { kind: 'document' })).toHaveLength(1);
    });

    it('gives pages of cases that neither skip nor repeat', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        for (let i = 0; i < 7; i++) {
          const title = i % 3 === 0 ? '工程与标' : '工程招标';
          await tx.cases.insert(aCase({ summary: { title } }));
        }
      });
      const numbers: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await office().cases.list({ search: '工程招标', limit: 3, after });
        numbers.push(...page.items.map(({ number }) => number));
        after = page.next;
        if (after === undefined) break;
      }
      expect(new Set(numbers).size).toBe(4);
      expect(numbers).toHaveLength(4);
    });
  });
});
