import type { MoveEffect, Namesakes, ReplyOf, SubjectRow, SubjectView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { openOffice, password, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
let officer: Api;
let leader: Api;
beforeAll(async () => {
  office = await openOffice();
  officer = await office.as('officer');
  leader = await office.as('leader');
}, 60_000);
afterAll(() => office.stop());

const record = {
  name: '刘建华',
  ...{ ownHead: false, superiorManaged: false, lowerManaged: false, nextLevelHead: false },
  ...{ leadership: 'none', keyPost: false, domain: 'none' },
};
const add = async (more = {}) =>
  (
    await officer.call<SubjectView>('POST', '/api/subjects/person', {
      answers: { ...record, ...more },
    })
  ).id;
const view = (id: string) => officer.call<SubjectView>('GET', `/api/subjects/person/${id}`);
const known = (id: string) => officer.call<Namesakes>('GET', `/api/people/${id}/namesakes`);
const found = async (q: string) =>
  (await officer.call<SubjectRow[]>('GET', `/api/subjects/person?q=${encodeURIComponent(q)}`)).map(
    ({ id }) => id,
  );
/** What of a person's page follows the cases. */
const told = async (id: string) => {
  const { facts, registers, cases } = await view(id);
  return { facts, registers, cases: cases.map((one) => one.id).sort() };
};

describe('two records of one person', () => {
  it('are joined by a person with what follows told, decide nothing, and are parted as they were', async () => {
    const liu = await officer.person('刘建华');
    const other = await add({ position: '主任' });
    const petition = await Petition.register(office, '刘建华', { accused: other });
    await petition.screen();
    await petition.approved('propose-disposition');
    await petition.talk();
    await petition.conclude();
    await petition.do('decide-measure', answers['decide-measure']);
    const before = { liu: await told(liu), other: await told(other) };
    const decided = await petition.view();

    const preview = await leader.call<MoveEffect>('POST', `/api/people/${liu}/join/preview`, {
      other,
    });
    expect(preview.cases).toEqual([{ id: petition.id, number: decided.number }]);
    const otherwise = preview.decisions.find(({ decision }) => decision.id === 'accountability');
    expect(otherwise?.before).not.toEqual(otherwise?.after);
    expect(otherwise?.after['zh-CN']).toContain('诫勉');
    expect({ liu: await told(liu), other: await told(other) }).toEqual(before);

    const join = (api: Api, reason: string) =>
      api.raw('POST', `/api/people/${liu}/join`, { other, reason });
    expect((await join(officer, '同一人')).status).toBe(403);
    expect((await join(leader, ' ')).status).toBe(422);
    const joined = await join(leader, '同一人，两次登记');
    expect(joined.json).toEqual(preview);

    expect((await view(liu)).cases.map(({ id }) => id)).toContain(petition.id);
    expect(await told(liu)).not.toEqual(before.liu);
    expect((await view(other)).mayWrite).toBe(false);
    expect((await known(other)).standing?.id).toBe(liu);
    expect(await found('刘建华')).toEqual([liu]);
    const now = await petition.view();
    expect(now.person?.id).toBe(liu);
    expect(now.stage).toEqual(decided.stage);
    expect(now.timeline).toEqual(decided.timeline);
    const { notices } = await officer.call<ReplyOf<'notices'>>('GET', '/api/notices');
    expect(notices[0]).toMatchObject({ kind: 'flow', case: { id: petition.id } });
    // A step that was begun on the case before has to look at it again.
    const stale = { answers: {}, revision: decided.revision };
    const late = await leader.raw(
      'POST',
      `/api/cases/${petition.id}/actions/decide-measure.approve`,
      stale,
    );
    expect(late.status).toBe(412);
    // Whoever still names the record that is left means the one that stays.
    const again = await Petition.register(office, '刘建华', { accused: other });
    expect((await again.view()).person?.id).toBe(liu);

    const [move] = (await known(liu)).moves;
    const undo = () =>
      leader.raw('POST', `/api/people/${liu}/join/${move?.id}/undo`, {
        reason: '同名，不是同一人',
      });
    expect((await undo()).status).toBe(200);
    expect((await undo()).status).toBe(409);
    expect((await petition.view()).person?.id).toBe(other);
    expect(await told(other)).toEqual(before.other);
    expect((await told(liu)).cases).toEqual([...before.liu.cases, again.id].sort());
    expect((await found('刘建华')).sort()).toEqual([liu, other].sort());
    const auditor = await office.as('auditor');
    expect(await auditor.call('POST', '/api/audit/verify', {})).toMatchObject({ ok: true });
    const audit = await auditor.call<{ entries: { event: string }[] }>('GET', '/api/audit');
    const events = audit.entries.map(({ event }) => event);
    expect(events).toEqual(expect.arrayContaining(['person.join', 'person.join-undone']));
  }, 60_000);
});

describe('one record of two people', () => {
  it('is parted by saying whose the cases are, and joined again', async () => {
    const wrong = await add({ name: '韩秋实' });
    const right = await add({ name: '韩秋实', position: '科长' });
    const [one, two] = [
      await Petition.register(office, '韩秋实', { accused: wrong }),
      await Petition.register(office, '韩秋实', { accused: wrong }),
    ];
    const before = await told(wrong);
    const given = { cases: [two.id], entries: [], to: right };
    const part = (body: object) => leader.raw('POST', `/api/people/${wrong}/part`, body);
    expect((await part({ ...given, cases: [], reason: '非本人' })).status).toBe(409);
    expect((await part({ ...given, reason: '第二件反映的是同名的科长' })).status).toBe(200);
    expect((await told(wrong)).cases).toEqual([one.id]);
    expect((await told(right)).cases).toEqual([two.id]);
    expect((await part({ ...given, reason: '再分' })).status).toBe(409);
    expect((await known(right)).moves[0]).toMatchObject({ kind: 'part', cases: [{ id: two.id }] });
    const joined = { other: right, reason: '核实为同一人' };
    await leader.call('POST', `/api/people/${wrong}/join`, joined);
    expect(await told(wrong)).toEqual(before);
  }, 30_000);

  it('shows nothing of a case to who is recused from it, which moves all the same', async () => {
    const [from, to] = [await add({ name: '魏长河' }), await add({ name: '魏长河' })];
    const account = { login: 'both', name: '两岗人员', roles: ['officer', 'archivist'] };
    const admin = await office.as('systemadmin');
    await admin.call('POST', '/api/users', { ...account, password });
    const both = await office.as('both');
    const related = { ...answers.register(from), relation: 'nearRelative', topic: '回避的件' };
    await both.call('POST', '/api/cases', { workflow: 'petition-talk', answers: related });
    const effect = await both.call<MoveEffect>('POST', `/api/people/${to}/join`, {
      ...{ other: from, reason: '同一人' },
    });
    expect(effect.cases).toEqual([]);
    expect(
      (await both.call<Namesakes>('GET', `/api/people/${to}/namesakes`)).moves[0]?.cases,
    ).toEqual([]);
    expect((await view(to)).cases.map(({ title }) => title)).toEqual(['回避的件']);
  }, 30_000);
});
