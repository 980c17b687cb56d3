import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Repeated } from '../planned.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, worlds, write } from '../testing/world.ts';
import { uuidv7 } from '../uuid.ts';

const days = { since: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };

/** Somebody in a case of a unit, at a day of the window or after it. */
const happened = fc.record({
  person: fc.nat(3),
  unit: fc.option(fc.nat(1), { nil: undefined }),
  case: fc.option(fc.nat(3), { nil: undefined }),
  kind: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  ways: fc.subarray(['x', 'y']),
  isIn: fc.boolean(),
});

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('what repeats among the entries of a register', () => {
    it('is what is alike often enough, in the window, without cases that began from it', async () => {
      const { office } = await world();
      const all = fc.array(happened, { maxLength: 14 });
      const asked = fc.record({
        by: fc.constantFrom(['unit'], ['kind'], ['unit', 'kind']),
        distinct: fc.constantFrom('person', undefined),
        atLeast: fc.integer({ min: 1, max: 3 }),
        filtered: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(all, asked, async (entries, { by, distinct, atLeast, filtered }) => {
          const register = uuidv7();
          const made = await write(office(), async (tx) => {
            const ids = async (count: number, make: (n: number) => Promise<{ id: string }>) => {
              const all: string[] = [];
              for (let n = 0; n < count; n += 1) all.push((await make(n)).id);
              return all;
            };
            const people = await ids(4, (n) => tx.people.insert({ name: `p${n}`, data: {} }));
            const units = await ids(2, (n) => tx.units.insert({ name: `u${n}`, data: {} }));
            const cases = await ids(4, () => tx.cases.insert(aCase()));
            for (const one of entries)
              await tx.records.append({
                register,
                at: one.isIn ? '2026-03-02T08:00:00.000Z' : '2027-03-02T08:00:00.000Z',
                personId: people[one.person] as string,
                ...(one.unit !== undefined && { unitId: units[one.unit] as string }),
                ...(one.case !== undefined && { caseId: cases[one.case] as string }),
                data: { ...(one.kind && { kind: one.kind }), ways: one.ways },
              });
            return { units, cases };
          });
          const without = new Set([made.cases[0] as string]);
          const where = filtered ? [{ field: 'ways', in: ['x'] }] : [];
          const found = await office().entries.repeating({
            ...{ register, ...days, where, without, by, distinct, atLeast },
          });

          const groups = new Map<string, { people: number[]; cases: string[] }>();
          for (const one of entries) {
            const unit = one.unit === undefined ? undefined : made.units[one.unit];
            const values = by.map((id) => (id === 'unit' ? unit : one.kind));
            const isMeant = one.isIn && one.case !== 0 && (!filtered || one.ways.includes('x'));
            if (!isMeant || values.includes(undefined)) continue;
            const key = JSON.stringify(Object.fromEntries(by.map((id, i) => [id, values[i]])));
            const group = groups.get(key) ?? { people: [], cases: [] };
            group.people.push(one.person);
            if (one.case !== undefined) group.cases.push(made.cases[one.case] as string);
            groups.set(key, group);
          }
          const expected = [...groups]
            .map(([key, { people, cases }]) => ({
              group: JSON.parse(key),
              count: distinct ? new Set(people).size : people.length,
              cases: [...new Set(cases)],
            }))
            .filter(({ count }) => count >= atLeast);
          expect(sorted(found)).toEqual(sorted(expected));
        }),
        { numRuns: 25 },
      );
    }, 60_000);
  });
});

const sorted = (all: readonly Repeated[]) =>
  all
    .map((one) => ({ ...one, cases: [...one.cases].sort() }))
    .sort((a, b) => (JSON.stringify(a.group) < JSON.stringify(b.group) ? -1 : 1));
