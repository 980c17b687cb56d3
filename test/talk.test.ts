import type { ActionSheet, CaseView, Inbox, ProblemDetails } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answered, answers } from './play/answers.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

/** A petition of one's own whose talk is to be prepared. */
async function talkOf(name: string): Promise<Petition> {
  const officer = await office.as('officer');
  await officer.call('POST', '/api/subjects/person', {
    answers: {
      ...{ name, position: '科长', ownHead: false, superiorManaged: false, lowerManaged: false },
      ...{ nextLevelHead: false, leadership: 'none', keyPost: false, domain: 'none' },
    },
  });
  const petition = await (await Petition.register(office, name)).screen();
  await petition.approved('propose-disposition');
  return petition;
}

/** What is refused, and at which fields. */
async function refused(petition: Petition, action: Answered, more: object) {
  const officer = await office.as('officer');
  const { revision } = await petition.view();
  const given = { ...answers[action], ...more };
  const path = `/api/cases/${petition.id}/actions/${action}`;
  const { status, json } = await officer.raw('POST', path, { answers: given, revision });
  const { errors = [], detail } = json as ProblemDetails;
  return { status, fields: errors.map(({ pointer }) => pointer.replace('/answers/', '')), detail };
}

const without = (...fields: string[]) =>
  Object.fromEntries(fields.map((field) => [field, undefined]));
const isOpen = ({ actions }: CaseView, id: string) => actions.find((one) => one.id === id)?.open;
const entryOf = ({ timeline }: CaseView, id: string) =>
  timeline.find(({ action }) => action.id === id)?.answers as Record<string, unknown>;

describe('a talk, before it is held,', () => {
  let petition: Petition;
  beforeAll(async () => {
    petition = await talkOf('备谈人');
  }, 60_000);

  it.each([
    ['R56, a scenario', 'scenario'],
    ['R57, the points reported', 'keyPoints'],
    ['R57, what the person does', 'background'],
    ['R57, what the person is like', 'personality'],
    ['R58, a prediction of what may come', 'prediction'],
    ['R60, its steps', 'steps'],
    ['R2 and R41, what it is for: to verify, remind, criticise or educate', 'purpose'],
  ])('has in its plan %s', async (_, field) => {
    expect(await refused(petition, 'plan-talk', without(field))).toMatchObject({
      ...{ status: 422, fields: [field] },
    });
  });

  it('R2: has none but those four purposes', async () => {
    const { status } = await refused(petition, 'plan-talk', { purpose: ['punish'] });
    expect(status).toBe(422);
  });

  it('R59: finds in its outline what was learnt around', async () => {
    const finding = '三名同事证实其参加过两次宴请。';
    await petition.do('inquire-around', { on: '2026-01-06', source: '同科室同事', finding });
    const officer = await office.as('officer');
    const sheet = await officer.call<ActionSheet>(
      'GET',
      `/api/cases/${petition.id}/actions/outline-talk`,
    );
    expect(sheet.answers.around).toBe(finding);
  });

  it('R60: is not outlined without a question', async () => {
    const { status, fields } = await refused(petition, 'outline-talk', { questions: [] });
    expect([status, fields]).toEqual([422, ['questions']]);
  });

  it('R43: is not held before its plan is approved and its outline written', async () => {
    expect(isOpen(await petition.view(), 'hold-talk')).toBe(false);
    await petition.do('plan-talk', answers['plan-talk']);
    expect(isOpen(await petition.view(), 'outline-talk')).toBe(false);
    await (await office.as('leader')).act(petition.id, 'plan-talk.approve');
    await petition.do('notify-talk', answers['notify-talk']);
    expect(isOpen(await petition.view(), 'hold-talk')).toBe(false);
    await petition.do('outline-talk', answers['outline-talk']);
    expect(isOpen(await petition.view(), 'hold-talk')).toBe(true);
  });

  it('R25 and R26: is not announced to somebody who was not told their rights', async () => {
    const other = await talkOf('未告知人');
    await other.approved('plan-talk');
    expect(await refused(other, 'notify-talk', { rightsTold: false })).toMatchObject({
      ...{ status: 422, fields: ['rightsTold'] },
    });
  });
});

