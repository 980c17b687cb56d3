import { describe, expect, it } from 'vitest';
import { NotFound, Stale } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('a list that somebody keeps', () => {
    it('is seen by its owner, and by colleagues only when it is shared', async () => {
      const { office } = await world();
      const mine = { name: '我的', shared: false, wanted: { open: 'true' } };
      const list = await write(office('ann'), (tx) => tx.lists.insert(mine));
      expect(await office('ann').lists.list()).toEqual([list]);
      expect(await office('bob').lists.list()).toEqual([]);
      await write(office('ann'), (tx) => tx.lists.save({ ...list, shared: true }, 1));
      expect(await office('bob').lists.list()).toMatchObject([{ name: '我的', owner: 'ann' }]);
      expect(await office('ann', 'B').lists.list()).toEqual([]);
    });

    it('is changed and deleted by its owner alone', async () => {
      const { office } = await world();
      const given = { name: '共用', shared: true, wanted: {} };
      const list = await write(office('ann'), (tx) => tx.lists.insert(given));
      const change = (user: string, revision: number) =>
        write(office(user), (tx) => tx.lists.save({ ...list, name: '改' }, revision));
      await expect(change('bob', 1)).rejects.toThrow(NotFound);
      await change('ann', 1);
      await expect(change('ann', 1)).rejects.toThrow(Stale);
      await expect(write(office('bob'), (tx) => tx.lists.remove(list.id))).rejects.toThrow(
        NotFound,
      );
      await write(office('ann'), (tx) => tx.lists.remove(list.id));
      expect(await office('ann').lists.list()).toEqual([]);
    });
  });

  describe('a list of cases', () => {
    const task = { action: 'a', kind: 'do', roles: [], excluded: [] } as const;
    const on = (day: number) => `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;

    it('is narrowed and sorted by deadline, beginning and handler', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        for (const day of [5, 3, 9]) {
          const one = aCase({ number: `n${day}`, handler: day === 3 ? 'bob' : 'ann' });
          const { id } = await tx.cases.insert({ ...one, startedAt: on(10 - day) });
          await tx.tasks.replace(id, [{ ...task, startedAt: on(1), dueAt: on(day) }]);
        }
        await tx.cases.insert(aCase({ number: 'none' }));
      });
      const numbers = async (filter: object) =>
        (await office().cases.list(filter)).items.map(({ number }) => number);
      expect(await numbers({ sort: 'due' })).toEqual(['n3', 'n5', 'n9']);
      expect(await numbers({ sort: 'due', dueBefore: on(6) })).toEqual(['n3', 'n5']);
      expect(await numbers({ sort: 'started', since: on(5) })).toEqual(['n3', 'n5']);
      expect(await numbers({ handler: 'bob' })).toEqual(['n3']);
      expect(await office().cases.count({ dueBefore: on(6) })).toMatchObject({ count: 2 });
    });

    it('is narrowed by marks, alone and with words', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        for (const [number, marks] of [
          ['n1', ['answer.channel=letter']],
          ['n2', ['answer.channel=letter', 'outcome.x=talk.criterion-1']],
          ['n3', ['outcome.x=talk']],
        ] as const) {
          const { id } = await tx.cases.insert(aCase({ number, summary: { t: '工程' } }));
          await tx.actions.append(anAction(id), { marks });
        }
      });
      const numbers = async (marks: string[], search?: string) =>
        (await office().cases.list({ marks, search })).items.map(({ number }) => number);
      expect(await numbers(['answer.channel=letter'])).toEqual(['n2', 'n1']);
      expect(await numbers(['answer.channel=letter', 'outcome.x=talk.criterion-1'])).toEqual([
        'n2',
      ]);
      expect(await numbers(['outcome.x=talk'], '工程')).toEqual(['n3']);
      expect(await numbers(['outcome.x=talk'], '招标')).toEqual([]);
    });
  });
});
