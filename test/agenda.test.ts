import type { AgendaAdded, AgendaView, CaseView, DocumentsView, Together } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition, userId } from './play/petition.ts';

let office: TestOffice;
let officer: Api;
let leader: Api;
beforeAll(async () => {
  office = await openOffice();
  officer = await office.as('officer');
  leader = await office.as('leader');
}, 60_000);
afterAll(() => office.stop());

const participants = [
  { name: '周国平', post: '分管领导' },
  { name: '陈志远', post: '承办人' },
];
const record = { heldOn: '2026-01-06', participants, recorder: '陈志远', record: '逐件研究。' };

/** A leader calls a meeting. */
async function call(topic: string): Promise<string> {
  const given = { topic, heldOn: '2026-01-06', place: '会议室', chair: '周国平', participants };
  const body = { workflow: 'screening-meeting', answers: given };
  return (await leader.call<CaseView>('POST', '/api/cases', body)).id;
}
const path = (meeting: string, rest = '') => `/api/cases/${meeting}/agenda${rest}`;
const agendaOf = (meeting: string, who = leader) => who.call<AgendaView>('GET', path(meeting));
const add = (meeting: string, cases: readonly string[]) =>
  leader.call<AgendaAdded>('POST', path(meeting), { cases });
const itemOf = (agenda: AgendaView, id: string) => {
  const found = agenda.items.find((item) => item.case.id === id);
  if (!found) throw new Error(`${id} is not on the agenda`);
  return found;
};
async function decide(meeting: string, id: string, rest: object, who = leader) {
  const { revision } = itemOf(await agendaOf(meeting, who), id);
  return who.raw('PUT', path(meeting, `/${id}`), { answers: {}, note: '', revision, ...rest });
}

/** A petition that the public reports strongly comes before a meeting. */
async function strong(): Promise<Petition> {
  const petition = await Petition.register(office, '张明', { publicOpinion: true, groupSize: 30 });
  await petition.screen();
  expect((await petition.view()).stage.id).toBe('joint-screening');
  return petition;
}