describe('a talk, when it is held,', () => {
  let petition: Petition;
  beforeAll(async () => {
    petition = await talkOf('谈话人');
    await petition.approved('plan-talk');
    await petition.do('outline-talk', answers['outline-talk']);
    await petition.do('notify-talk', answers['notify-talk']);
  }, 60_000);

  it.each([
    ['R2, the problem that was pointed out', 'pointedOut'],
    ['R62, the criticism', 'criticism'],
    ['R2, what is demanded', 'demands'],
    ['R64, what the person explains', 'explanation'],
    ['R26, how the person took it', 'attitude'],
    ['R67, whether it was read and signed', 'signed'],
  ])('has in its record %s', async (_, field) => {
    expect(await refused(petition, 'hold-talk', without(field))).toMatchObject({
      ...{ status: 422, fields: [field] },
    });
  });

  it('R67: says why it was not signed', async () => {
    const { fields } = await refused(petition, 'hold-talk', { signed: false });
    expect(fields).toEqual(['refusal']);
  });

  it('R26, R61 and R64: keeps the attitude, each answer and the explanation for the reviewers to read', async () => {
    const explanation = '是同学聚会，事前不知道有承包商。';
    await petition.do('hold-talk', {
      ...answers['hold-talk'],
      ...{ attitude: 'resisting', explanation },
    });
    const read = entryOf(await (await office.as('reviewer')).case(petition.id), 'hold-talk');
    expect(read).toMatchObject({ attitude: 'resisting', explanation });
    expect(read.answers).toEqual(answers['hold-talk'].answers);
  });

  it('R68: is followed by a written explanation in ten working days, with the attitude', async () => {
    const view = await petition.view();
    const task = view.actions.find(({ id }) => id === 'receive-explanation');
    expect(task?.due?.date).toBe('2026-01-19');
    const { fields } = await refused(petition, 'receive-explanation', without('attitude'));
    expect(fields).toEqual(['attitude']);
  });

  it('R44: is reported on within a month of the explanation', async () => {
    await petition.do('receive-explanation', answers['receive-explanation']);
    for (const [login, action] of [
      ['reviewer', 'review-first'],
      ['reviewer2', 'review-second'],
    ] as const) {
      await (await office.as(login)).act(petition.id, action, { answers: answers.review });
    }
    const { actions } = await petition.view();
    expect(actions.find(({ id }) => id === 'conclude')?.due?.date).toBe('2026-02-05');
    expect((await refused(petition, 'conclude', without('analysis'))).fields).toEqual(['analysis']);
  });

  it('R26: of someone who resists though something was found, a second talk is proposed; not of whom it clears', async () => {
    const proposed = async (finding: string) => {
      const card = await petition.proposal('conclude', { ...answers.conclude, finding });
      return card.proposal.map(({ type }) => type);
    };
    expect(await proposed('minor')).toEqual(['secondRound']);
    expect(await proposed('unfounded')).toEqual(['accept']);
  });
});

