import type { Counting } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToCount } from '../tallies.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, anAction, aPast, edition, type World, worlds, write } from '../testing/world.ts';
import type { Office, Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

const ever = { since: '2000-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };

/** Everything that can be counted. */
const countings: readonly Counting[] = [
  { of: 'cases', by: 'unit' },
  { of: 'entries', register: 'r', by: 'f' },
  { of: 'decisions', decision: 'd', by: 'outcome' },
  { of: 'deadlines', by: 'kept' },
  { of: 'types' },
  { of: 'open', by: 'stage', split: 'alarm' },
];
const toCount = (counting: Counting): ToCount => ({
  ...{ counting, workflows: ['matter'], period: ever, now: ever.until },
});

/** Every reading function, called so that it gives all it can. */
const readings: Record<string, (office: Office, ids: readonly string[]) => unknown> = {
  'cases.get': (o, ids) => each(ids, (id) => o.cases.get(id)),
  'cases.numbers': async (o, ids) => [...(await o.cases.numbers(ids))],
  'cases.list': (o) => o.cases.list({ search: '王' }),
  'cases.count': (o) => o.cases.count(),
  'cases.similar': (o) => o.cases.similar({ person: 'p', since: '2000-01-01T00:00:00Z' }),
  'answerDrafts.get': (o, ids) => each(ids, (id) => o.answerDrafts.get(id)),
  'answerDrafts.at': (o, ids) => each(ids, (id) => o.answerDrafts.at(id, 'check')),
  'answerDrafts.list': (o) => o.answerDrafts.list(),
  'answerDrafts.untouchedSince': (o) => o.answerDrafts.untouchedSince('2100-01-01T00:00:00Z'),
  'cases.forFacts': (o) => o.cases.forFacts({ whose: 'person', id: 'p' }),
  'actions.list': (o, ids) => each(ids, (id) => o.actions.list(id)),
  'actions.withForm': (o) => o.actions.withForm('f', 10),
  'actions.firstOf': (o, ids) => o.actions.firstOf(ids),
  'actions.underOther': (o) => o.actions.underOther('c'.repeat(64)),
  'decisions.list': (o, ids) => each(ids, (id) => o.decisions.list(id)),
  'decisions.past': (o) => o.decisions.past({}),
  'decisions.pastBounds': (o) => o.decisions.pastBounds({}, 1),
  'decisions.madeUnder': (o) => o.decisions.madeUnder(),
  'tasks.past': (o) => o.tasks.past({ actions: ['check'] }),
  'tasks.list': (o, ids) => each(ids, (id) => o.tasks.list(id)),
  'tasks.openOf': (o, ids) => o.tasks.openOf(ids),
  'tasks.inbox': (o) => o.tasks.inbox({ user: 'ann', roles: ['officer'] }),
  'tasks.countGrades': (o) =>
    o.tasks.countGrades(
      { user: 'ann', roles: ['officer'] },
      { now: '2100-01-01T00:00:00Z', gradeOf: (t) => t.action },
    ),
  'tasks.open': (o) => o.tasks.open(),
  'records.list': (o) => o.records.list({ register: 'r' }),
  'records.forFacts': (o) => o.records.forFacts({ whose: 'person', id: 'p' }),
  'people.get': (o) => o.people.get('p'),
  'people.some': (o) => o.people.some(['p']),
  'people.search': (o) => o.people.search('王'),
  'units.get': (o) => o.units.get('u'),
  'units.some': (o) => o.units.some(['u']),
  'units.search': (o) => o.units.search('局'),
  'search.find': (o) => o.search.find('王', { kind: 'case' }),
  'search.count': (o) => o.search.count('王', 'case'),
  'lists.list': (o) => o.lists.list(),
  'vault.list': (o, ids) => each(ids, (id) => o.vault.list(id)),
  'editions.list': (o) => o.editions.list(),
  'editions.current': (o) => o.editions.current('2030-01-01T00:00:00Z'),
  'editions.get': (o) => o.editions.get(edition),
  'editions.content': (o) => o.editions.content(edition),
  'drafts.get': (o, ids) => each(ids, (id) => o.drafts.get(id)),
  'drafts.list': (o) => o.drafts.list(),
  'drafts.steps': (o, ids) => each(ids, (id) => o.drafts.steps(id)),
  'drafts.comments': (o, ids) => each(ids, (id) => o.drafts.comments(id)),
  'users.get': (o) => o.users.get('ann'),
  'users.list': (o) => o.users.list(),
  'audit.list': (o) => o.audit.list({ limit: 200 }),
  'audit.verify': (o) => o.audit.verify(),
  'audit.head': (o) => o.audit.head(),
  'outbox.get': (o, ids) => each(ids, (id) => o.outbox.get(id)),
  'outbox.list': (o) => o.outbox.list(),
  'outbox.page': (o) => o.outbox.page({ kind: 'handover' }),
  'deliveries.get': (o, ids) => each(ids, (id) => o.deliveries.get(id)),
  'deliveries.page': (o) => o.deliveries.page({ kind: 'handover' }),
  'deliveries.countWaiting': (o) => o.deliveries.countWaiting('handover'),
  'idempotency.find': (o) => o.idempotency.find('k'),
  'bases.find': (o) => o.bases.find('b'),
  'documents.get': (o, ids) => each(ids, (id) => o.documents.get(id)),
  'documents.list': (o, ids) => each(ids, (id) => o.documents.list({ case: id })),
  'counters.last': (o) => o.counters.last('matter', 2026),
  'movings.get': (o, ids) => each(ids, (id) => o.movings.get(id)),
  'movings.list': (o) => o.movings.list(),
  'movings.openUnder': (o) => o.movings.openUnder(),
  'movings.cases': (o) => o.movings.cases(edition, { limit: 10 }),
  'movings.subjects': (o) => o.movings.subjects('person', { limit: 10 }),
  'movings.left': (o, ids) => each(ids, (id) => o.movings.left(id)),
  'movings.of': (o, ids) => each(ids, (id) => o.movings.of('case', id)),
  'movings.entries': (o, ids) => each(ids, (id) => o.movings.entries(id)),
  'tasks.ringing': (o) => o.tasks.ringing('2100-01-01T00:00:00Z', 100),
  'tasks.graded': (o) => o.tasks.graded('calm', 100),
  'tasks.dueBetween': (o) => o.tasks.dueBetween('2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'),
  'tasks.counts': (o) => o.tasks.counts(),
  'outbox.troubled': (o) => o.outbox.troubled(),
  'notices.list': (o) => o.notices.list(),
  'notices.unread': (o) => o.notices.unread(),
  'notices.settings': (o) => o.notices.settings('ann'),
  'deputies.from': (o) => o.deputies.from('2000-01-01'),
  'deputies.actsFor': (o) => o.deputies.actsFor('ann', '2026-03-02'),
  'exceptions.list': (o) => o.exceptions.list({ kind: 'return' }),
  'exceptions.decided': (o, ids) => each(ids, (id) => o.exceptions.decided(id, 'deviation')),
  'exceptions.lasting': (o, ids) => each(ids, (id) => o.exceptions.lasting(id)),
  'exceptions.countLasting': (o) => o.exceptions.countLasting(),
  'webhooks.list': (o) => o.webhooks.list(),
  'marks.get': (o) => o.marks.get('m'),
  'appointments.between': (o) => o.appointments.between('2000-01-01', '2100-01-01'),
  'feeds.madeAt': (o) => o.feeds.madeAt(),
  'feeds.userOf': (o) => o.feeds.userOf('alpha'),
  'draws.list': (o) => o.draws.list(),
  'draws.items': async (o) =>
    Promise.all((await o.draws.list()).map(({ id }) => o.draws.items(id))),
  'suggestions.list': (o) => o.suggestions.list(),
  'suggestions.get': (o, ids) => each(ids, (id) => o.suggestions.get(id)),
  'suggestions.begunFrom': (o, ids) => each(ids, (id) => o.suggestions.begunFrom(id)),
  'suggestions.casesOf': async (o) => [...(await o.suggestions.casesOf('p'))],
  'suggestions.of': (o, ids) => each(ids, (id) => o.suggestions.of(id)),
  'entries.latest': (o) => o.entries.latest(),
  'entries.repeating': (o) =>
    o.entries.repeating({
      ...{ register: 'r', ...ever, without: new Set<string>(), by: ['unit'], atLeast: 1 },
    }),
  'entries.within': (o) =>
    o.entries.within({
      register: 'r',
      since: '2000-01-01T00:00:00Z',
      until: '2100-01-01T00:00:00Z',
    }),
  'attachments.get': (o, ids) => each(ids, (id) => o.attachments.get(id)),
  'attachments.some': (o, ids) => o.attachments.some(ids),
  'attachments.delivered': (o, ids) => each(ids, (id) => o.attachments.delivered(id)),
  'attachments.waiting': (o) => o.attachments.waiting(),
  'attachments.uses': (o) => o.attachments.uses('x'),
  'receipts.of': (o, ids) => each(ids, (id) => o.receipts.of(id)),
  'merges.of': (o, ids) => each(ids, (id) => o.merges.of(id)),
  'merges.into': (o, ids) => each(ids, (id) => o.merges.into(id)),
  'agendas.list': (o, ids) => each(ids, (id) => o.agendas.list(id)),
  'agendas.of': (o, ids) => each(ids, (id) => o.agendas.of(id)),
  'agendas.get': (o, ids) => each(ids, (id) => o.agendas.get(id, id)),
  'personMoves.get': (o, ids) => each(ids, (id) => o.personMoves.get(id)),
  'personMoves.of': (o) => o.personMoves.of('p'),
  'personMoves.standing': (o) => o.personMoves.standing('p'),
  'tokens.list': (o) => o.tokens.list(),
  'tokens.sent': (o, ids) => each(ids, (id) => o.tokens.sent(id, 'r')),
  'imports.get': (o, ids) => each(ids, (id) => o.imports.get(id)),
  'imports.list': (o) => o.imports.list(),
  'imports.refusals': (o, ids) => each(ids, (id) => o.imports.refusals(id, { limit: 10 })),
  'imports.begun': (o) =>
    o.imports.begun({ file: 'f', workflow: 'matter' }, { from: 1, to: 9 }).then((of) => [...of]),
  'imports.mappings': (o) => o.imports.mappings('matter'),
  'people.named': (o) => o.people.named(['王伟alpha', '王伟bravo']),
  'units.named': (o) => o.units.named(['城建局alpha', '城建局bravo']),
  'tallies.of': async (o) =>
    (await o.tallies.of(countings.map(toCount))).map(({ lines, cases }) => [lines, cases()]),
  'tallies.behind': (o) => Promise.all(countings.map((one) => o.tallies.behind(toCount(one), {}))),
  'reports.cases': (o) => o.reports.cases('matter', ever, ['at', 'caseId']),
  'reports.entries': (o) => o.reports.entries('r', ever, ['at', 'caseId'], ['mark']),
  'reports.decisions': (o) => o.reports.decisions('d', ever, ['at', 'caseId']),
  'reports.deadlines': (o) =>
    o.reports.deadlines('matter', ever, ['at', 'caseId'], '2026-01-01T00:00:00Z'),
};
const writingFunctions = [
  ...['answerDrafts.begin', 'answerDrafts.save', 'answerDrafts.forget'],
  ...['answerDrafts.forgetAt', 'answerDrafts.expire'],
  ...['cases.insert', 'cases.save', 'actions.append', 'decisions.append', 'records.append'],
  ...['people.insert', 'people.save', 'units.insert', 'units.save', 'tasks.replace'],
  ...['vault.seal', 'vault.open', 'editions.publish', 'drafts.insert', 'drafts.save'],
  ...['drafts.step', 'drafts.comment', 'editions.withdraw'],
  ...[
    'users.insert',
    'users.save',
    'audit.add',
    'outbox.add',
    'outbox.markDelivered',
    'outbox.answer',
  ],
  ...['bases.keep', 'movings.insert', 'movings.save', 'movings.moveCase', 'movings.record'],
  ...['tasks.ring', 'outbox.markFailed', 'outbox.again', 'notices.add', 'notices.markRead'],
  ...['notices.saveSettings', 'deputies.insert', 'deputies.end', 'exceptions.add'],
  ...['exceptions.end', 'webhooks.insert', 'webhooks.end', 'marks.set'],
  ...['attachments.insert', 'attachments.bind', 'attachments.remove', 'attachments.sweep'],
  ...['imports.insert', 'imports.save', 'imports.refuse', 'imports.forgive', 'imports.note'],
  ...['merges.insert', 'merges.undo', 'records.amend', 'records.restore'],
  ...['agendas.add', 'agendas.save', 'agendas.remove'],
  ...['personMoves.join', 'personMoves.part', 'personMoves.undo'],
  ...['tokens.insert', 'tokens.end', 'tokens.note'],
  ...['imports.remove', 'imports.keepMapping'],
  ...['receipts.issue', 'receipts.save'],
  ...['search.put', 'lists.insert', 'lists.save', 'lists.remove'],
  ...['movings.entry', 'documents.append'],
  ...['appointments.set', 'appointments.clear', 'appointments.give', 'feeds.save', 'feeds.end'],
  ...['draws.insert', 'draws.check', 'suggestions.see', 'suggestions.decide'],
  ...['suggestions.begin', 'suggestions.begun'],
  ...['deliveries.arrive', 'deliveries.receive', 'deliveries.refuse', 'deliveries.begin'],
  ...['deliveries.begun', 'outbox.address', 'idempotency.remember', 'counters.next'],
];

const each = (ids: readonly string[], read: (id: string) => Promise<unknown>) =>
  Promise.all(ids.map((id) => read(id).catch(({ code }) => code)));

/** Writing, all of whose texts hold the mark of its organisation. The ids are the same in both. */
const writings: Record<string, (tx: Transaction, mark: string) => Promise<string[]>> = {
  async case(tx, mark) {
    const person = await named(tx.people, 'p', `王伟${mark}`);
    const unit = await named(tx.units, 'u', `城建局${mark}`);
    const about = { personId: person.id, unitId: unit.id, summary: { title: `王 ${mark}` } };
    const { id } = await tx.cases.insert(aCase({ ...about, handler: mark }));
    await tx.actions.append(anAction(id, { note: mark, form: 'f' }));
    await tx.decisions.append(
      { ...aDecision, caseId: id, reason: mark },
      { ...aPast, facts: { mark } },
    );
    const at = '2026-03-02T08:00:00Z';
    const task = {
      action: mark,
      kind: 'do',
      roles: ['officer'],
      excluded: [],
      startedAt: at,
    } as const;
    const rings = { grade: 'calm', alarmAt: at, dueAt: '2026-03-03T08:00:00Z' };
    await tx.tasks.replace(id, [{ ...task, ...rings }]);
    await tx.exceptions.add({ kind: 'return', caseId: id, detail: { mark }, at });
    const text = { 'zh-CN': mark, en: mark };
    await tx.notices.add({ user: 'ann', caseId: id, kind: mark, text });
    await tx.appointments.set({ caseId: id, name: 'a', title: text, on: '2026-03-03', user: mark });
    const drawn = { sample: 's', period: id, seed: mark, rate: '15', population: 1 };
    const item = { recordId: id, caseId: id };
    await tx.draws.insert({ ...drawn, populationHash: mark }, [item]);
    const seen = { pattern: 'p', groupKey: id, group: { unit: mark }, count: 3, cases: [id] };
    await tx.suggestions.see(seen);
    const [suggestion] = await tx.suggestions.list();
    await tx.suggestions.begin(suggestion?.id ?? '', id);
    await tx.suggestions.begun(id, id);
    const entry = { register: 'r', personId: 'p', unitId: 'u', caseId: id, at };
    await tx.records.append({ ...entry, data: { mark } });
    await tx.merges.insert({ caseId: id, intoId: id, reason: mark, before: { mark } });
    const other = await named(tx.people, 'q', `王玮${mark}`);
    const move = { fromId: 'p', toId: other.id, reason: mark };
    const { id: moveId } = await tx.personMoves.part(move, { cases: [id], records: [] });
    await tx.personMoves.undo(moveId, mark);
    const agenda = await tx.agendas.add(id, id);
    await tx.agendas.save({ ...agenda, note: mark, decided: { mark } }, 1);
    await tx.vault.seal(id, mark, { name: mark });
    const receipt = await tx.receipts.issue(id, `${mark}/${id}`);
    const messages = [{ id: mark, kind: mark, at }];
    await tx.receipts.save({ ...receipt, messages }, receipt.revision);
    await tx.search.put({ kind: 'document', id: mark, names: [`王${mark}`] });
    await tx.lists.insert({ name: mark, shared: true, wanted: { mark } });
    const document = await tx.documents.append({ ...aDocument, caseId: id, number: mark });
    const draft = { id: uuidv7(), workflow: mark, action: 'check', edition, caseRevision: 1 };
    await tx.answerDrafts.begin({ ...draft, caseId: id, answers: { mark } });
    return [id, draft.id, document.id, moveId];
  },
  async policy(tx, mark) {
    const shared = { content: { mark }, reason: mark };
    await tx.editions.publish({ ...shared, id: edition, effectiveFrom: '2026-02-01T00:00:00Z' });
    const { id } = await tx.drafts.insert({ title: mark, layer: {}, baseEdition: edition });
    await tx.drafts.step(id, 2, [{ path: mark }]);
    await tx.drafts.comment({ draftId: id, item: mark, text: mark });
    return [id];
  },
  async moving(tx, mark) {
    await tx.bases.keep('b', { mark });
    const begun = { title: mark, fromEdition: edition, toEdition: edition, mappings: [mark] };
    const moving = await tx.movings.insert(begun);
    await tx.movings.save({ ...moving, status: 'running', after: mark }, moving.revision);
    const one = await tx.cases.insert(aCase({ summary: { mark } }));
    await tx.movings.moveCase({ ...one, facts: { mark } }, one.revision);
    const { id: movingId } = moving;
    const moved = { movingId, kind: 'case', recordId: one.id, why: { mark }, aside: [] } as const;
    await tx.movings.record(moved);
    const entry = { movingId, caseId: one.id, seq: 1, form: 'f', edition };
    await tx.movings.entry({ ...entry, answers: { mark }, aside: [] });
    return [moving.id, one.id];
  },
  async post(tx, mark) {
    const { id } = await tx.outbox.add({ kind: 'notice', to: mark, payload: { mark } });
    await tx.outbox.markFailed(id, mark, undefined);
    await tx.webhooks.insert(`https://${mark}.test`, mark);
    await tx.marks.set('m', mark);
    await tx.notices.saveSettings({ mail: mark });
    const days = { from: '2026-03-01', until: '2026-03-09', reason: mark };
    await tx.deputies.insert({ ...days, absent: 'bob', deputy: 'ann' });
    await tx.deliveries.arrive(mark, { id, kind: 'notice', payload: { mark } });
    return [id];
  },
  async table(tx, mark) {
    const table = { workflow: 'matter', name: mark, file: 'f', size: 1, kind: 'csv' } as const;
    const read = { encoding: 'utf-8', head: [mark], lines: 1, columns: [mark] };
    const { id } = await tx.imports.insert({ ...table, ...read });
    await tx.imports.refuse(id, [{ line: 2, errors: [mark] }]);
    const one = await tx.cases.insert(aCase({ summary: { mark } }));
    const [line] = [(await tx.imports.begun(table, { from: 1, to: 1e6 })).size + 1];
    await tx.imports.note(table, [{ line, caseId: one.id }]);
    await tx.imports.keepMapping({ workflow: 'matter', name: mark, columns: { mark } });
    if ((await tx.tokens.list()).length > 0) return [id, one.id];
    const lasting = { perMinute: 1, expiresAt: '2100-01-01T00:00:00Z' };
    const token = { name: mark, workflow: mark, ...lasting };
    const { id: tokenId } = await tx.tokens.insert(token, mark);
    await tx.tokens.note({ reference: 'r', tokenId, caseId: one.id });
    return [id, one.id, tokenId];
  },
  async user(tx, mark) {
    const { id } = await tx.users.insert({
      login: `${mark}${(await tx.users.list()).length}`,
      name: mark,
      roles: [mark],
      passwordHash: mark,
    });
    return [id];
  },
  async change(tx, mark) {
    await tx.users.save('ann', { name: mark, roles: ['officer', mark] });
    for (const subjects of [tx.people, tx.units]) {
      for (const one of await subjects.some(['p', 'u'])) {
        await subjects.save({ ...one, data: { mark } }, one.revision);
      }
    }
    const one =
      (await tx.cases.list({ limit: 1 })).items[0] ?? (await tx.cases.insert(shared(mark)));
    await tx.cases.save({ ...one, stage: mark }, one.revision);
    await tx.tasks.replace(one.id, []);
    await tx.counters.next('matter', 2026);
    return [one.id];
  },
  async answer(tx, mark) {
    if (await tx.idempotency.find('k')) return [];
    await tx.idempotency.remember({ key: 'k', requestHash: mark, status: 200, response: { mark } });
    return [];
  },
};
const shared = (mark: string) => aCase({ id: 'c', number: 'N-shared', summary: { mark } });

const aDocument = { document: 'd', edition, template: 't', file: 'f', size: 1 };
const aDecision = {
  seq: 1,
  decision: 'd',
  edition,
  proposed: [],
  chosen: [],
  deviates: false,
  decided: {},
};

const named = async (subjects: Transaction['people'], id: string, name: string) =>
  (await subjects.some([id]))[0] ?? subjects.insert({ id, name, data: { name } });

const marks: Record<string, string> = { A: 'alpha', B: 'bravo' };

onBothDatabases((databases) => {
  const world = worlds(databases);

  describe('an office', () => {
    it('never sees a row of another one, through any reading function', async () => {
      const { office } = await world();
      const ids: string[] = [];
      const command = fc.record({
        org: fc.constantFrom('A', 'B'),
        writing: fc.constantFrom(...Object.keys(writings)),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(command, { maxLength: 6 }), async (commands) => {
          for (const { org, writing } of commands) {
            const mark = marks[org] as string;
            const written = await office('ann', org).transaction(async (tx) => {
              tx.audit.add({ event: writing, detail: { mark } });
              return writings[writing]?.(tx, mark);
            });
            ids.push(...(written ?? []));
          }
          expect(await everything(office, 'A', ids)).not.toContain(marks.B);
          expect(await everything(office, 'B', ids)).not.toContain(marks.A);
        }),
        { numRuns: 12 },
      );
      expect(await everything(office, 'A', ids)).toContain(marks.A);
      expect(await everything(office, 'B', ids)).toContain(marks.B);
    }, 60_000);

    it('keeps its own recusals when another one changes those of a case with the same id', async () => {
      const { office } = await world();
      const one = aCase({ id: 'c', recused: ['bob'] });
      for (const org of ['A', 'B']) await write(office('ann', org), (tx) => tx.cases.insert(one));
      await write(office('ann', 'A'), async (tx) => {
        await tx.cases.save({ ...(await tx.cases.get('c')), recused: [] }, 1);
      });
      expect(await office('bob', 'A').cases.count()).toMatchObject({ count: 1 });
      expect(await office('bob', 'B').cases.count()).toMatchObject({ count: 0 });
    });

    it('can read nothing that this test does not', async () => {
      const { office } = await world();
      const offered = Object.entries(office()).flatMap(([name, functions]) =>
        Object.keys(functions).map((one) => `${name}.${one}`),
      );
      const known = [...Object.keys(readings), ...writingFunctions];
      expect(offered.sort()).toEqual(known.sort());
    });
  });
});

async function everything(office: World['office'], org: string, ids: readonly string[]) {
  const all = Object.values(readings).map(async (read) => {
    try {
      return await read(office('ann', org), ids);
    } catch (error) {
      return (error as { code: string }).code;
    }
  });
  return JSON.stringify(await Promise.all(all));
}
