import type { ActionSheet, CaseView, DecisionCard, ProblemDetails } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

const proposed = (card: DecisionCard) => card.proposal.map(({ type }) => type);
const stage = (view: CaseView) => view.stage.id;
const tendency = { violation: false, severity: 'tendency', evidence: 'none', what: false };
const unclear = { understanding: 2, clarity: 'unclear', doubt: true, finding: 'emerging' };

describe('a step for a caller that prefers the minimum', () => {
  it('is answered with where the case is, which is enough for the next step', async () => {
    const { id } = await Petition.register(office, '张明');
    const officer = await office.as('officer');
    const { revision } = await officer.case(id);
    const note = (body: object) =>
      officer.raw('POST', `/api/cases/${id}/actions/add-note`, body, { prefer: 'return=minimal' });
    const first = await note({ answers: { text: '已核对来信日期。' }, revision });
    expect(first.json).toEqual({ id, revision: revision + 1 });
    expect(first.headers.get('preference-applied')).toBe('return=minimal');
    const second = await note({ answers: { text: '已登记附件。' }, revision: revision + 1 });
    expect(second.json).toEqual({ id, revision: revision + 2 });
  });
});

describe('a petition about an official', () => {
  it('is a letter for a tendency, and after two unclear answers a check', async () => {
    const petition = await (await Petition.register(office, '张明')).screen(tendency);
    expect(stage(await petition.approved('propose-disposition'))).toBe('prepare-letter');
    await petition.approved('issue-letter');
    await petition.do('deliver-letter', answers['deliver-letter']);
    await petition.do('receive-reply', answers['receive-explanation']);
    expect(stage(await petition.conclude(unclear))).toBe('prepare-talk');
    await petition.talk();
    expect(stage(await petition.conclude(unclear))).toBe('reverification');
  }, 30_000);

  it('is refused with fewer talkers than the policy asks for, at the field and with the cure', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    await petition.approved('propose-disposition');
    const officer = await office.as('officer');
    const { revision } = await officer.case(petition.id);
    const alone = { ...answers['plan-talk'], talkers: [{ name: '陈志远' }] };
    const path = `/api/cases/${petition.id}/actions/plan-talk`;
    const { status, json } = await officer.raw('POST', path, { answers: alone, revision });
    expect(status).toBe(422);
    expect((json as ProblemDetails).errors).toEqual([
      expect.objectContaining({ pointer: '/answers/talkers' }),
    ]);
    await petition.do('plan-talk', answers['plan-talk']);
  }, 30_000);

  it('needs the party head to countersign what is explained, where the policy says so', async () => {
    const petition = await (await Petition.register(office, '张明')).screen(tendency);
    await petition.approved('propose-disposition');
    await petition.approved('issue-letter');
    await petition.do('deliver-letter', answers['deliver-letter']);
    const reply = { ...answers['receive-explanation'], countersigned: 'missing' };
    await expect(petition.do('receive-reply', reply)).rejects.toThrow('签署');
    await petition.do('receive-reply', answers['receive-explanation']);
  }, 30_000);

  it('assigned from above is reported in its time, which this office extends once', async () => {
    const petition = await Petition.register(office, '林秀英', { source: 'superior' });
    const head = await office.as('head');
    const due = ({ actions }: CaseView) =>
      actions.find(({ id }) => id === 'report-to-superior')?.due?.date;
    const before = due(await head.case(petition.id));
    const extend = () =>
      head.act(petition.id, 'extend-assigned', { answers: { reason: '涉及多个部门。' } });
    const later = due(await extend());
    expect([before, later]).toEqual(['2026-04-07', '2026-07-07']);
    await expect(extend()).rejects.toThrow('只能延期一次');
  }, 30_000);

  it('is not talked away when a possible violation can be checked', async () => {
    const petition = await Petition.register(office, '张明');
    await petition.screen({ severity: 'sanctionable', checkable: true });
    const card = await petition.proposal('propose-disposition', answers['propose-disposition']);
    expect(proposed(card)).toEqual(['verify']);
    const refused = card.choices
      .filter(({ refused }) => refused)
      .map(({ outcome }) => outcome.type);
    expect(refused).toEqual(expect.arrayContaining(['talk', 'letter', 'shelve', 'close']));
    expect(stage(await petition.approved('propose-disposition'))).toBe('verification');
  }, 30_000);

  it('makes the second founded talk in twelve months an admonition, whatever the causes', async () => {
    const petition = await (await Petition.register(office, '刘建华')).screen();
    await petition.approved('propose-disposition');
    await petition.talk();
    expect(stage(await petition.conclude())).toBe('measure');
    const card = await petition.proposal('decide-measure', answers['decide-measure']);
    expect(proposed(card)).toEqual(['admonish']);
    expect(card.rules.find(({ fired }) => fired)?.basis[0]?.requirement).toBe('R39');
  }, 30_000);

  it('brings the questions of the outline into the record, without the columns that it lacks', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    await petition.approved('propose-disposition');
    await petition.approved('plan-talk');
    const asked = {
      question: '是否接受过宴请？',
      point: '宴请',
      basis: '来信',
      expected: '未接受',
    };
    await petition.do('outline-talk', { questions: [asked] });
    await petition.do('notify-talk', answers['notify-talk']);
    const officer = await office.as('officer');
    const sheet = await officer.call<ActionSheet>(
      'GET',
      `/api/cases/${petition.id}/actions/hold-talk`,
    );
    expect(sheet.answers['answers']).toEqual([{ question: '是否接受过宴请？', point: '宴请' }]);
  }, 30_000);

  it('has no talk record that leaves most of the outline without an answer, and none without a reason', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    await petition.approved('propose-disposition');
    await petition.approved('plan-talk');
    const questions = ['一', '二', '三', '四', '五'].map((n) => ({ question: `问题${n}` }));
    await petition.do('outline-talk', { questions });
    await petition.do('notify-talk', answers['notify-talk']);
    const officer = await office.as('officer');
    const { revision } = await officer.case(petition.id);
    const record = (answered: number, more: object = {}) => {
      const rows = questions.map((one, i) => (i < answered ? { ...one, answer: '已说明。' } : one));
      const given = { ...answers['hold-talk'], answers: rows, ...more };
      const path = `/api/cases/${petition.id}/actions/hold-talk`;
      return officer.raw('POST', path, { answers: given, revision });
    };
    const refusedAt = async (answer: ReturnType<typeof record>) =>
      ((await answer).json as ProblemDetails).errors?.map(({ pointer }) => pointer);
    const uncovered = '其余问题在前面已经说清，未再问。';
    expect(await refusedAt(record(3, { uncovered }))).toEqual(['/answers/answers']);
    expect(await refusedAt(record(4))).toEqual(['/answers/uncovered']);
    expect((await record(4, { uncovered })).status).toBe(200);
  }, 30_000);

  it('goes on to the investigation when the talk brings out an important lead', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    await petition.approved('propose-disposition');
    await petition.talk();
    expect(stage(await petition.conclude({ finding: 'violation', importantLead: true }))).toBe(
      'transfer',
    );
  }, 30_000);

  it('accepts an unfounded report and counts it for nothing', async () => {
    const petition = await (await Petition.register(office, '何永强')).screen({
      riskIndicators: [],
    });
    await petition.approved('propose-disposition');
    await petition.talk();
    expect(stage(await petition.conclude({ finding: 'unfounded' }))).toBe('acceptance');
    await petition.do('send-acceptance', {
      documentNumber: '函〔2026〕9号',
      on: '2026-01-20',
      text: '有则改之，无则加勉。',
    });
    await petition.do('decide-use');
    const archivist = await office.as('archivist');
    const filed = await archivist.act(petition.id, 'file', { answers: answers.file });
    expect(stage(filed)).toBe('filed');
    const officer = await office.as('officer');
    const person = await officer.call<{ facts: { fact: string; said: { en: string } }[] }>(
      'GET',
      `/api/subjects/person/${filed.person?.id}`,
    );
    const founded = person.facts.find(({ fact }) => fact === 'subject.foundedTalks12m');
    expect(founded?.said.en).toMatch(/^0/);
  }, 30_000);

  it('goes, as a talk that an inspection hands over, to a lead that is handed on or to a reminder', async () => {
    const officer = await office.as('officer');
    const person = await officer.person('何永强');
    const matters = [{ matter: '工程发包是否集体研究' }];
    const begin = () =>
      officer.call<CaseView>('POST', '/api/cases', {
        workflow: 'inspection-talk',
        answers: { person, inspectors: '市委第三巡察组', transferredOn: '2026-01-05', matters },
      });
    const record = {
      heldOn: '2026-01-07',
      place: '谈话室',
      talkers: [{ name: '陈志远' }, { name: '李文静' }],
      recorder: '李文静',
      matters: matters.map((one) => ({ ...one, answer: '已说明。' })),
      explanation: '无',
      attitude: 'open',
      signed: true,
    };
    const talk = (id: string, found: object) =>
      officer.act(id, 'talk-inspected', { answers: { ...record, ...found } });

    const lead = await begin();
    const found = { leadFound: true, signsFound: false };
    expect(stage(await talk(lead.id, found))).toBe('to-hand-on');
    const handed = await officer.act(lead.id, 'hand-lead-on', {
      answers: { on: '2026-01-08', to: '案件监督管理室', text: '涉嫌违规发包。' },
    });
    expect(stage(handed)).toBe('to-file-inspection');

    const signs = await begin();
    const emerging = { leadFound: false, signsFound: true, demands: '重大事项集体研究。' };
    expect(stage(await talk(signs.id, emerging))).toBe('to-remind');
    await officer.act(signs.id, 'remind-inspected', {
      answers: { on: '2026-01-09', text: '注意民主决策。', commitment: '今后集体研究。' },
    });
    const archivist = await office.as('archivist');
    const answers = { volume: '2026-X1' };
    const filed = await archivist.act(signs.id, 'file-inspection', { answers });
    expect(filed.closed).toBe(true);
  }, 30_000);

  it('goes, as a second type of case made of JSON alone, from an appointment to the archive', async () => {
    const officer = await office.as('officer');
    const appointee = await officer.person('张明');
    const begun = await officer.call<CaseView>('POST', '/api/cases', {
      workflow: 'appointment-talk',
      answers: { appointee, post: '镇长', appointedOn: '2026-01-05', riskPost: false },
    });
    const talked = await officer.act(begun.id, 'talk-appointee', {
      answers: {
        heldOn: '2026-01-06',
        talker: '周国平',
        attended: true,
        content: '廉洁自律要求。',
        commitmentSigned: true,
      },
    });
    expect(stage(talked)).toBe('to-file');
    const archivist = await office.as('archivist');
    const filed = await archivist.act(begun.id, 'file-appointment', {
      answers: { volume: '2026-R1' },
    });
    expect(filed.closed).toBe(true);
  }, 30_000);
});
