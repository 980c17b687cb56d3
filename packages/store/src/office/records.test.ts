import type { Fact } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyFact, historyNeeds } from '../history.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, aPast, edition, worlds, write } from '../testing/world.ts';

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('what was done and decided', () => {
    it('is numbered in the order in which it was done, each by its actor', async () => {
      const { office } = await world();
      const { id } = await write(office(), (tx) => tx.cases.insert(aCase()));
      await write(office('ann'), (tx) =>
        tx.actions.append(anAction(id, { choice: { type: 'x' } })),
      );
      await write(office('bob'), (tx) => tx.actions.append(anAction(id, { kind: 'approve' })));
      expect(await office().actions.list(id)).toEqual([
        { ...anAction(id), seq: 1, actor: 'ann', choice: { type: 'x' } },
        { ...anAction(id), seq: 2, actor: 'bob', kind: 'approve' },
      ]);
    });

    it('keeps the proposal beside the choice, and the reason why they differ', async () => {
      const { office } = await world();
      const { id } = await write(office(), (tx) => tx.cases.insert(aCase()));
      const entry = {
        caseId: id,
        seq: 1,
        decision: 'd',
        edition,
        proposed: [{ type: 'a' }],
        chosen: [{ type: 'b' }],
        deviates: true,
        reason: 'because',
        decided: { facts: { f: 1 }, trace: [] },
      };
      await write(office(), async (tx) => {
        await tx.actions.append(anAction(id));
        await tx.decisions.append(entry, aPast);
      });
      expect(await office().decisions.list(id)).toEqual([entry]);
    });

    it('cannot be decided without an action', async () => {
      const { office } = await world();
      const { id } = await write(office(), (tx) => tx.cases.insert(aCase()));
      const orphan = { caseId: id, seq: 1, decision: 'd', edition, proposed: [], chosen: [] };
      const writing = write(office(), (tx) =>
        tx.decisions.append({ ...orphan, deviates: false, decided: {} }, aPast),
      );
      await expect(writing).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  describe('entries of registers', () => {
    it('are found by register, person, unit and case, latest first', async () => {
      const { office } = await world();
      const { person, unit, one } = await write(office(), async (tx) => ({
        person: await tx.people.insert({ name: '王伟', data: {} }),
        unit: await tx.units.insert({ name: '城建局', data: {} }),
        one: await tx.cases.insert(aCase()),
      }));
      const append = (register: string, at: string, about: object) =>
        write(office(), (tx) => tx.records.append({ register, at, data: { n: at }, ...about }));
      const mine = await append('r', '2026-01-01T00:00:00Z', { personId: person.id });
      const units = await append('r', '2026-02-01T00:00:00Z', { unitId: unit.id });
      const cases = await append('s', '2026-03-01T00:00:00Z', { caseId: one.id });
      const { records } = office();
      expect(await records.list({ register: 'r' })).toEqual([units, mine]);
      expect(await records.list({ person: person.id })).toEqual([mine]);
      expect(await records.list({ unit: unit.id })).toEqual([units]);
      expect(await records.list({ case: one.id, register: 'r' })).toEqual([]);
      expect(await records.forFacts({ whose: 'person', id: person.id })).toEqual([mine]);
      expect(await records.forFacts({ whose: 'unit', id: unit.id })).toEqual([units]);
      expect(await records.forFacts({ whose: 'case', id: one.id })).toEqual([cases]);
    });

    it('are for facts as many as they need, and every fact is the same from those', async () => {
      const { office } = await world();
      const source = fc.oneof(
        fc.record({
          ...{ kind: fc.constant('count' as const), register: fc.constantFrom('r', 's') },
          whose: fc.constantFrom('person', 'unit', 'case'),
          within: fc.constantFrom('months', 'days'),
        }),
        fc.record({
          ...{ kind: fc.constantFrom('count' as const, 'since' as const) },
          ...{ register: fc.constantFrom('r', 's') },
          whose: fc.constantFrom('person', 'unit', 'case'),
        }),
      );
      const parameters = {
        months: { value: { amount: 2, unit: 'months' } },
        days: { value: { amount: 30, unit: 'days' } },
      } as const;
      const entry = fc.record({ register: fc.constantFrom('r', 's', 't'), day: fc.nat(200) });
      const { person, unit, one } = await write(office(), async (tx) => ({
        person: (await tx.people.insert({ name: '王伟', data: {} })).id,
        unit: (await tx.units.insert({ name: '城建局', data: {} })).id,
        one: (await tx.cases.insert(aCase())).id,
      }));
      await write(office(), async (tx) => {
        for (const { register, day } of fc.sample(entry, 120)) {
          const at = new Date(Date.parse('2026-01-01T15:00:00Z') + day * 86_400_000).toISOString();
          const about = [{ personId: person }, { unitId: unit }, { caseId: one }][day % 3];
          await tx.records.append({ register, at, data: {}, ...about });
        }
      });
      const about = { person, unit, case: one };
      await fc.assert(
        fc.asyncProperty(fc.array(source, { maxLength: 3 }), fc.nat(240), async (sources, day) => {
          const at = new Date(Date.parse('2026-01-01T20:00:00Z') + day * 86_400_000).toISOString();
          const facts = sources.map(
            (of) => ({ type: 'integer', source: of }) as Pick<Fact, 'type' | 'source'>,
          );
          const needs = historyNeeds(facts, { at, parameters });
          const named = new Set<string>(sources.map(({ register }) => register));
          const context = { ...about, at, parameters };
          for (const { type, source } of facts) {
            const { whose } = source as Extract<Fact['source'], { kind: 'count' }>;
            const of = { whose, id: about[whose] };
            const [all, needed] = await Promise.all([
              office().records.forFacts(of),
              office().records.forFacts({ ...of, ...(needs[whose] && { needs: needs[whose] }) }),
            ]);
            expect(needed.every(({ register }) => named.has(register))).toBe(true);
            expect(historyFact({ type, source }, needed, context)).toBe(
              historyFact({ type, source }, all, context),
            );
          }
        }),
        { numRuns: 60 },
      );
    }, 30_000);
  });

  describe('what was decided in the past', () => {
    it('is read in the order of time, in parts of any size, each entry once', async () => {
      const { office, at } = await world();
      const { id } = await write(office(), (tx) => tx.cases.insert(aCase()));
      const decided = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
      for (const day of decided) {
        at(`${day}T08:00:00.000Z`);
        await write(office(), async (tx) => {
          const { seq } = await tx.actions.append(anAction(id));
          const about = { caseId: id, seq, decision: 'd', edition, proposed: [], chosen: [] };
          const entry = { ...about, deviates: false, decided: {} };
          await tx.decisions.append(entry, { ...aPast, at: `${day}T08:00:00.000Z` });
        });
      }
      const { decisions } = office();
      const all = await decisions.past({});
      const made = Object.values(await decisions.madeUnder());
      expect(made.reduce((sum, n) => sum + n, 0)).toBe(all.length);
      expect(all.map((entry) => entry.at.slice(0, 10))).toEqual(decided);
      expect(all[0]).toMatchObject({
        caseId: id,
        seq: 1,
        actor: 'ann',
        facts: { f: 1 },
        absent: ['g'],
      });
      for (const size of [1, 2, 3, 5, 9]) {
        const bounds = await decisions.pastBounds({}, size);
        const parts = await Promise.all(
          bounds.map((upTo, i) => decisions.past({ after: bounds[i - 1], upTo })),
        );
        expect(parts.flat()).toEqual(all);
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(size);
      }
      const march = { since: '2026-03-02T00:00:00Z', until: '2026-03-05T00:00:00Z' };
      expect(await decisions.past(march)).toEqual(all.slice(1, 4));
      expect(await decisions.pastBounds({ since: '2027-01-01T00:00:00Z' }, 2)).toEqual([]);
    });
  });
});
