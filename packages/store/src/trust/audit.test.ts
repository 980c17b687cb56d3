import { describe, expect, it } from 'vitest';
import { WrongKey } from '../errors.ts';
import type { AuditFilter } from '../model.ts';
import { openStore } from '../open.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, keys, type World, worlds } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  /** A world in whose office A five more things happened. */
  async function eventful(): Promise<World & { entries: number }> {
    const made = await world();
    for (let i = 1; i <= 5; i += 1) {
      await made.office().transaction(async (tx) => {
        const { id } = await tx.cases.insert(aCase());
        tx.audit.add({ event: 'case.begin', subject: id, detail: { 第: i } });
      });
    }
    return { ...made, entries: (await made.office().audit.verify()).entries };
  }

  describe('the audit log', () => {
    it('tells who did what and when, latest first, in pages', async () => {
      const { office, entries } = await eventful();
      const first = await office().audit.list({ limit: 2 });
      expect(first.items).toEqual([
        expect.objectContaining({
          seq: entries,
          actor: 'ann',
          event: 'case.begin',
          detail: { 第: 5 },
        }),
        expect.objectContaining({ seq: entries - 1, detail: { 第: 4 } }),
      ]);
      const second = await office().audit.list({ limit: 2, after: first.next });
      expect(second.items.map(({ seq }) => seq)).toEqual([entries - 2, entries - 3]);
    });

    it('is narrowed by who, by the kind of event, by what it is about and by time', async () => {
      const { office } = await eventful();
      const said = { event: 'list.kept', subject: 'mine' };
      await office('bob').transaction(async (tx) => tx.audit.add(said));
      const found = async (filter: AuditFilter) =>
        (await office().audit.list(filter)).items.map(({ event }) => event);
      expect(await found({ actor: 'bob' })).toEqual(['list.kept']);
      expect(await found({ kind: 'list' })).toEqual(['list.kept']);
      expect(await found({ subject: 'mine', kind: 'case' })).toEqual([]);
      expect(await found({ subject: 'mine', since: '2000-01-01T00:00:00.000Z' })).toHaveLength(1);
      expect(await found({ subject: 'mine', until: '2000-01-01T00:00:00.000Z' })).toEqual([]);
    });

    it('holds together when nobody touched it, with any head that was signed before', async () => {
      const { office, entries } = await eventful();
      const head = await office().audit.head();
      await office().transaction(async (tx) => tx.audit.add({ event: 'later' }));
      expect(await office().audit.verify()).toEqual({ ok: true, entries: entries + 1 });
      expect(await office().audit.verify(head)).toEqual({ ok: true, entries: entries + 1 });
    });

    it('stays one chain when many write at the same time', async () => {
      const { office, entries } = await eventful();
      const say = (_: unknown, i: number) =>
        office(i % 2 ? 'ann' : 'bob').transaction(async (tx) => tx.audit.add({ event: `e${i}` }));
      await Promise.all(Array.from({ length: 12 }, say));
      expect(await office().audit.verify()).toEqual({ ok: true, entries: entries + 12 });
    });

    const changes = {
      at: '2020-01-01T00:00:00.000Z',
      actor: 'bob',
      event: 'case.end',
      subject: 'another',
      detail: '{"第":9}',
      mac: '0'.repeat(64),
    };
    it.each(Object.entries(changes))('shows where %s was changed', async (column, value) => {
      const { office, behind, entries } = await eventful();
      const seq = entries - 2;
      await behind((db) =>
        db('audit')
          .where({ org: 'A', seq })
          .update({ [column]: value }),
      );
      expect(await office().audit.verify()).toEqual({ ok: false, entries, brokenAt: seq });
    });

    it('shows where an entry in the middle was deleted', async () => {
      const { office, behind, entries } = await eventful();
      const seq = entries - 2;
      await behind((db) => db('audit').where({ org: 'A', seq }).delete());
      const proof = await office().audit.verify();
      expect(proof).toEqual({ ok: false, entries: entries - 1, brokenAt: seq });
    });

    it('shows where entries changed places', async () => {
      const { office, behind, entries } = await eventful();
      await behind(async (db) => {
        const move = (from: number, to: number) =>
          db('audit').where({ org: 'A', seq: from }).update({ seq: to });
        await move(entries - 2, 0);
        await move(entries - 1, entries - 2);
        await move(0, entries - 1);
      });
      expect(await office().audit.verify()).toMatchObject({ ok: false, brokenAt: entries - 2 });
    });

    it('shows that its tail was deleted', async () => {
      const { office, behind, entries } = await eventful();
      await behind((db) =>
        db('audit')
          .where({ org: 'A' })
          .where('seq', '>', entries - 2)
          .delete(),
      );
      const proof = await office().audit.verify();
      expect(proof).toEqual({ ok: false, entries: entries - 2, brokenAt: entries - 1 });
    });

    it('shows by a head kept outside that the tail was deleted and the head set back', async () => {
      const { office, behind, entries } = await eventful();
      const head = await office().audit.head();
      const kept = entries - 2;
      await behind(async (db) => {
        const last = await db('audit').where({ org: 'A', seq: kept }).first();
        await db('audit').where({ org: 'A' }).where('seq', '>', kept).delete();
        await db('audit_heads').where({ org: 'A' }).update({ seq: kept, mac: last.mac });
      });
      expect(await office().audit.verify()).toMatchObject({ ok: true });
      expect(await office().audit.verify(head)).toMatchObject({ ok: false, brokenAt: kept + 1 });
      // Writing on does not hide it.
      for (const event of ['x', 'y', 'z']) {
        await office().transaction(async (tx) => tx.audit.add({ event }));
      }
      expect(await office().audit.verify(head)).toMatchObject({ ok: false });
    });

    it('takes no head that was not signed for this office', async () => {
      const { office } = await eventful();
      const head = await office().audit.head();
      const forged = { ...head, seq: 1 };
      await expect(office().audit.verify(forged)).rejects.toThrow(WrongKey);
      await expect(office('ann', 'B').audit.verify(head)).rejects.toThrow(WrongKey);
    });

    it('cannot be written on by who does not have the key', async () => {
      const { office, connection, options } = await eventful();
      const other = { ...options, keys: { ...keys, audit: Buffer.alloc(32, 9) } };
      const intruder = await openStore(connection, other);
      await intruder
        .for({ org: 'A', user: 'eve' })
        .transaction(async (tx) => tx.audit.add({ event: 'forged' }));
      await intruder.close();
      expect(await office().audit.verify()).toMatchObject({ ok: false });
    });
  });
});
