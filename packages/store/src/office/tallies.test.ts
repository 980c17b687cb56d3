import type { Counting, FactValue } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseTally, Tallied, ToCount } from '../tallies.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, aPast, edition, worlds, write } from '../testing/world.ts';
import type { Office } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

const year = { since: '2025-12-31T16:00:00.000Z', until: '2026-12-31T16:00:00.000Z' };
const now = '2026-06-01T00:00:00.000Z';
const toCount = (counting: Counting, period = year): ToCount => ({
  ...{ counting, workflows: ['matter'], period, now },
});

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('what an overview counts', () => {
    it('is by the month in China, in the period and in no other', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        for (const startedAt of [
          '2025-12-31T15:59:59.000Z',
          '2025-12-31T16:00:00.000Z',
          '2026-01-31T16:00:00.000Z',
          '2026-12-31T16:00:00.000Z',
        ])
          await tx.cases.insert(aCase({ startedAt }));
        await tx.cases.insert(aCase({ startedAt: '2026-01-02T00:00:00.000Z', workflow: 'other' }));
      });
      const counts = async (counting: Counting) =>
        Object.fromEntries(
          (await tallied(office(), toCount(counting))).map(({ key, cases }) => [key, cases]),
        );
      expect(await counts({ of: 'cases', by: 'month' })).toEqual({ '2026-01': 1, '2026-02': 1 });
      const [noMs, never] = [
        { since: '2026-01-31T16:00:00Z', until: '2026-12-31T16:00:00Z' },
        { since: year.until, until: year.since },
      ];
      const inMonths = { of: 'cases', by: 'month' } as const;
      expect(await tallied(office(), toCount(inMonths, noMs))).toEqual([
        { key: '2026-02', cases: 1 },
      ]);
      expect(await tallied(office(), toCount(inMonths, never))).toEqual([]);
      const types = { ...toCount({ of: 'types' }), workflows: ['matter', 'other', 'none'] };
      expect(await tallied(office(), types)).toEqual([
        { key: 'matter', cases: 2 },
        { key: 'other', cases: 1 },
      ]);
    });

    it('is entries by what they say, each value of a list by itself, and cases once', async () => {
      const { office } = await world();
      await write(office(), async (tx) => {
        const [a, b] = [await tx.cases.insert(aCase()), await tx.cases.insert(aCase())];
        const at = '2026-03-02T08:00:00.000Z';
        const add = (caseId: string, data: Record<string, FactValue>) =>
          tx.records.append({ register: 'r', caseId, at, data });
        await add(a.id, { kind: 'talk', ways: ['x', 'y'], done: true, n: 3 });
        await add(a.id, { kind: 'talk', ways: ['x'], done: false, n: 3 });
        await add(b.id, { kind: 'letter', ways: [] });
      });
      const counts = async (by: string, where?: { field: string; in: (string | boolean)[] }) =>
        Object.fromEntries(
          (
            await tallied(
              office(),
              toCount({ of: 'entries', register: 'r', by, ...(where && { where: [where] }) }),
            )
          ).map(({ key, cases }) => [key, cases]),
        );
      expect(await counts('kind')).toEqual({ talk: 1, letter: 1 });
      expect(await counts('ways')).toEqual({ x: 1, y: 1, '': 1 });
      expect(await counts('done')).toEqual({ true: 1, false: 1, '': 1 });
      expect(await counts('n')).toEqual({ 3: 1, '': 1 });
      expect(await counts('kind', { field: 'done', in: [true] })).toEqual({ talk: 1 });
      expect(await counts('n', { field: 'kind', in: ['letter', 'x'] })).toEqual({ '': 1 });
    });

    it('is decisions by outcome, deadlines by how they ended, open cases by their worst alarm', async () => {
      const { office } = await world();
      const at = '2026-03-02T08:00:00.000Z';
      await write(office(), async (tx) => {
        const one = await tx.cases.insert(aCase({ handler: 'ann' }));
        const done = await tx.cases.insert(aCase({ closedAt: at }));
        const chosen = [{ type: 'talk' }, { type: 'more', params: { n: 1 } }];
        const action = { action: 'a', kind: 'do', at, stage: 's', answers: {}, edition } as const;
        await tx.actions.append({ ...action, caseId: one.id, calendar: 'c'.repeat(64) });
        await tx.decisions.append(
          {
            ...{ caseId: one.id, seq: 1, decision: 'd', edition, proposed: [], chosen },
            ...{ deviates: false, decided: {} },
          },
          aPast,
        );
        const task = { kind: 'do', roles: [], excluded: [], startedAt: at } as const;
        await tx.tasks.replace(one.id, [
          { ...task, action: 'a', dueAt: '2026-05-01T00:00:00.000Z', grade: 'overdue' },
          { ...task, action: 'b', dueAt: '2026-07-01T00:00:00.000Z', grade: 'half' },
        ]);
        await tx.tasks.replace(done.id, [{ ...task, action: 'a', dueAt: at, grade: 'severe' }]);
        await tx.tasks.replace(done.id, []);
      });
      const keys = async (counting: Counting) =>
        (await tallied(office(), toCount(counting)))
          .map(({ key, part, cases }) => [key, part, cases])
          .sort();
      expect(await keys({ of: 'decisions', decision: 'd', by: 'outcome' })).toEqual([
        ['{"type":"more","params":{"n":1}}', undefined, 1],
        ['{"type":"talk"}', undefined, 1],
      ]);
      expect(await keys({ of: 'open', by: 'stage', split: 'alarm' })).toEqual([
        ['begun', 'overdue', 1],
      ]);
      expect(await keys({ of: 'open', by: 'alarm' })).toEqual([['overdue', undefined, 1]]);
      expect(await keys({ of: 'open', by: 'handler' })).toEqual([['ann', undefined, 1]]);
      const deadlines = await keys({ of: 'deadlines', by: 'kept' });
      expect(deadlines).toContainEqual(['overdue', undefined, 1]);
      expect(deadlines).toContainEqual(['running', undefined, 1]);
    });

    it('has as many cases behind each number as it says, with those one is recused from', async () => {
      const { office } = await world();
      const entry = fc.record({
        of: fc.nat(7),
        kind: fc.option(fc.constantFrom('talk', 'letter'), { nil: undefined }),
        ways: fc.subarray(['x', 'y', 'z']),
      });
      const caseOf = fc.record({
        recused: fc.boolean(),
        handler: fc.constantFrom('ann', 'bob', undefined),
        day: fc.integer({ min: 1, max: 28 }),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(caseOf, { minLength: 1, maxLength: 8 }),
          fc.array(entry, { maxLength: 20 }),
          async (cases, entries) => {
            const register = uuidv7();
            await write(office(), async (tx) => {
              const ids: string[] = [];
              for (const { recused, handler, day } of cases) {
                const startedAt = `2026-03-${String(day).padStart(2, '0')}T08:00:00.000Z`;
                const about = { workflow: register, startedAt, ...(handler && { handler }) };
                const one = aCase({ ...about, recused: recused ? ['bob'] : [] });
                ids.push((await tx.cases.insert(one)).id);
              }
              for (const { of, kind, ways } of entries) {
                const caseId = ids[of % ids.length] as string;
                const data = { ...(kind && { kind }), ways };
                await tx.records.append({ register, caseId, at: aPast.at, data });
              }
            });
            const countings: Counting[] = [
              { of: 'cases', by: 'month' },
              { of: 'cases', by: 'handler' },
              { of: 'open', by: 'stage', split: 'alarm' },
              { of: 'open', by: 'alarm' },
              { of: 'entries', register, by: 'kind' },
              { of: 'entries', register, by: 'ways' },
              { of: 'entries', register, by: 'month' },
            ];
            const whats = countings.map((one) => ({ ...toCount(one), workflows: [register] }));
            const together = await office('bob').tallies.of(whats);
            for (const [i, what] of whats.entries()) {
              const alone = await tallied(office('bob'), what);
              expect(new Set(together[i]?.lines), 'read with others').toEqual(new Set(alone));
              await agrees(office('bob'), what);
            }
          },
        ),
        { numRuns: 15 },
      );
    }, 60_000);
  });
});

const tallied = async (office: Office, what: ToCount): Promise<readonly Tallied[]> =>
  (await office.tallies.of([what]))[0]?.lines ?? [];

/** Page by page, each line has the cases that it says, and all lines together those of all. */
async function agrees(office: Office, what: ToCount): Promise<void> {
  const found = new Set<string>();
  const [tally] = (await office.tallies.of([what])) as [CaseTally];
  for (const { key, part, cases } of tally.lines) {
    const meant = { keys: [key], part };
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await office.tallies.behind(what, { ...meant, limit: 3, after });
      expect(page.cases).toBe(cases);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
      if (after === undefined) {
        expect(new Set(seen).size + page.hidden).toBe(cases);
        break;
      }
    }
    for (const id of seen) found.add(id);
  }
  for (const keys of pairsOf(tally.lines.map(({ key }) => key)))
    expect((await office.tallies.behind(what, { keys })).cases).toBe(tally.cases(keys));
  const all = await office.tallies.behind(what, { limit: 100 });
  expect(all.cases).toBe(tally.cases());
  expect(new Set(all.items.map(({ id }) => id))).toEqual(found);
}

const pairsOf = (keys: readonly string[]) => keys.slice(1).map((key, i) => [keys[i] ?? '', key]);
