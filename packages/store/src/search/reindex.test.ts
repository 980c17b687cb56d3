import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, type World, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);
  const isSqlite = databases.client === 'sqlite';

  /** People, units and cases of two offices, with texts, marks and pinyin. */
  async function filled(made: World, count: number): Promise<void> {
    for (const org of ['A', 'B']) {
      await write(made.office('ann', org), async (tx) => {
        const person = await tx.people.insert({ name: '王伟', data: {} });
        const unit = await tx.units.insert({ name: '城建局', data: {} });
        for (let i = 0; i < count; i += 1) {
          const one = aCase({ personId: person.id, unitId: unit.id, summary: { t: '违规招标' } });
          const { id } = await tx.cases.insert(one);
          await tx.actions.append(anAction(id), { texts: ['来信说收受香烟'], marks: ['a.b=c'] });
        }
      });
    }
  }

  const wanted = ['王伟', 'wangwei', 'ww', '香烟', '招标', '城建', 'N-'];
  async function found({ office }: World) {
    const all = ['A', 'B'].flatMap((org) =>
      wanted.map(async (text) => {
        const { search, cases } = office('ann', org);
        return [
          await search.find(text, { kind: 'case', limit: 300 }),
          await search.find(text, { kind: 'person' }),
          await search.count(text, 'unit'),
          await cases.count({ marks: ['a.b=c'], search: text }),
        ];
      }),
    );
    return Promise.all(all);
  }

  describe('an index that is made anew', () => {
    it.each([
      ['emptied', 'delete from search_index'],
      ['gone', 'drop table search_index'],
      ['half gone', `delete from search_index where ${isSqlite ? 'rowid' : 'seq'} % 2 = 0`],
    ])('finds all that it found before it was %s, and what comes after', async (_, damage) => {
      const made = await world();
      await filled(made, 110);
      const before = await found(made);
      await made.behind((db) => db.raw(damage));
      const told: number[] = [];
      const all = await made.store.system.reindex((done) => told.push(done));
      expect([all, told.at(-1)]).toEqual([224, 224]);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect(await found(made)).toEqual(before);
      await filled(made, 1);
      expect((await made.office().search.count('招标', 'case')).count).toBe(111);
    });

    it('keeps what is added between its parts', async () => {
      const made = await world();
      await filled(made, 110);
      let adding: Promise<unknown> | undefined;
      await made.store.system.reindex(() => {
        adding ??= write(made.office(), (tx) => tx.people.insert({ name: '赵新来', data: {} }));
      });
      await adding;
      const [one] = await made.office().search.find('赵新来', { kind: 'person' });
      expect(one?.names).toBe('赵新来');
      expect((await made.office().search.count('招标', 'case')).count).toBe(110);
    });

    it('is empty where there is nothing to find', async () => {
      const made = await world();
      await made.behind((db) => db.raw('delete from search_index'));
      expect(await made.store.system.reindex(() => undefined)).toBe(0);
      await filled(made, 1);
      expect((await made.office().search.count('招标', 'case')).count).toBe(1);
    });
  });
});
