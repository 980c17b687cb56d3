import type { AttachmentView, CaseView, Handover, Inbox, ReplyOf } from '@bitan/api';
import { deliverAll, superviseAll } from '@bitan/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { contentOf, upload } from './play/files.ts';
import { handoverPage, handoversOf } from './play/handovers.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

const post = async () => {
  await deliverAll(office.server.runtime);
  await deliverAll(office.server.runtime);
};
const listOf = async (login: string) => handoversOf(await office.as(login));
const numbered = async (login: string, number: string) =>
  (await listOf(login)).find((one) => one.number === number);
const code = ({ type }: { type: string }) => type.replace('urn:bitan:problem:', '');

/** Somebody whom a lower level manages, in a unit that only the city knows. */
async function personBelow(officer: Api, name: string): Promise<string> {
  const unit = await officer.call<{ id: string }>('POST', '/api/subjects/unit', {
    answers: { name: `${name}所在的镇政府`, staff: 24 },
  });
  const person = await officer.call<{ id: string }>('POST', '/api/subjects/person', {
    answers: {
      ...{ name, unit: unit.id, position: '副镇长', ownHead: false, superiorManaged: false },
      ...{ lowerManaged: true, nextLevelHead: false, leadership: 'none' },
      ...{ keyPost: false, domain: 'none' },
    },
  });
  return person.id;
}

const complainant = { complainantName: '上官文渊', complainantContact: '13911112222' };
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
const place = (field: string) => ({ form: 'petition', field });

/** The city registers a matter of the level below, with a letter and material, and sends it to the county. */
async function handDown(
  name: string,
): Promise<{ view: CaseView; sent: Handover; files: string[] }> {
  const officer = await office.as('city.officer');
  const letter = await upload(officer, office.url, place('letterFiles'), '来信.pdf', pdf);
  const material = await upload(officer, office.url, place('materials'), '发票复印件.pdf', pdf);
  const view = await officer.call<CaseView>('POST', '/api/cases', {
    workflow: 'petition-talk',
    answers: {
      ...answers.register(await personBelow(officer, name)),
      ...{ realName: true, ...complainant },
      ...{ letterFiles: [letter.id], materials: [material.id] },
    },
  });
  const unaddressed = await numbered('city.officer', view.number);
  const county = unaddressed?.addressees.find(({ title }) => title.en.includes('County'));
  const sent = await officer.call<Handover>('POST', `/api/handovers/${unaddressed?.id}/address`, {
    to: county?.id,
  });
  return { view, sent, files: [letter.id, material.id] };
}

