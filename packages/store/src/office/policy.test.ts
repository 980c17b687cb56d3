import { describe, expect, it } from 'vitest';
import { Conflict, NotFound, Stale } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { edition, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);
  const other = 'f'.repeat(64);
  const publication = { id: other, content: { v: 2 }, reason: 'tighter' };

  describe('editions', () => {
    it('are in force from their instant until that of the next', async () => {
      const { office } = await world();
      await write(office(), (tx) =>
        tx.editions.publish({ ...publication, effectiveFrom: '2026-06-01T00:00:00.500Z' }),
      );
      const at = async (instant: string) => (await office().editions.current(instant))?.number;
      expect(await at('2025-12-31T23:59:59.999Z')).toBeUndefined();
      expect(await at('2026-01-01T00:00:00Z')).toBe(1);
      expect(await at('2026-06-01T00:00:00.499Z')).toBe(1);
      expect(await at('2026-06-01T00:00:00.500Z')).toBe(2);
      expect(await at('2027-01-01T00:00:00Z')).toBe(2);
    });

    it('that take effect at the same instant: the later published one is in force', async () => {
      const { office } = await world();
      await write(office(), (tx) =>
        tx.editions.publish({ ...publication, effectiveFrom: '2026-01-01T00:00:00Z' }),
      );
      expect(await office().editions.current('2026-02-01T00:00:00Z')).toMatchObject({ id: other });
    });

    it('come back by publishing an earlier content again, under a new number', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        await tx.editions.publish({ ...publication, effectiveFrom: '2026-02-01T00:00:00Z' });
        await tx.editions.publish({
          id: edition,
          content: { of: 'A' },
          effectiveFrom: '2026-03-01T00:00:00Z',
          reason: 'back',
          layer: { parameters: [] },
          submittedBy: 'ann',
          approvedBy: 'bob',
        });
      });
      const list = await office().editions.list();
      expect(list.map(({ number, id }) => [number, id])).toEqual([
        [3, edition],
        [2, other],
        [1, edition],
      ]);
      expect(list[0]).toMatchObject({
        layer: { parameters: [] },
        submittedBy: 'ann',
        approvedBy: 'bob',
        publishedAt: '2026-03-02T08:00:00.000Z',
      });
      expect(await office().editions.get(edition)).toEqual(list[0]);
      expect(await office().editions.content(edition)).toEqual({ of: 'A' });
    });

    it('that were withdrawn before their instant are never in force; others cannot be', async () => {
      const { office } = await world();
      const { number } = await write(office(), (tx) =>
        tx.editions.publish({ ...publication, effectiveFrom: '2026-06-01T00:00:00Z' }),
      );
      const withdrawn = await write(office('bob'), (tx) => tx.editions.withdraw(number, 'no'));
      expect(withdrawn).toMatchObject({ withdrawnBy: 'bob', withdrawnWhy: 'no' });
      expect(await office().editions.list()).toContainEqual(withdrawn);
      expect(await office().editions.current('2026-07-01T00:00:00Z')).toMatchObject({ number: 1 });
      for (const one of [number, 1]) {
        await expect(write(office(), (tx) => tx.editions.withdraw(one, 'x'))).rejects.toThrow(
          Conflict,
        );
      }
    });

    it('that do not exist are not found', async () => {
      const { office } = await world();
      await expect(office().editions.content(other)).rejects.toThrow(NotFound);
      await expect(office().editions.get(other)).rejects.toThrow(NotFound);
    });
  });

  describe('a draft', () => {
    it('goes from its author to a second person, one revision after the other', async () => {
      const { office } = await world();
      const draft = await write(office(), (tx) =>
        tx.drafts.insert({ title: 'tighter', layer: { parameters: [] }, baseEdition: edition }),
      );
      expect(draft).toMatchObject({ status: 'open', author: 'ann', revision: 1 });
      const asked = {
        status: 'submitted',
        submittedBy: 'ann',
        reason: 'because',
        effectiveFrom: '2026-07-01T00:00:00Z',
      } as const;
      const submitted = await write(office(), (tx) => tx.drafts.save({ ...draft, ...asked }, 1));
      expect(await office('bob').drafts.get(draft.id)).toEqual(submitted);
      const { effectiveFrom, ...open } = submitted;
      const returned = await write(office('bob'), (tx) =>
        tx.drafts.save({ ...open, status: 'returned', comment: 'not yet' }, 2),
      );
      expect(returned).toMatchObject({ status: 'returned', comment: 'not yet', author: 'ann' });
      expect(returned).not.toHaveProperty('effectiveFrom');
      await expect(write(office(), (tx) => tx.drafts.save(submitted, 2))).rejects.toThrow(Stale);
      expect(await office().drafts.list()).toEqual([returned]);
    });

    it('keeps what led to each revision, and what is remarked on its items', async () => {
      const { office } = await world();
      const { id } = await write(office(), async (tx) => {
        const draft = await tx.drafts.insert({ title: 'x', layer: {}, baseEdition: edition });
        await tx.drafts.step(draft.id, 2, [{ path: 'parameters/a', now: 1 }]);
        return draft;
      });
      await write(office('bob'), async (tx) => {
        await tx.drafts.step(id, 3, [{ path: 'parameters/a', was: 1 }]);
        await tx.drafts.comment({ draftId: id, item: 'parameters/a', text: 'why?' });
      });
      expect(await office().drafts.steps(id)).toMatchObject([
        { revision: 2, madeBy: 'ann', edits: [{ path: 'parameters/a', now: 1 }] },
        { revision: 3, madeBy: 'bob' },
      ]);
      expect(await office().drafts.steps(id, 2)).toHaveLength(1);
      expect(await office().drafts.comments(id)).toMatchObject([
        { item: 'parameters/a', text: 'why?', madeBy: 'bob' },
      ]);
      await expect(write(office(), (tx) => tx.drafts.step(id, 3, []))).rejects.toThrow(Conflict);
    });
  });
});
