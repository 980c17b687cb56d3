import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, aPast, edition, worlds, write } from '../testing/world.ts';
import { up } from './0005-past.ts';
import { up as withChosen } from './0028-counted.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('what was decided before replays', () => {
    it('is taken over with its facts, without defaults, and with those of required decisions', async () => {
      const { office, behind } = await world();
      const { id } = await write(office(), (tx) => tx.cases.insert(aCase()));
      const before = { facts: { a: 1 }, defaulted: [], missing: ['b'], required: [] };
      const decided = {
        facts: { c: true, d: 0 },
        defaulted: ['d'],
        missing: [],
        required: [before],
      };
      await write(office('ann'), async (tx) => {
        const { seq } = await tx.actions.append(anAction(id));
        const about = {
          caseId: id,
          seq,
          decision: 'x',
          edition,
          proposed: [],
          chosen: [{ type: 'a' }],
        };
        await tx.decisions.append({ ...about, deviates: false, decided }, aPast);
      });
      await behind(async (db) => {
        await db.schema.dropTable('past_decisions');
        await up(db, () => undefined);
        await withChosen(db);
      });
      expect(await office().decisions.past({})).toMatchObject([
        {
          caseId: id,
          decision: 'x',
          actor: 'ann',
          at: anAction(id).at,
          facts: { a: 1, c: true },
          absent: ['b', 'd'],
        },
      ]);
      const ever = { since: '2000-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };
      expect(await office().reports.decisions('x', ever, ['chosen'])).toEqual([
        { chosen: [{ type: 'a' }], count: 1 },
      ]);
    });
  });
});