describe('what follows a founded talk', () => {
  let petition: Petition;
  const measured = async (name: string, measure: object) => {
    const one = await talkOf(name);
    await one.talk();
    await one.conclude();
    await one.approved('decide-measure', measure);
    return one;
  };
  beforeAll(async () => {
    petition = await measured('检讨人', { kind: 'selfCriticism', venue: 'lifeMeeting' });
    await petition.do('notify-rectification', answers['notify-rectification']);
  }, 120_000);

  it('R70: where self-criticism was ordered, is nothing before it was held and recorded', async () => {
    const late = await refused(petition, 'report-rectification', {});
    expect([late.status, late.detail?.['zh-CN']]).toEqual([409, expect.stringContaining('检讨')]);
    const { tasks } = await (await office.as('officer')).call<Inbox>('GET', '/api/inbox');
    const mine = tasks.filter((one) => one.case.id === petition.id).map(({ action }) => action.id);
    expect(mine).toEqual(['record-self-criticism']);
    const record = { on: '2026-01-20', venue: 'lifeMeeting', content: '对照检查，深刻检讨。' };
    await petition.do('record-self-criticism', record);
    await petition.do('report-rectification', answers['report-rectification']);
    expect((await petition.view()).stage.id).toBe('inspection');
  }, 60_000);

  it('R37: asks for a long-term measure where the problem is systemic, in the notice and in the report', async () => {
    const other = await measured('系统人', {});
    const systemic = { systemic: true };
    expect((await refused(other, 'notify-rectification', systemic)).fields).toEqual(['longTerm']);
    await other.do('notify-rectification', {
      ...answers['notify-rectification'],
      ...{ systemic: true, longTerm: '修订公务接待制度。' },
    });
    expect((await refused(other, 'report-rectification', {})).fields).toEqual(['longTerm']);
    const longTerm = '制度已经修订，列入年度检查。';
    await other.do('report-rectification', { ...answers['report-rectification'], longTerm });
  }, 60_000);

  it('R37: asks for one, too, where somebody was talked to before', async () => {
    const person = '再犯人';
    await measured(person, {});
    const again = await (await Petition.register(office, person)).screen();
    await again.approved('propose-disposition');
    await again.talk();
    await again.conclude();
    await again.approved('decide-measure');
    await again.do('notify-rectification', answers['notify-rectification']);
    expect((await refused(again, 'report-rectification', {})).fields).toEqual(['longTerm']);
  }, 60_000);

  it('R20 and R24: is inspected, and a failed one goes on to accountability', async () => {
    const failed = { ...answers.inspect, result: 'failed' };
    const view = await petition.do('inspect', failed);
    expect(view.stage.id).toBe('accountability');
  });

  it('R19, R33 and R74: is visited by two, who hear the person, and say whether it is corrected or came back', async () => {
    const one = await visited('回访人');
    for (const field of ['method', 'statement', 'corrected', 'rebound', 'rating']) {
      expect((await refused(one, 'visit', without(field))).fields).toEqual([field]);
    }
    const alone = { visitors: [{ name: '陈志远' }] };
    expect((await refused(one, 'visit', alone)).fields).toEqual(['visitors']);
    await one.do('visit', { ...answers.visit, rebound: true });
    const card = await one.proposal('decide-release', answers['decide-release']);
    expect(card.proposal.map(({ type }) => type)).toEqual(['hold']);
  }, 60_000);

  it('R85: is filed only after it was decided how the result is used', async () => {
    const one = await visited('结果人');
    const path = `/api/cases/${one.id}/actions/file`;
    const archivist = await office.as('archivist');
    const { revision } = await archivist.case(one.id);
    const filed = await archivist.refused('POST', path, { answers: answers.file, revision });
    expect(filed.status).toBe(409);
    const used = await letGo(one);
    expect(used.stage.id).toBe('result-use');
    expect(isOpen(used, 'decide-use')).toBe(true);
    const early = await archivist.refused('POST', path, {
      ...{ answers: answers.file, revision: used.revision },
    });
    expect(early.status).toBe(409);
    expect((await one.do('decide-use')).stage.id).toBe('filing');
  }, 60_000);

  /** Rectified, and to be visited. */
  async function visited(name: string): Promise<Petition> {
    const one = await measured(name, {});
    for (const action of ['notify-rectification', 'report-rectification', 'inspect'] as const) {
      await one.do(action, answers[action]);
    }
    return one;
  }

  /** By deviation, since six months have to pass without: a leader approves it. */
  async function letGo(one: Petition): Promise<CaseView> {
    await one.do('visit', answers.visit);
    const officer = await office.as('officer');
    const choice = { outcomes: [{ type: 'lift' }], reason: '已满提醒期，表现良好。' };
    await officer.act(one.id, 'decide-release', { answers: answers['decide-release'], choice });
    await (await office.as('leader')).act(one.id, 'decide-release.approve');
    return one.do('notify-release', answers['notify-release']);
  }
});