describe('a meeting on many matters', () => {
  it('decides each where its flow permits, and carries out all of it at its end', async () => {
    const studied = await strong();
    const waiting = await (await Petition.register(office, '何永强')).screen();
    await waiting.do('propose-disposition', answers['propose-disposition']);
    const received = await Petition.register(office, '林秀英');
    const put = await Petition.register(office, '刘建华');
    const meeting = await call('一月第一次集中排查');
    const cases = [studied.id, waiting.id, received.id, put.id];
    const offered = await leader.call<Together>('GET', `/api/together?cases=${cases.join(',')}`);
    expect(offered.meetings.map(({ id }) => id)).toContain(meeting);

    const added = await add(meeting, [...cases, studied.id, meeting]);
    expect(added.agenda.items.map((item) => item.case.id)).toEqual(cases);
    expect(added.refused).toHaveLength(1);
    const [again] = (await add(meeting, [studied.id])).refused;
    expect(again?.why.en).toContain('on this agenda');
    const second = await call('另一个会');
    expect((await add(second, [studied.id])).refused[0]?.why.en).toContain('on the agenda of');
    const can = (await agendaOf(meeting)).items.map((item) => item.actions.map(({ id }) => id));
    expect(can).toEqual([
      ['study-jointly'],
      ['propose-disposition.approve', 'propose-disposition.return'],
      ['assign'],
      ['assign'],
    ]);

    const sheet = await leader.call<{ answers: object; readonly: string[] }>(
      ...(['GET', path(meeting, `/${studied.id}/study-jointly`)] as const),
    );
    expect(sheet).toMatchObject({
      answers: { participants },
      readonly: ['heldOn', 'participants'],
    });
    const opinion = { opinion: '反映具体，集中研究后分类处置。' };
    const empty = await decide(meeting, studied.id, { action: 'study-jointly' });
    expect(empty.status).toBe(422);
    const forbidden = { action: 'propose-disposition', answers: answers['propose-disposition'] };
    expect((await decide(meeting, studied.id, forbidden)).status).toBe(404);
    const study = { action: 'study-jointly', answers: opinion, note: '同意分类处置。' };
    expect((await decide(meeting, studied.id, study)).status).toBe(200);
    const approve = { action: 'propose-disposition.approve', note: '同意谈话。' };
    expect((await decide(meeting, waiting.id, approve)).status).toBe(200);
    const handler = await userId(leader, '陈志远');
    const assign = { action: 'assign', answers: { handler } };
    expect((await decide(meeting, received.id, assign)).status).toBe(200);
    await decide(meeting, put.id, { note: '材料不全，下次再议。' });
    for (const id of cases) expect((await officer.case(id)).stage.id).not.toBe('held');
    expect((await studied.view()).stage.id).toBe('joint-screening');

    // Somebody else assigns one of them meanwhile.
    await leader.act(received.id, 'assign', { answers: { handler } });
    const day = { ...record, heldOn: '2026-01-07' };
    const held = await leader.act(meeting, 'hold-meeting', { answers: day });
    expect(held.closed).toBeTruthy();
    const after = await agendaOf(meeting);
    expect(after.items.map(({ state }) => state)).toEqual(['done', 'done', 'refused', 'listed']);
    expect(itemOf(after, received.id).problem?.title.en).toBeTruthy();
    const now = await studied.view();
    expect(now.stage.id).toBe('classification');
    const entry = now.timeline.find(({ action }) => action.id === 'study-jointly');
    expect(entry).toMatchObject({ actor: { name: '周国平' }, answers: { heldOn: '2026-01-07' } });
    expect((await waiting.view()).pending).toBeUndefined();
    expect((await waiting.view()).meetings[0]).toMatchObject({ id: meeting, state: 'done' });

    const minutes = { document: 'meeting-minutes' };
    const documents = `/api/cases/${meeting}/documents`;
    const ended = await leader.call<DocumentsView>('GET', documents);
    expect(ended.offered).toMatchObject([{ id: minutes.document, now: true, mine: true }]);
    await leader.call('POST', documents, minutes);
    const { made } = await leader.call<DocumentsView>('GET', documents);
    expect(made.map(({ code }) => code)).toEqual(['D29']);
    // What could not be done is decided anew, and carried out.
    const other = { action: 'assign', answers: { handler: await userId(leader, '李文静') } };
    expect((await decide(meeting, received.id, other)).status).toBeGreaterThanOrEqual(400);
    const auditor = await office.as('auditor');
    expect(await auditor.call('POST', '/api/audit/verify', {})).toMatchObject({ ok: true });
  }, 60_000);

  it('is tried again for what could not be done, when its reason is gone', async () => {
    const petition = await (await Petition.register(office, '何永强')).screen();
    await petition.do('propose-disposition', answers['propose-disposition']);
    const meeting = await call('再办');
    await add(meeting, [petition.id]);
    await decide(meeting, petition.id, { action: 'propose-disposition.approve', note: '同意。' });
    const back = { answers: {}, comment: '请补充。' };
    await leader.act(petition.id, 'propose-disposition.return', back);
    await leader.act(meeting, 'hold-meeting', { answers: record });
    expect(itemOf(await agendaOf(meeting), petition.id).state).toBe('refused');
    await petition.do('propose-disposition', answers['propose-disposition']);
    const again = await leader.call<AgendaView>('POST', path(meeting, '/carry-out'), {});
    expect(itemOf(again, petition.id).state).toBe('done');
    expect((await petition.view()).pending).toBeUndefined();
  }, 30_000);

  it('shows nothing of a matter, nor its minutes, to who is recused from it', async () => {
    const related = { ...answers.register(await officer.person('林秀英')), topic: '回避的事项' };
    const kin = { ...related, relation: 'nearRelative' };
    await officer.call('POST', '/api/cases', { workflow: 'petition-talk', answers: kin });
    const { cases } = await leader.call<{ cases: CaseView[] }>('GET', '/api/cases?limit=100');
    const hidden = cases.find(({ title }) => title === '回避的事项')?.id ?? '';
    const open = await Petition.register(office, '张明');
    const meeting = await call('回避');
    await add(meeting, [hidden, open.id]);
    await decide(meeting, hidden, { note: '涉密意见' });
    await leader.act(meeting, 'hold-meeting', { answers: record });
    const minutes = { document: 'meeting-minutes' };
    await leader.call('POST', `/api/cases/${meeting}/documents`, minutes);
    const seen = await agendaOf(meeting, officer);
    expect(seen.items.map((item) => item.case.id)).toEqual([open.id]);
    const { made } = await officer.call<DocumentsView>('GET', `/api/cases/${meeting}/documents`);
    expect(made).toEqual([]);
    const everything = await Promise.all(
      ['', '/agenda', '/documents'].map((rest) =>
        officer.call('GET', `/api/cases/${meeting}${rest}`),
      ),
    );
    expect(JSON.stringify(everything)).not.toMatch(/涉密意见|回避的事项/);
    const other = await office.as('officer2');
    expect((await agendaOf(meeting, other)).items).toHaveLength(2);
  }, 30_000);
});