describe('a matter that is handed to the level below', () => {
  let view: CaseView;
  let arrived: Handover;

  it('goes to no office before somebody says to which, where there are several', async () => {
    const officer = await office.as('city.officer');
    const accused = await personBelow(officer, '待选去向');
    const begun = await officer.call<CaseView>('POST', '/api/cases', {
      workflow: 'petition-talk',
      answers: answers.register(accused),
    });
    await post();
    expect(begun.stage.id).toBe('handing-down');
    const [waiting] = await listOf('city.officer');
    expect(waiting?.addressees).toHaveLength(2);
    expect(waiting?.to).toBeUndefined();
    for (const login of ['officer', 'putian.officer']) expect(await listOf(login)).toEqual([]);
    const wrong = { to: waiting?.from.id };
    const path = `/api/handovers/${waiting?.id}/address`;
    expect(code(await officer.refused('POST', path, wrong))).toBe('not-open');
  });

  it('arrives there with its material, and nowhere else', async () => {
    const down = await handDown('孟怀山');
    view = down.view;
    await post();
    const found = await numbered('officer', view.number);
    if (!found) throw new Error('nothing arrived');
    arrived = found;
    expect(arrived).toMatchObject({ direction: 'in', mayAnswer: true, mayBegin: false });
    expect(arrived.enclosed.map(({ name }) => name)).toEqual(['发票复印件.pdf']);
    expect(await numbered('putian.officer', view.number)).toBeUndefined();
    const notices = await (await office.as('officer')).call<ReplyOf<'notices'>>(
      'GET',
      '/api/notices',
    );
    expect(notices.notices.map(({ kind }) => kind)).toContain('handover');
  });

  it('waits in the inbox of those who take matters in, until one of them answers', async () => {
    const waiting = async (login: string) =>
      (await (await office.as(login)).call<Inbox>('GET', '/api/inbox')).handovers.count;
    const before = await waiting('officer');
    expect(before).toBeGreaterThan(0);
    expect(await waiting('archivist')).toBe(0);
    const { id, number } = await handDown('祁连山').then(async ({ view: { number } }) => {
      await post();
      return (await numbered('officer', number)) as Handover;
    });
    expect(await waiting('officer')).toBe(before + 1);
    const officer = await office.as('officer');
    const listed = async () =>
      (await handoverPage(officer, { which: 'waiting' })).handovers.map((one) => one.number);
    expect(await listed()).toContain(number);
    await officer.call('POST', `/api/handovers/${id}/receive`, {});
    expect(await waiting('officer')).toBe(before);
    expect(await listed()).not.toContain(number);
  });

  it('comes page by page, each matter once, latest first', async () => {
    const officer = await office.as('officer');
    const whole = await handoverPage(officer, { which: 'in' });
    const paged: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await handoverPage(officer, {
        which: 'in',
        limit: '1',
        ...(after && { after }),
      });
      paged.push(...page.handovers.map(({ id }) => id));
      after = page.next;
    }
    expect(paged.length).toBeGreaterThan(1);
    expect(paged).toEqual(whole.handovers.map(({ id }) => id));
    expect(paged).toEqual([...paged].sort().reverse());
  });

  it('is read there as it was sent, and by nobody of another office', async () => {
    const file = arrived.enclosed[0]?.file as AttachmentView;
    const address = `/api/attachments/${file.id}/content`;
    const sent = await contentOf(await office.as('officer'), office.url, address);
    expect(sent.status).toBe(200);
    expect((await sent.arrayBuffer()).byteLength).toBe(file.size);
    for (const login of ['putian.officer', 'city.officer', 'systemadmin']) {
      const refused = await contentOf(await office.as(login), office.url, address);
      expect(refused.status, login).toBeGreaterThanOrEqual(403);
    }
  });

  it('carries nothing that names the complainant, and nothing about who registered it', async () => {
    const told = JSON.stringify([await listOf('officer'), await listOf('city.officer')]);
    for (const secret of [...Object.values(complainant), '来信.pdf', '您与被反映人']) {
      expect(told).not.toContain(secret);
    }
  });

  it('takes along later what was made of the case, and no sealed file', async () => {
    const officer = await office.as('city.officer');
    await officer.call('POST', `/api/cases/${view.id}/documents`, {
      document: 'petition-registration',
    });
    const sent = await numbered('city.officer', view.number);
    expect(sent?.enclosable.map(({ kind }) => kind)).toEqual(['document']);
    const path = `/api/handovers/${sent?.id}/enclose`;
    const [letter] = (await handDown('另一封信')).files;
    expect((await officer.refused('POST', path, { files: [letter] })).status).toBe(422);
    const files = sent?.enclosable.map(({ id }) => id);
    const after = await officer.call<Handover>('POST', path, { files });
    expect(after.enclosable).toEqual([]);
    await post();
    const there = await numbered('officer', view.number);
    expect(there?.enclosed.map(({ name }) => name.slice(-5))).toEqual(['件.pdf', '.docx']);
  });

  it('is confirmed, which the sender sees in the case; then it is closed there', async () => {
    await (await office.as('leader')).call('POST', `/api/handovers/${arrived.id}/receive`, {});
    await post();
    const officer = await office.as('city.officer');
    const closed = await officer.case(view.id);
    expect(closed).toMatchObject({
      stage: { id: 'transferred-down' },
      closed: true,
      handover: { received: { by: { name: '周国平' } } },
    });
    expect(closed.timeline[0]?.answers.by).toContain('周国平');
    const refuse = `/api/handovers/${arrived.id}/refuse`;
    const late = await (await office.as('leader')).refused('POST', refuse, { reason: '不归我们' });
    expect(code(late)).toBe('not-open');
  });

  it('begins a case with what came, and names it', async () => {
    const officer = await office.as('officer');
    const begun = await officer.call<{ workflow: string; draft: string }>(
      'POST',
      `/api/handovers/${arrived.id}/begin`,
      {},
    );
    const { answers: filled } = await officer.call<{ answers: Record<string, unknown> }>(
      'GET',
      `/api/answer-drafts/${begun.draft}`,
    );
    expect(filled).toMatchObject({
      ...{ source: 'superior', channel: 'letter', topic: answers.register('').topic },
      ...{ receivedOn: '2026-01-05', transferredFrom: `示范市纪委监委 ${view.number}` },
    });
    expect(filled).not.toHaveProperty('relation');
    expect(filled).not.toHaveProperty('complainantName');
    expect(filled.materials).toHaveLength(2);
    const person = await officer.call<{ name: string; names: object }>(
      'GET',
      `/api/subjects/person/${filled.accused}`,
    );
    expect(person.name).toBe('孟怀山');
    expect(Object.values(person.names)).toEqual(['孟怀山所在的镇政府']);

    const again = await officer.call<{ draft: string }>(
      'POST',
      `/api/handovers/${arrived.id}/begin`,
      {},
    );
    expect(again.draft).toBe(begun.draft);
    const own = await officer.call<CaseView>('POST', '/api/cases', {
      ...{ workflow: begun.workflow, draft: begun.draft },
      answers: { ...filled, ...{ duplicate: false, relation: 'none', realName: false } },
    });
    expect(own.stage.id).toBe('received');
    const named = await numbered('officer', view.number);
    expect(named).toMatchObject({ case: { id: own.id }, mayBegin: false });
    expect(JSON.stringify(await listOf('city.officer'))).not.toContain(own.id);
  });

  it('comes back with a reason when it is refused, and can be sent again', async () => {
    const { view: other } = await handDown('顾知秋');
    await post();
    const came = await numbered('officer', other.number);
    const path = `/api/handovers/${came?.id}/refuse`;
    const leader = await office.as('leader');
    expect((await leader.refused('POST', path, { reason: '  ' })).status).toBe(422);
    await leader.call('POST', path, { reason: '此人已调离本县，属市直单位管理。' });
    await post();
    const officer = await office.as('city.officer');
    const back = await officer.case(other.id);
    expect(back).toMatchObject({
      ...{ stage: { id: 'received' }, closed: false },
      handover: { refused: { reason: '此人已调离本县，属市直单位管理。' } },
    });
    const { notices } = await officer.call<ReplyOf<'notices'>>('GET', '/api/notices');
    expect(notices[0]).toMatchObject({ kind: 'flow', case: { id: other.id } });
    expect(notices[0]?.text['zh-CN']).toContain('退回');
    const begin = `/api/handovers/${came?.id}/begin`;
    expect(code(await (await office.as('officer')).refused('POST', begin, {}))).toBe('not-open');

    const sent = await (await office.as('city.leader')).act(other.id, 'hand-down', {
      answers: { text: '组织关系仍在县里，请再核。' },
    });
    expect(sent.stage.id).toBe('handing-down');
    const anew = (await listOf('city.officer'))[0];
    expect(anew).toMatchObject({ number: other.number, direction: 'out' });
    expect(anew?.kept.some(({ said }) => said['zh-CN'] === '顾知秋')).toBe(true);
  });

  it('raises the alarm here, while the other office does not answer', async () => {
    const { view: left } = await handDown('久未签收');
    await post();
    expect(await numbered('city.officer', left.number)).toMatchObject({
      due: { date: '2026-01-12' },
      alarm: 'calm',
    });
    office.goTo('2026-01-13');
    await superviseAll(office.server.runtime);
    const officer = await office.as('city.officer');
    expect(await numbered('city.officer', left.number)).toMatchObject({ alarm: 'overdue' });
    const inbox = await officer.call<Inbox>('GET', '/api/inbox');
    const task = inbox.tasks.find((one) => one.case.id === left.id);
    expect(task).toMatchObject({ action: { id: 'record-receipt' }, alarm: 'overdue' });
    const leader = await office.as('city.leader');
    const { notices } = await leader.call<ReplyOf<'notices'>>('GET', '/api/notices');
    const about = notices.filter((one) => one.case?.id === left.id);
    expect(about.map(({ kind }) => kind)).toContain('alarm.overdue');
    await officer.act(left.id, 'record-receipt', {
      answers: { on: '2026-01-13', by: '示范县纪委监委 电话确认' },
    });
    expect((await officer.case(left.id)).stage.id).toBe('transferred-down');
  });
});

describe('a matter that goes up', () => {
  it('comes back as one to be registered anew, for nothing of it was kept', async () => {
    const officer = await office.as('officer');
    const person = await officer.call<{ id: string }>('POST', '/api/subjects/person', {
      answers: {
        ...{ name: '上级管的人', ownHead: false, superiorManaged: true, lowerManaged: false },
        ...{ nextLevelHead: false, leadership: 'none', keyPost: false, domain: 'none' },
      },
    });
    const material = await upload(officer, office.url, place('materials'), '不应上送.pdf', pdf);
    const sent = await officer.call<CaseView>('POST', '/api/cases', {
      workflow: 'petition-talk',
      answers: { ...answers.register(person.id), materials: [material.id] },
    });
    await post();
    const came = await numbered('city.officer', sent.number);
    expect(came?.enclosed).toEqual([]);
    expect(came?.kept).toHaveLength(2);
    await (await office.as('city.leader')).call('POST', `/api/handovers/${came?.id}/refuse`, {
      reason: '不属市管干部。',
    });
    await post();
    expect(await officer.case(sent.id)).toMatchObject({ stage: { id: 'sent-back' }, closed: true });
  });
});
