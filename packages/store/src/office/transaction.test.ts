import { describe, expect, it } from 'vitest';
import { Conflict, NotFound, OutsideTransaction, PastTransaction, Unaudited } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, worlds, write } from '../testing/world.ts';
import type { Transaction } from '../types.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('a transaction', () => {
    it('that fails leaves nothing behind, wherever it fails', async () => {
      const { office, behind } = await world();
      const counts = () =>
        behind(async (db) => {
          const tables = ['cases', 'case_recusals', 'actions', 'tasks', 'records', 'vault'];
          tables.push('vault_keys', 'people', 'outbox', 'idempotency', 'counters', 'audit');
          return Promise.all(
            tables.map(async (table) => [table, (await db(table).count('org as n'))[0]?.n]),
          );
        });
      const before = await counts();
      const steps = async (tx: Transaction, stop: number) => {
        const at = '2026-03-02T08:00:00Z';
        const { id } = await tx.cases.insert(aCase({ recused: ['bob'] }));
        const task = {
          action: 'check',
          kind: 'do',
          roles: ['x'],
          excluded: [],
          startedAt: at,
        } as const;
        const all = [
          () => tx.people.insert({ name: '王伟', data: {} }),
          () => tx.actions.append(anAction(id)),
          () => tx.tasks.replace(id, [task]),
          () => tx.records.append({ register: 'r', caseId: id, at, data: {} }),
          () => tx.vault.seal(id, 'source', { name: '张三' }),
          () => tx.outbox.add({ kind: 'notice', to: 'ann', payload: {} }),
          () => tx.counters.next('matter', 2026),
          () => tx.idempotency.remember({ key: 'k', requestHash: 'h', status: 200, response: {} }),
        ];
        for (const step of all.slice(0, stop)) await step();
      };
      for (let stop = 0; stop <= 8; stop += 1) {
        const failing = write(office(), async (tx) => {
          await steps(tx, stop);
          throw new Error('the lights went out');
        });
        await expect(failing).rejects.toThrow('the lights went out');
      }
      expect(await counts()).toEqual(before);
    });

    it('that wrote something and said nothing to the audit log is undone', async () => {
      const { office } = await world();
      const silent = office().transaction((tx) => tx.cases.insert(aCase()));
      await expect(silent).rejects.toThrow(Unaudited);
      expect(await office().cases.count()).toEqual({ count: 0, capped: false });
    });

    it('is undone by a write that was refused, even when the error was caught', async () => {
      const { office } = await world();
      const number = '〔2026〕1号';
      const catching = write(office(), async (tx) => {
        await tx.cases.insert(aCase({ number }));
        await tx.cases.insert(aCase({ number })).catch(() => undefined);
      });
      await expect(catching).rejects.toThrow(Conflict);
      expect(await office().cases.count()).toEqual({ count: 0, capped: false });
    });

    it('that only reads needs no audit entry', async () => {
      const { office } = await world();
      expect(await office().transaction((tx) => tx.cases.count())).toMatchObject({ count: 0 });
    });

    it('reads what it wrote, and nobody else does before it ends', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        const { id } = await tx.cases.insert(aCase());
        expect((await tx.cases.get(id)).id).toBe(id);
      });
    });

    it('is not read past: that would show what was before, or wait for ever', async () => {
      const { office } = await world();
      const past = () => write(office(), () => office().cases.count());
      await expect(past()).rejects.toThrow(PastTransaction);
      const within = () => write(office(), () => write(office(), async () => {}));
      await expect(within()).rejects.toThrow(PastTransaction);
      expect(await office().cases.count()).toMatchObject({ count: 0 });
    });

    it('cannot be used after it has ended', async () => {
      const { office } = await world();
      const kept = await office().transaction(async (tx) => tx);
      await expect(kept.cases.insert(aCase())).rejects.toThrow(OutsideTransaction);
      await expect(kept.outbox.add({ kind: 'n', to: 'ann', payload: {} })).rejects.toThrow(
        OutsideTransaction,
      );
      expect(() => kept.audit.add({ event: 'late' })).toThrow(OutsideTransaction);
    });

    it('is what writing needs: the outbox and all else refuse to be used outside', async () => {
      const { office } = await world();
      // The type of an office offers no writing; this is what keeps a cast from it too.
      const reading = office() as unknown as Transaction;
      const writes = [
        () => reading.outbox.add({ kind: 'n', to: 'ann', payload: {} }),
        () => reading.cases.insert(aCase()),
        () => reading.counters.next('matter', 2026),
        () => reading.people.insert({ name: '王伟', data: {} }),
      ];
      for (const one of writes) await expect(one()).rejects.toThrow(OutsideTransaction);
    });

    it('of an organisation that does not exist is refused', async () => {
      const { office } = await world();
      await expect(write(office('ann', 'nowhere'), async () => {})).rejects.toThrow(NotFound);
    });
  });

  describe('a counter', () => {
    it('gives each number once, however many ask at the same time', async () => {
      const { office } = await world();
      const next = () => write(office(), (tx) => tx.counters.next('matter', 2026));
      const numbers = await Promise.all(Array.from({ length: 20 }, next));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    });

    it('begins anew for each name, year and organisation', async () => {
      const { office } = await world();
      const next = (org: string, name: string, year: number) =>
        write(office('ann', org), (tx) => tx.counters.next(name, year));
      expect(await next('A', 'matter', 2026)).toBe(1);
      expect(await next('A', 'matter', 2027)).toBe(1);
      expect(await next('A', 'other', 2026)).toBe(1);
      expect(await next('B', 'matter', 2026)).toBe(1);
      expect(await next('A', 'matter', 2026)).toBe(2);
    });

    it('gives a number that was not used again', async () => {
      const { office } = await world();
      const failing = write(office(), async (tx) => {
        await tx.counters.next('matter', 2026);
        throw new Error('not used');
      });
      await expect(failing).rejects.toThrow('not used');
      expect(await write(office(), (tx) => tx.counters.next('matter', 2026))).toBe(1);
    });
  });

  describe('a request that is sent twice', () => {
    const answer = { key: 'k', requestHash: 'h', status: 201, response: { id: 'x' } };

    it('is answered with what was remembered, to the same actor only', async () => {
      const { office } = await world();
      await write(office(), (tx) => tx.idempotency.remember(answer));
      expect(await office().idempotency.find('k')).toEqual(answer);
      expect(await office('bob').idempotency.find('k')).toBeUndefined();
      expect(await office('ann', 'B').idempotency.find('k')).toBeUndefined();
    });

    it('is carried out once when both arrive at the same time', async () => {
      const { office } = await world();
      const both = [1, 2].map(() =>
        write(office(), async (tx) => {
          await tx.cases.insert(aCase());
          await tx.idempotency.remember(answer);
        }),
      );
      const results = await Promise.allSettled(both);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'conflict' },
      });
      expect(await office().cases.count()).toMatchObject({ count: 1 });
    });
  });
});
