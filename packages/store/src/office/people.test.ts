import { describe, expect, it } from 'vitest';
import { Conflict, NotFound, Stale } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('people and units', () => {
    it.each(['people', 'units'] as const)(
      'of %s, each is found by any part of its name',
      async (kind) => {
        const { office } = await world();
        const [one, two] = await write(office(), async (tx) => [
          await tx[kind].insert({ name: '欧阳王伟', data: { post: '局长' } }),
          await tx[kind].insert({ name: '王伟明', data: {} }),
        ]);
        const found = async (text: string) =>
          (await office()[kind].search(text)).map(({ name }) => name);
        expect(await found('王伟')).toEqual([two?.name, one?.name]);
        expect(await found('阳王')).toEqual([one?.name]);
        expect(await found('伟 欧')).toEqual([one?.name]);
        expect(await found('局长')).toEqual([]);
        expect(await found('')).toHaveLength(2);
        expect(await office()[kind].search('王', 1)).toHaveLength(1);
      },
    );

    it('are changed under a revision', async () => {
      const { office } = await world();
      const one = await write(office(), (tx) => tx.people.insert({ name: '王伟', data: { a: 1 } }));
      const next = { id: one.id, name: '王伟', data: { a: 2 } };
      expect(await write(office(), (tx) => tx.people.save(next, 1))).toMatchObject({
        data: { a: 2 },
        revision: 2,
      });
      await expect(write(office(), (tx) => tx.people.save(next, 1))).rejects.toThrow(Stale);
      const nobody = write(office(), (tx) => tx.people.save({ ...next, id: 'nobody' }, 1));
      await expect(nobody).rejects.toThrow(NotFound);
    });

    it('are named in one question, those that exist', async () => {
      const { office } = await world();
      const one = await write(office(), (tx) => tx.people.insert({ name: '王伟', data: {} }));
      expect(await office().people.some([one.id, one.id, 'nobody'])).toEqual([one]);
      expect(await office().people.some([])).toEqual([]);
    });
  });

  describe('an account', () => {
    it('has a login that no other of the office has', async () => {
      const { office } = await world();
      const ann = { login: 'ann', name: 'Another', roles: [], passwordHash: 'x' };
      await expect(write(office(), (tx) => tx.users.insert(ann))).rejects.toThrow(Conflict);
    });

    it('is found by its login for signing in, with its organisation and hash', async () => {
      const { store } = await world();
      const found = await store.system.users.byLogin('ann');
      expect(found.map(({ org, passwordHash }) => [org, passwordHash])).toEqual([
        ['A', 'hash of ann'],
        ['B', 'hash of ann'],
      ]);
      expect(await store.system.users.byLogin('nobody')).toEqual([]);
    });

    it('never shows its hash to the office', async () => {
      const { office } = await world();
      expect(JSON.stringify(await office().users.list())).not.toContain('hash');
    });

    it('counts failed sign-ins, is locked, and unlocked again', async () => {
      const { office } = await world();
      const lockedUntil = '2026-03-02T08:15:00.000Z';
      const locked = await write(office(), (tx) =>
        tx.users.save('ann', { failed: 5, lockedUntil, passwordHash: 'new' }),
      );
      expect(locked).toMatchObject({ failed: 5, lockedUntil, revision: 2 });
      const open = await write(office(), (tx) =>
        tx.users.save('ann', { failed: 0, lockedUntil: undefined, disabled: true, roles: ['x'] }),
      );
      expect(open).not.toHaveProperty('lockedUntil');
      expect(await office().users.get('ann')).toEqual(open);
      expect(open).toMatchObject({ disabled: true, roles: ['x'], name: 'ann' });
    });

    it('may be changed under a revision', async () => {
      const { office } = await world();
      await write(office(), (tx) => tx.users.save('ann', { name: 'Ann' }, 1));
      const late = write(office(), (tx) => tx.users.save('ann', { name: 'Anna' }, 1));
      await expect(late).rejects.toThrow(Stale);
    });
  });
});
