import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, aPast, edition, worlds, write } from '../testing/world.ts';
import type { Office, Transaction } from '../types.ts';

const year = { since: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' };
const now = '2026-07-01T00:00:00.000Z';

/** What happened in a case, of which reports count each thing. */
const happened = fc.record({
  at: fc.integer({ min: 0, max: 400 * 24 }).map((hours) => hoursAfter('2025-12-15', hours)),
  stage: fc.constantFrom('begun', 'ended'),
  handler: fc.constantFrom('ann', 'bob', undefined),
  kinds: fc.option(fc.subarray(['one', 'two words']), { nil: undefined }),
  isKnown: fc.boolean(),
  chosen: fc.constantFrom([{ type: 'a' }], [{ type: 'a', params: { n: 1 } }, { type: 'b' }]),
  dueIn: fc.constantFrom(-24, 1, 24),
  doneIn: fc.constantFrom(undefined, 12),
});
type Happened = typeof happened extends fc.Arbitrary<infer T> ? T : never;

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('what reports count', () => {
    it('is what there is in the period, told apart by what was asked for and by nothing else', async () => {
      const some = fc.array(happened, { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(some, async (all) => {
          const { office, at } = await world();
          for (const one of all) {
            await write(office(), (tx) => begin(tx, one));
            if (one.doneIn === undefined) continue;
            at(hoursAfter(one.at, one.doneIn));
            const [id = ''] = [...(await idsOf(office()))].slice(-1);
            await write(office(), (tx) => tx.tasks.replace(id, []));
          }
          const { reports } = office();
          const within = all.filter((one) => one.at >= '2026' && one.at < '2027');

          expect(tally(await reports.cases('matter', year, ['stage', 'handler']))).toEqual(
            tallied(within, ({ stage, handler }) => ({ stage, handler })),
          );
          expect(tally(await reports.entries('r', year, ['at'], ['kinds', 'is-known']))).toEqual(
            tallied(within, ({ at: then, kinds, isKnown }) => ({
              at: `${then.slice(0, 13)}:00:00.000Z`,
              data: { ...(kinds && { kinds }), 'is-known': isKnown },
            })),
          );
          expect(tally(await reports.decisions('d', year, ['chosen']))).toEqual(
            tallied(within, ({ chosen }) => ({ chosen })),
          );
          const ending = all.filter(({ at: then, dueIn }) =>
            hoursAfter(then, dueIn).startsWith('2026'),
          );
          expect(tally(await reports.deadlines('matter', year, ['state'], now))).toEqual(
            tallied(ending, ({ at: then, dueIn, doneIn }) => ({
              state:
                doneIn === undefined
                  ? hoursAfter(then, dueIn) < now
                    ? 'overdue'
                    : 'running'
                  : doneIn <= dueIn
                    ? 'kept'
                    : 'late',
            })),
          );
          const each = await reports.cases('matter', year, ['at', 'caseId']);
          expect(each.map(({ count }) => count)).toEqual(within.map(() => 1));
          expect(each.map(({ at: then = '' }) => then)).toEqual(
            each.map(({ at: then = '' }) => then).toSorted(),
          );
        }),
        { numRuns: 6 },
      );
    });
  });
});

async function begin(tx: Transaction, one: Happened): Promise<void> {
  const { at, stage, handler, chosen, dueIn } = one;
  const { id } = await tx.cases.insert(
    aCase({ startedAt: at, stage, ...(handler && { handler }) }),
  );
  await tx.actions.append(anAction(id, { at }));
  await tx.records.append({
    ...{ register: 'r', caseId: id, at },
    data: { ...(one.kinds && { kinds: one.kinds }), 'is-known': one.isKnown, other: at },
  });
  await tx.decisions.append(
    {
      ...{ caseId: id, seq: 1, decision: 'd', edition, proposed: [], chosen },
      ...{ deviates: false, decided: {} },
    },
    { ...aPast, at },
  );
  await tx.tasks.replace(id, [
    {
      ...{ action: 'check', kind: 'do', roles: ['officer'], excluded: [], startedAt: at },
      dueAt: hoursAfter(at, dueIn),
    },
  ]);
}

const idsOf = async ({ cases }: Office) =>
  (await cases.list({ limit: 100 })).items.map(({ id }) => id).toSorted();

const hoursAfter = (at: string, hours: number) =>
  new Date(Date.parse(at) + hours * 3_600_000).toISOString();

/** Counts by what they are of, in an order of its own. */
const tally = (all: readonly { readonly count: number }[]) =>
  all.map((one) => JSON.stringify(sorted(one))).toSorted();

function tallied<T>(all: readonly T[], of: (one: T) => object): string[] {
  const counts = new Map<string, { count: number }>();
  for (const one of all) {
    const what = of(one);
    const key = JSON.stringify(sorted(what));
    counts.set(key, { ...what, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return tally([...counts.values()]);
}

const sorted = (of: object) =>
  Object.fromEntries(
    Object.entries(of)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
