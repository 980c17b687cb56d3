import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conflict, NeedsTransaction } from '../errors.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, aPast, edition, type World, worlds, write } from '../testing/world.ts';
import type { Gathering, Office, Transaction } from '../types.ts';

const at = '2026-03-02T08:00:00.000Z';

/** What a case is begun with, and whether it fails in the end. */
interface Given {
  readonly person: number | 'new' | undefined;
  readonly texts: readonly string[];
  readonly marks: readonly string[];
  readonly tasks: number;
  readonly seals: boolean;
  readonly asks: 'nothing' | 'what is gathered' | 'something else';
  readonly recused: boolean;
  readonly fails: boolean;
}
const words = fc.array(fc.constantFrom('宴请', '收受礼金', 'Abc 12号'), { maxLength: 3 });
const givens: fc.Arbitrary<Given[]> = fc.array(
  fc.record({
    person: fc.constantFrom(0, 1, 'new' as const, undefined),
    texts: words,
    marks: fc.subarray(['answer.channel=letter', 'outcome.x=talk']),
    tasks: fc.nat(2),
    seals: fc.boolean(),
    asks: fc.constantFrom('nothing', 'what is gathered', 'something else'),
    recused: fc.boolean(),
    fails: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Begins a case as a step of the server does, and says what it was answered meanwhile. */
async function begin(tx: Transaction, given: Given, ids: readonly string[]): Promise<unknown[]> {
  const said: unknown[] = [];
  const made =
    given.person === 'new'
      ? await tx.people.insert({ name: '赵新', data: { unit: 'u' } })
      : undefined;
  const personId = made?.id ?? (typeof given.person === 'number' ? ids[given.person] : undefined);
  const n = await tx.counters.next('matter', 2026);
  const about = personId ? { personId } : {};
  const one = await tx.cases.insert(aCase({ number: `〔2026〕${n}号`, ...about }));
  const entry = anAction(one.id);
  const { seq } = await tx.actions.append(entry, { texts: given.texts, marks: given.marks });
  const decision = { caseId: one.id, seq, decision: 'd', edition, proposed: [], chosen: [] };
  await tx.decisions.append({ ...decision, deviates: false, decided: {} }, { ...aPast, ...about });
  const saved = await tx.cases.save(
    { ...one, stage: 'checked', summary: { title: '摘要' }, recused: given.recused ? ['bob'] : [] },
    one.revision,
  );
  said.push(saved.stage, saved.revision);
  await tx.records.append({ register: 'r', caseId: one.id, at, data: { n }, ...about });
  if (given.seals) await tx.vault.seal(one.id, 'source', { name: '张三' });
  const task = { kind: 'do', roles: ['x'], excluded: [], startedAt: at } as const;
  await tx.tasks.replace(
    one.id,
    Array.from({ length: given.tasks }, (_, i) => ({
      ...{ ...task, action: `a${i}`, dueAt: `2026-04-0${i + 1}T00:00:00.000Z` },
    })),
  );
  await tx.exceptions.add({ kind: 'watch.w', caseId: one.id, at });
  await tx.notices.add({ user: 'ann', kind: 'flow', text: { 'zh-CN': '告', en: 'told' } });
  await tx.outbox.add({ kind: 'mail', to: 'ann', payload: { n } });
  if (given.asks === 'what is gathered') {
    said.push((await tx.cases.get(one.id)).stage, (await tx.actions.list(one.id)).length);
    said.push((await tx.tasks.list(one.id)).map(({ action }) => action));
    said.push(
      (
        await tx.records.forFacts(
          personId ? { whose: 'person', id: personId } : { whose: 'case', id: one.id },
        )
      ).length,
    );
    said.push((await tx.cases.forFacts({ whose: 'person', id: personId ?? 'nobody' })).length);
    said.push((await tx.exceptions.lasting(one.id)).length);
    const like = { person: personId ?? 'nobody', since: at };
    const similar = (await tx.cases.similar(like)).map(({ id }) => id);
    said.push(
      similar.length,
      (await tx.actions.firstOf(similar)).map(({ answers }) => answers),
    );
  }
  if (given.asks === 'something else') {
    said.push((await tx.cases.list()).items.length, await tx.search.count('宴请', 'case'));
    said.push((await tx.decisions.list(one.id)).length, await tx.vault.list(one.id));
  }
  tx.audit.add({ event: 'case.do', subject: `〔2026〕${n}号` });
  if (given.fails) throw new Error('fails');
  return said;
}

/** One after the other: what fails is left out, as if it had not been tried. */
const plainly = async (tx: Transaction, all: readonly Given[], ids: readonly string[]) => {
  const said: unknown[] = [];
  for (const one of all) if (!one.fails) said.push(await begin(tx, one, ids));
  return said;
};
const together = async (tx: Gathering, all: readonly Given[], ids: readonly string[]) => {
  const said: unknown[] = [];
  for (const one of all) {
    const attempt = tx.attempt(() => begin(tx, one, ids));
    if (one.fails) await attempt.catch(unlessItFails);
    else said.push(await attempt);
  }
  return said;
};
const unlessItFails = (error: Error) => {
  if (error.message !== 'fails') throw error;
};

/** Each prepared while two before it may not be kept yet; in a transaction what cannot be prepared. */
async function ahead(office: Office, all: readonly Given[], ids: readonly string[]) {
  const said: unknown[] = [];
  const work = (one: Given) => async (tx: Gathering) => {
    const answers = await together(tx, [one], ids);
    tx.audit.add({ event: 'test.write' });
    return answers;
  };
  let going = office.ahead();
  let last = Promise.resolve();
  const waiting: Promise<void>[] = [];
  for (const one of all) {
    const next = await going.prepare(work(one)).catch((error) => {
      expect(error).toBeInstanceOf(NeedsTransaction);
    });
    if (next) {
      const kept = office.keep(next.prepared);
      last = last.then(() => kept);
      if (waiting.push(last) > 2) await waiting.shift();
    } else {
      await last;
      going = office.ahead();
    }
    said.push(...(next?.result ?? (await office.transaction((tx) => tx.gather(work(one))))));
  }
  await last;
  return said;
}

/** All rows of an organisation, with ids as they come first and without what is random. */
async function everything({ behind }: World, org: string) {
  const tables = ['people', 'cases', 'case_recusals', 'actions', 'decisions', 'past_decisions'];
  tables.push('tasks', 'records', 'exceptions', 'notices', 'outbox', 'counters', 'audit');
  return behind(async (db) => {
    const all: Record<string, unknown> = {};
    for (const table of [...tables, 'search_docs', 'vault']) {
      const rows: Record<string, unknown>[] = await db(table).where({ org });
      all[table] = rows
        .filter(({ event }) => event !== 'test.write')
        .map(({ mac, sealed, key_id, seq, ...row }) =>
          JSON.stringify({ ...row, ...(table === 'actions' && { seq }) }).replaceAll(uuid, '#'),
        )
        .sort();
    }
    return all;
  });
}
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const people = ({ office }: World): Promise<string[]> =>
  write(office(), async (tx) => {
    const ids = [];
    for (const name of ['王伟', '李娜']) ids.push((await tx.people.insert({ name, data: {} })).id);
    return ids;
  });

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('what is gathered', () => {
    it('comes to what a plain transaction comes to, whatever is asked or fails meanwhile', async () => {
      await fc.assert(
        fc.asyncProperty(givens, async (all) => {
          const [one, other] = [await world(), await world()];
          const [idsOfOne, idsOfOther] = [await people(one), await people(other)];
          const plain = await write(one.office(), (tx) => plainly(tx, all, idsOfOne));
          const gathered = await write(other.office(), (tx) =>
            tx.gather((gathering) => together(gathering, all, idsOfOther)),
          );
          expect(gathered).toEqual(plain);
          expect(await everything(other, 'A')).toEqual(await everything(one, 'A'));
          for (const { office } of [one, other]) {
            expect(await office().audit.verify()).toMatchObject({ ok: true });
            const found = await office().search.find('收受礼金', { kind: 'case', limit: 50 });
            expect(found).toHaveLength(
              all.filter(({ fails, texts }) => !fails && texts.includes('收受礼金')).length,
            );
          }
          const sealed = await other.office().cases.list();
          for (const { id } of sealed.items) {
            for (const seal of await other.office().vault.list(id)) {
              const opened = write(other.office(), (tx) => tx.vault.open(id, seal, 'why'));
              expect(await opened).toEqual({ name: '张三' });
            }
          }
        }),
        { numRuns: databases.client === 'pg' ? 10 : 40 },
      );
    }, 120_000);

    it('comes to the same when each is prepared before the two before are kept', async () => {
      await fc.assert(
        fc.asyncProperty(givens, async (all) => {
          const [one, other] = [await world(), await world()];
          const [idsOfOne, idsOfOther] = [await people(one), await people(other)];
          const plain = await write(one.office(), (tx) => plainly(tx, all, idsOfOne));
          expect(await ahead(other.office(), all, idsOfOther)).toEqual(plain);
          expect(await everything(other, 'A')).toEqual(await everything(one, 'A'));
          expect(await other.office().audit.verify()).toMatchObject({ ok: true });
        }),
        { numRuns: databases.client === 'pg' ? 10 : 40 },
      );
    }, 120_000);

    it('is not kept when somebody wrote since it was prepared', async () => {
      const { office } = await world();
      const work = async (tx: Gathering) => {
        await tx.cases.insert(aCase());
        tx.audit.add({ event: 'case.do' });
      };
      const { prepared } = await office().ahead().prepare(work);
      expect(await office().cases.count()).toMatchObject({ count: 0 });
      await write(office(), (tx) => tx.people.insert({ name: '王伟', data: {} }));
      await expect(office().keep(prepared)).rejects.toMatchObject({ code: 'overtaken' });
      expect(await office().cases.count()).toMatchObject({ count: 0 });
    });

    it('is written at the end, and undone with the rest', async () => {
      const { office } = await world();
      const failing = write(office(), async (tx) => {
        await tx.gather((gathering) => gathering.cases.insert(aCase()));
        throw new Error('too late');
      });
      await expect(failing).rejects.toThrow('too late');
      expect(await office().cases.count()).toMatchObject({ count: 0 });
    });

    it('stays in memory while it is asked who a person is who was just made', async () => {
      const { office } = await world();
      const made = await write(office(), (tx) =>
        tx.gather(async (gathering) => {
          const { id } = await gathering.people.insert({ name: '赵新', data: {} });
          expect(await gathering.personMoves.standing(id)).toBe(id);
          await expect(tx.people.get(id)).rejects.toMatchObject({ code: 'not-found' });
          return id;
        }),
      );
      expect(await office().people.get(made)).toMatchObject({ name: '赵新' });
    });

    it('is refused as a whole by a constraint', async () => {
      const { office } = await world();
      const twice = write(office(), (tx) =>
        tx.gather(async (gathering) => {
          await gathering.cases.insert(aCase({ number: 'same' }));
          await gathering.cases.insert(aCase({ number: 'same' }));
        }),
      );
      await expect(twice).rejects.toThrow(Conflict);
      expect(await office().cases.count()).toMatchObject({ count: 0 });
    });
  });
});
