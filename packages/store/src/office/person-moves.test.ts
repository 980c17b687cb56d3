import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, aPast, edition, type World, worlds, write } from '../testing/world.ts';
import type { Office } from '../types.ts';

const people = ['p0', 'p1', 'p2'] as const;
const cases = ['c0', 'c1', 'c2', 'c3'] as const;
const at = '2026-03-02T08:00:00Z';

/** Three people of one name, four cases among the first two, an entry for each and one for no case. */
async function namesakes(office: Office): Promise<void> {
  await write(office, async (tx) => {
    for (const id of people) await tx.people.insert({ id, name: '王伟', data: { id } });
    for (const [i, id] of cases.entries()) {
      const personId = people[i % 2] as string;
      await tx.cases.insert(aCase({ id, number: id, personId }));
      await tx.actions.append(anAction(id));
      await tx.decisions.append(
        { ...{ caseId: id, seq: 1, decision: 'd', edition }, ...none },
        { ...aPast, personId },
      );
      await tx.records.append({ register: 'r', personId, caseId: id, at, data: { of: id } });
    }
    await tx.records.append({ register: 'r', personId: 'p1', at, data: { of: 'nobody' } });
    const document = { document: 'd', edition, template: 't', file: 'f', size: 1 };
    await tx.documents.append({ ...document, personId: 'p1' });
  });
}
const none = { proposed: [], chosen: [], deviates: false, decided: {} };

/** Whose everything is. */
async function owners(office: Office) {
  const [listed, past, entries] = await Promise.all([
    office.cases.list(),
    office.decisions.past({}),
    Promise.all(people.map((person) => office.records.list({ person }))),
  ]);
  const documents = await Promise.all(people.map((person) => office.documents.list({ person })));
  return {
    cases: Object.fromEntries(listed.items.map(({ id, personId }) => [id, personId])),
    past: Object.fromEntries(past.map(({ caseId, personId }) => [caseId, personId])),
    entries: entries.map((some) => some.map(({ data }) => data.of).sort()),
    documents: documents.map((some) => some.length),
    found: (await office.people.search('王伟')).map(({ id }) => id).sort(),
    named: (await office.people.named(['王伟'])).map(({ id }) => id).sort(),
  };
}

type Move =
  | { readonly kind: 'join'; readonly from: number; readonly to: number }
  | { readonly kind: 'part'; readonly from: number; readonly to: number; readonly cases: string[] };
const pair = fc
  .tuple(fc.nat(2), fc.integer({ min: 1, max: 2 }))
  .map(([from, by]) => ({ from, to: (from + by) % 3 }));
const moves = fc.array(
  fc.oneof(
    pair.map((one): Move => ({ kind: 'join', ...one })),
    fc
      .tuple(pair, fc.subarray([...cases]))
      .map(([one, some]): Move => ({ kind: 'part', ...one, cases: some })),
  ),
  { maxLength: 5 },
);

onBothDatabases((databases) => {
  const world = worlds(databases);
  const prepared = async (): Promise<World> => {
    const one = await world();
    await namesakes(one.office());
    return one;
  };
  const make = (office: Office, one: Move) =>
    write(office, async (tx) => {
      const [fromId = '', toId = ''] = [people[one.from], people[one.to]];
      for (const id of [fromId, toId]) if ((await tx.personMoves.standing(id)) !== id) return;
      const move = { fromId, toId, reason: 'why' };
      return one.kind === 'join'
        ? tx.personMoves.join(move)
        : tx.personMoves.part(move, { cases: one.cases, records: [] });
    });

  describe('what moves between records of people', () => {
    it('is lost by no joining and parting, and is back when they are undone', async () => {
      const { office } = await prepared();
      const before = await owners(office());
      await fc.assert(
        fc.asyncProperty(moves, async (some) => {
          const made = [];
          for (const one of some) {
            const move = await make(office(), one);
            if (move) made.push(move);
            const now = await owners(office());
            expect(Object.keys(now.cases)).toHaveLength(cases.length);
            expect(now.past).toEqual(now.cases);
            expect(now.entries.flat().sort()).toEqual(before.entries.flat().sort());
            expect(now.found).toEqual(now.named);
            for (const owner of Object.values(now.cases)) {
              expect(await office().personMoves.standing(owner as string)).toBe(owner);
            }
          }
          for (const { id } of made.reverse()) {
            await write(office(), (tx) => tx.personMoves.undo(id, 'not so'));
          }
          expect(await owners(office())).toEqual(before);
        }),
        { numRuns: 10 },
      );
    }, 60_000);

    it('includes cases from which the actor is recused, of which nothing is shown', async () => {
      const { office } = await prepared();
      await write(office(), async (tx) => {
        await tx.cases.save({ ...(await tx.cases.get('c1')), recused: ['bob'] }, 1);
      });
      await write(office('bob'), (tx) =>
        tx.personMoves.join({ fromId: 'p1', toId: 'p0', reason: 'one' }),
      );
      expect((await office().cases.get('c1')).personId).toBe('p0');
      await expect(office('bob').cases.get('c1')).rejects.toMatchObject({ code: 'not-found' });
    });

    it('is found by the name of the record that is left', async () => {
      const { office } = await prepared();
      await write(office(), async (tx) => {
        await tx.people.save({ id: 'p1', name: '王玮', data: {} }, 1);
        await tx.personMoves.join({ fromId: 'p1', toId: 'p0', reason: 'one' });
      });
      const found = await office().people.search('王玮');
      expect(found.map(({ id }) => id)).toEqual(['p0']);
    });
  });
});
