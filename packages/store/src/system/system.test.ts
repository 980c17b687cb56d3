import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Conflict, NotFound, Unsupported } from '../errors.ts';
import { openStore } from '../open.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, keys, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('organisations', () => {
    it('form a tree whose edges are dated', async () => {
      const { store } = await world();
      const { organisations } = store.system;
      const title = { 'zh-CN': '丙', en: 'C' };
      await organisations.create({ id: 'C', title, level: 'county', pack: 'c', parent: 'A' });
      await organisations.move('C', 'B', '2026-06-01T00:00:00Z');
      const above = async (at: string) => (await organisations.superior('C', at))?.id;
      expect(await above('2026-02-01T00:00:00Z')).toBeUndefined();
      expect(await above('2026-04-01T00:00:00Z')).toBe('A');
      expect(await above('2026-06-01T00:00:00Z')).toBe('B');
      const below = async (id: string, at: string) =>
        (await organisations.subordinates(id, at)).map((one) => one.id);
      expect(await below('A', '2026-04-01T00:00:00Z')).toEqual(['B', 'C']);
      expect(await below('A', '2026-07-01T00:00:00Z')).toEqual(['B']);
      expect(await below('B', '2026-07-01T00:00:00Z')).toEqual(['C']);
      expect(await organisations.superior('A', '2026-07-01T00:00:00Z')).toBeUndefined();
    });

    it('never become their own superior', async () => {
      const { store } = await world();
      const circle = store.system.organisations.move('A', 'B', '2026-06-01T00:00:00Z');
      await expect(circle).rejects.toThrow(Conflict);
    });

    it('are listed, counted and found', async () => {
      const { store } = await world();
      const { organisations } = store.system;
      expect(await organisations.count()).toBe(2);
      expect((await organisations.list()).map(({ id }) => id)).toEqual(['A', 'B']);
      const title = { 'zh-CN': '办公室B', en: 'Office B' };
      expect(await organisations.get('B')).toEqual({ id: 'B', title, level: 'city', pack: 'base' });
      await expect(organisations.get('C')).rejects.toThrow(NotFound);
    });
  });

  describe('a session', () => {
    const session = {
      org: 'A',
      user: 'ann',
      data: { csrf: 'x' },
      idleUntil: '2026-03-02T08:30:00.000Z',
      absoluteUntil: '2026-03-02T20:00:00.000Z',
    };

    it('ends when it was idle, when its time is over, or when it is ended', async () => {
      const { store, at } = await world();
      const { sessions } = store.system;
      await sessions.save('token', session);
      expect(await sessions.find('token')).toEqual(session);
      expect(await sessions.find('other')).toBeUndefined();
      at('2026-03-02T08:30:00.000Z');
      expect(await sessions.find('token')).toBeUndefined();
      await sessions.save('token', { ...session, idleUntil: '2026-03-03T00:00:00.000Z' });
      expect(await sessions.find('token')).toBeDefined();
      at('2026-03-02T20:00:00.000Z');
      expect(await sessions.find('token')).toBeUndefined();
      at('2026-03-02T09:00:00.000Z');
      await sessions.end('token');
      expect(await sessions.find('token')).toBeUndefined();
    });

    it('ends with all others of a user, and of nobody else', async () => {
      const { store } = await world();
      const { sessions } = store.system;
      await sessions.save('one', session);
      await sessions.save('two', { ...session, user: 'bob' });
      await sessions.save('three', { ...session, org: 'B' });
      await sessions.endAll('A', 'ann');
      const left = await Promise.all(['one', 'two', 'three'].map((token) => sessions.find(token)));
      expect(left.map(Boolean)).toEqual([false, true, true]);
    });

    it('cannot be taken over by who reads the table', async () => {
      const { store, behind } = await world();
      await store.system.sessions.save('token', session);
      expect(JSON.stringify(await behind((db) => db('sessions')))).not.toContain('"token"');
    });

    it('that has ended is swept away, as are answers of the day before', async () => {
      const { store, office, at, behind } = await world();
      await store.system.sessions.save('token', session);
      const answer = { key: 'k', requestHash: 'h', status: 200, response: {} };
      await write(office(), (tx) => tx.idempotency.remember(answer));
      await store.system.sweep();
      expect(await store.system.sessions.find('token')).toBeDefined();
      expect(await office().idempotency.find('k')).toBeDefined();
      at('2026-03-03T08:00:00.001Z');
      await store.system.sweep();
      expect(await behind((db) => db('sessions'))).toEqual([]);
      expect(await office().idempotency.find('k')).toBeUndefined();
    });
  });

  describe('a message to another organisation', () => {
    const kinds = ['handover', 'notice'];
    const now = '2026-03-02T08:00:00.000Z';

    it('arrives once, however often it is brought, and is confirmed there', async () => {
      const { store, office } = await world();
      const payload = { number: 'N-1' };
      await write(office(), async (tx) => {
        await tx.outbox.add({ kind: 'handover', to: 'B', payload });
        await tx.outbox.add({ kind: 'notice', to: 'bob', payload: {} });
      });
      const [message, notice] = await store.system.outbox.pending(kinds, now);
      if (!message || !notice) throw new Error('nothing is pending');
      expect(message).toMatchObject({ org: 'A', kind: 'handover', to: 'B', payload });
      await store.system.outbox.deliver(message);
      await store.system.outbox.deliver(message);
      await write(office(), (tx) => tx.outbox.markDelivered(notice.id));
      expect(await store.system.outbox.pending(kinds, now)).toEqual([]);

      const abroad = office('bob', 'B');
      const { items } = await abroad.deliveries.page({ kind: 'handover', waiting: true });
      expect(items).toHaveLength(1);
      const [arrived] = items;
      expect(await abroad.deliveries.countWaiting('handover')).toMatchObject({ count: 1 });
      expect(arrived).toMatchObject({ id: message.id, from: 'A', payload });
      const received = await write(abroad, (tx) => tx.deliveries.receive(message.id));
      expect(received).toMatchObject({ receivedBy: 'bob' });
      const again = await write(office('ann', 'B'), (tx) => tx.deliveries.receive(message.id));
      expect(again).toEqual(received);
      expect((await office().outbox.list({ kind: 'handover' }))[0]).toHaveProperty('deliveredAt');
    });

    it('stays pending when the organisation does not exist', async () => {
      const { store, office } = await world();
      await write(office(), (tx) => tx.outbox.add({ kind: 'handover', to: 'Z', payload: {} }));
      const [message] = await store.system.outbox.pending(kinds, now);
      if (!message) throw new Error('nothing is pending');
      await expect(store.system.outbox.deliver(message)).rejects.toThrow(NotFound);
      expect(await store.system.outbox.pending(kinds, now)).toHaveLength(1);
    });
  });

  describe('a message that is sent', () => {
    const now = '2026-03-02T08:00:00.000Z';
    const later = '2026-03-02T08:05:00.000Z';

    it('is taken by one sender, waits after a failure, and is given up until somebody says again', async () => {
      const { store, office } = await world();
      await write(office(), (tx) => tx.outbox.add({ kind: 'mail', to: 'ann', payload: {} }));
      const pending = (at = now) => store.system.outbox.pending(['mail'], at);
      const [message] = await pending();
      if (!message) throw new Error('nothing is pending');
      expect(await store.system.outbox.take(message, later)).toBe(true);
      expect(await store.system.outbox.take(message, later)).toBe(false);
      expect(await pending()).toEqual([]);
      expect(await pending(later)).toMatchObject([{ id: message.id, attempts: 1 }]);
      await write(office(), (tx) => tx.outbox.markFailed(message.id, 'refused', undefined));
      expect(await pending(later)).toEqual([]);
      expect(await office().outbox.troubled()).toMatchObject([{ error: 'refused' }]);
      await write(office(), (tx) => tx.outbox.again(message.id));
      expect(await pending(later)).toMatchObject([{ attempts: 0 }]);
      await write(office(), (tx) => tx.outbox.markDelivered(message.id));
      expect(await office().outbox.troubled()).toEqual([]);
    });

    it('is signed with a secret that is kept sealed, for as long as the webhook is wanted', async () => {
      const { store, office, behind } = await world();
      const hook = await write(office(), (tx) =>
        tx.webhooks.insert('https://a.test', 'open sesame'),
      );
      expect(JSON.stringify(await behind((db) => db('webhooks')))).not.toContain('sesame');
      expect(await store.system.outbox.secretOf('A', hook.id)).toEqual({
        url: 'https://a.test',
        secret: 'open sesame',
      });
      expect(await store.system.outbox.secretOf('B', hook.id)).toBeUndefined();
      await write(office(), (tx) => tx.webhooks.end(hook.id));
      expect(await store.system.outbox.secretOf('A', hook.id)).toBeUndefined();
      expect(await office().webhooks.list()).toEqual([]);
    });
  });

  describe('a backup', () => {
    it(`${databases.client === 'pg' ? 'is left to pg_dump' : 'is a whole store of its own'}`, async () => {
      const { store, office, options } = await world();
      const one = await write(office(), (tx) => tx.cases.insert(aCase()));
      const folder = mkdtempSync(join(tmpdir(), 'bitan-backup-'));
      const filename = join(folder, 'copy.db');
      if (databases.client === 'pg') {
        await expect(store.system.backup(filename)).rejects.toThrow(Unsupported);
      } else {
        await store.system.backup(filename);
        const copy = await openStore({ client: 'sqlite', filename }, options);
        const there = copy.for({ org: 'A', user: 'ann' });
        expect(await there.cases.get(one.id)).toEqual(one);
        expect(await there.audit.verify()).toMatchObject({ ok: true });
        await copy.close();
      }
      rmSync(folder, { recursive: true });
    });
  });

  describe('the store', () => {
    it('is ready, and opens again what it closed', async () => {
      const { store, connection, options, office } = await world();
      const one = await write(office(), (tx) => tx.cases.insert(aCase()));
      const again = await openStore(connection, options);
      const checks = { database: true, migrations: true, durability: true, keys: true };
      for (const each of [store, again]) expect(await each.ready()).toEqual({ ok: true, checks });
      expect(await again.for({ org: 'A', user: 'ann' }).cases.get(one.id)).toEqual(one);
      await again.close();
    });

    it('says that it is not ready when its database is gone', async () => {
      const { connection, options } = await world();
      const store = await openStore(connection, options);
      await store.close();
      expect(await store.ready()).toMatchObject({ ok: false, checks: { database: false } });
    });

    it('takes no key of the wrong length', async () => {
      const { connection, options } = await world();
      const short = { ...options, keys: { ...keys, kek: Buffer.alloc(16) } };
      await expect(openStore(connection, short)).rejects.toThrow(RangeError);
    });
  });
});
