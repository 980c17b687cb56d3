import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  ActionSheet,
  AnswerDraftRow,
  AnswerDraftSaved,
  AnswerDraftView,
  CaseView,
  DraftView,
} from '@bitan/api';
import { sweepAnswerDrafts } from '@bitan/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
let officer: Api;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
beforeEach(async () => {
  officer = await office.as('officer');
});
afterAll(() => office.stop());

const code = ({ type }: { type: string }) => type.replace('urn:bitan:problem:', '');
const at = (id: string) => `/api/answer-drafts/${id}`;
const rows = (api: Api) => api.call<AnswerDraftRow[]>('GET', '/api/answer-drafts');

/** What somebody types to begin a case. */
const starting = (typed: object, revision = 0) => ({
  workflow: 'petition-talk',
  action: 'register',
  answers: typed,
  revision,
});

async function keep(typed: object): Promise<string> {
  const id = randomUUID();
  await officer.call('PUT', at(id), starting(typed));
  return id;
}

/** A case on which the officer began to fill in a form. */
async function screening(typed: object = { what: true }) {
  const petition = await (await Petition.register(office, '张明')).assign();
  const { revision } = await officer.case(petition.id);
  const id = randomUUID();
  const body = {
    workflow: 'petition-talk',
    action: 'screen',
    case: { id: petition.id, revision },
    answers: typed,
    revision: 0,
  };
  await officer.call('PUT', at(id), body);
  return { petition, id, body };
}

describe('answers that are not finished', () => {
  it('are there again on another machine, and listed with where they belong', async () => {
    const { petition, id } = await screening({ what: true, strange: 'x' });
    const elsewhere = await office.as('officer');
    const found = await elsewhere.call<AnswerDraftView>(
      'GET',
      `/api/cases/${petition.id}/actions/screen/draft`,
    );
    expect(found).toMatchObject({ id, answers: { what: true }, open: true, moved: false });
    expect(found.answers).not.toHaveProperty('strange');
    expect(found.form?.id).toBe('screening');
    const [listed] = await rows(officer);
    expect(listed).toMatchObject({ id, case: { id: petition.id }, revision: 1 });
    expect(listed?.until).toBe('2026-02-04');
    expect(JSON.stringify(listed)).not.toContain('answers');
  });

  it('are read and changed by nobody else, whatever their role', async () => {
    const { id, petition, body } = await screening();
    for (const login of ['officer2', 'leader', 'head', 'systemadmin', 'auditor', 'city.leader']) {
      const other = await office.as(login);
      expect((await rows(other)).map((row) => row.id)).not.toContain(id);
      expect(code(await other.refused('GET', at(id)))).toBe('not-found');
      const path = `/api/cases/${petition.id}/actions/screen/draft`;
      expect((await other.raw('GET', path)).json).toBeNull();
      await other.refused('PUT', at(id), { ...body, revision: 1 });
      await other.raw('DELETE', at(id));
    }
    expect(await officer.call('GET', at(id))).toMatchObject({ revision: 1 });
  });

  it('stand nowhere on the disk, sealed or not', async () => {
    const typed = { topic: '尚未提交的隐秘事由', complainantName: '诸葛未央' };
    const id = await keep({ ...typed, realName: true });
    await officer.call('PUT', at(id), starting({ ...typed, content: '再写一句' }, 1));
    const view = await officer.call<AnswerDraftView>('GET', at(id));
    expect(view.answers).toMatchObject(typed);
    const folder = office.server.runtime.config.data;
    const files = (await readdir(folder)).filter((name) => name.startsWith('bitan.sqlite'));
    const disk = Buffer.concat(
      await Promise.all(files.map((name) => readFile(join(folder, name)))),
    );
    for (const text of Object.values(typed)) expect(disk.includes(Buffer.from(text))).toBe(false);
    const audit = await (await office.as('auditor')).call('GET', '/api/audit');
    expect(JSON.stringify(audit)).not.toContain(typed.complainantName);
    await officer.call('DELETE', at(id));
  });

  it('are not overwritten from an older state: both are shown', async () => {
    const id = await keep({ topic: '甲' });
    const second = await officer.call<AnswerDraftSaved>(
      'PUT',
      at(id),
      starting({ topic: '乙' }, 1),
    );
    expect(second.revision).toBe(2);
    const stale = await officer.refused('PUT', at(id), starting({ topic: '丙' }, 1));
    expect(code(stale)).toBe('stale');
    expect(stale.current).toMatchObject({ revision: 2, answers: { topic: '乙' } });
    const header = { 'if-match': '"2"' };
    const { revision: _, ...body } = starting({ topic: '丙' });
    const saved = await officer.call<AnswerDraftSaved>('PUT', at(id), body, header);
    expect(saved.revision).toBe(3);
    expect(code(await officer.refused('PUT', at(id), body))).toBe('revision-missing');
    await officer.call('DELETE', at(id));
  });

  it('are begun once at one action: the second device is told what the first keeps', async () => {
    const { id, body } = await screening({ what: true });
    const stale = await officer.refused('PUT', at(randomUUID()), { ...body, answers: {} });
    expect(code(stale)).toBe('stale');
    expect(stale.current).toMatchObject({ id, answers: { what: true } });
  });

  it('are begun by nobody who could not do the action', async () => {
    const { body } = await screening();
    const reviewer = await office.as('reviewer');
    expect(code(await reviewer.refused('PUT', at(randomUUID()), body))).toBe('forbidden');
    const start = starting({ topic: '甲' });
    expect(code(await reviewer.refused('PUT', at(randomUUID()), start))).toBe('forbidden');
    expect(code(await officer.refused('PUT', at('no-uuid'), start))).toBe('not-found');
    const nothing = { ...start, action: 'screen' };
    expect(code(await officer.refused('PUT', at(randomUUID()), nothing))).toBe('not-found');
  });

  it('are gone with the submission, and stay when it is refused', async () => {
    const { petition, id } = await screening();
    const { revision } = await officer.case(petition.id);
    const path = `/api/cases/${petition.id}/actions/screen`;
    await officer.refused('POST', path, { answers: { what: true }, revision });
    expect(await officer.call('GET', at(id))).toMatchObject({ answers: { what: true } });
    await officer.act(petition.id, 'screen', { answers: answers.screen });
    expect(code(await officer.refused('GET', at(id)))).toBe('not-found');
    const again = { workflow: 'petition-talk', action: 'screen', answers: {}, revision: 1 };
    expect(code(await officer.refused('PUT', at(id), again))).toBe('not-found');
  });

  it('say that the case has moved on meanwhile, and that the action is closed', async () => {
    const { petition, id } = await screening();
    await (await office.as('leader')).act(petition.id, 'add-note', {
      answers: { text: '请抓紧。' },
    });
    expect(await officer.call('GET', at(id))).toMatchObject({ open: true, moved: true });
    const colleague = await office.as('leader');
    const people = await colleague.call<{ id: string; name: string }[]>('GET', '/api/colleagues');
    const handler = people.find(({ name }) => name === '李文静')?.id;
    await colleague.act(petition.id, 'reassign', { answers: { handler } });
    expect(await officer.call('GET', at(id))).toMatchObject({ open: false, moved: true });
    expect((await officer.call<AnswerDraftView>('GET', at(id))).answers).toEqual({ what: true });
  });

  it('are lost to who is recused', async () => {
    const { petition, id } = await screening();
    await officer.act(petition.id, 'declare-relation', { answers: { relation: 'interest' } });
    expect(code(await officer.refused('GET', at(id)))).toBe('not-found');
    expect((await rows(officer)).map((row) => row.id)).not.toContain(id);
  });

  it('are thrown away on request, and only that this happened is recorded', async () => {
    const id = await keep({ topic: '不用了' });
    await officer.call('DELETE', at(id));
    expect(code(await officer.refused('GET', at(id)))).toBe('not-found');
    await officer.call('DELETE', at(id));
    const { entries } = await (await office.as('auditor')).call<{ entries: object[] }>(
      'GET',
      '/api/audit',
    );
    const about = entries.filter((entry) => JSON.stringify(entry).includes(id));
    expect(about).toMatchObject([{ event: 'answers.discarded', subject: id }]);
  });
});

describe('a form that another edition changes meanwhile', () => {
  it('is finished on the edition on which it was begun', async () => {
    const sheet = await officer.call<ActionSheet>('GET', '/api/workflows/petition-talk/start');
    const id = randomUUID();
    const body = { ...starting({ topic: '先写的' }), edition: sheet.edition };
    await officer.call('PUT', at(id), body);
    await publishAnotherForm();
    const later = randomUUID();
    await officer.call('PUT', at(later), { ...body, answers: { topic: '页面还开着' } });

    const view = await officer.call<AnswerDraftView>('GET', at(id));
    expect(view.edition).toMatchObject({ id: sheet.edition, number: 1, current: false });
    expect(view.form?.schema.properties).not.toHaveProperty('ownField');
    const path = '/api/workflows/petition-talk/start';
    const again = await officer.call<ActionSheet>('GET', `${path}?draft=${id}`);
    expect(again.form?.schema.properties).not.toHaveProperty('ownField');
    const fresh = await officer.call<ActionSheet>('GET', path);
    expect(fresh.form?.schema.required).toContain('ownField');

    const typed = answers.register(await officer.person('张明'));
    const submission = { workflow: 'petition-talk', answers: typed };
    const refused = await officer.refused('POST', '/api/cases', submission);
    expect(refused.errors?.[0]?.pointer).toBe('/answers/ownField');
    const begun = await officer.call<CaseView>('POST', '/api/cases', { ...submission, draft: id });
    expect(begun.edition).toMatchObject({ id: sheet.edition, current: false });
    expect(code(await officer.refused('GET', at(id)))).toBe('not-found');
    await officer.call('DELETE', at(later));
  }, 40_000);

  it('is not begun on an edition that has long been replaced', async () => {
    const [now, before] = await (await office.as('policyeditor')).call<{ id: string }[]>(
      'GET',
      '/api/editions',
    );
    office.wait(11 * 60);
    officer = await (await office.as('officer')).signIn('officer');
    const id = randomUUID();
    await officer.call('PUT', at(id), { ...starting({ topic: '旧' }), edition: before?.id });
    expect(await officer.call('GET', at(id))).toMatchObject({ edition: { id: now?.id } });
    await officer.call('DELETE', at(id));
  });
});

describe('answers that nobody comes back to', () => {
  it('are cleared when their time is over, and their writer is told', async () => {
    const id = await keep({ topic: '忘了' });
    await sweepAnswerDrafts(office.server.runtime);
    expect(await officer.call('GET', at(id))).toMatchObject({ revision: 1 });
    office.goTo('2026-03-20');
    officer = await office.as('officer');
    await sweepAnswerDrafts(office.server.runtime);
    expect(code(await officer.refused('GET', at(id)))).toBe('not-found');
    const auditor = await office.as('auditor');
    const { entries } = await auditor.call<{ entries: object[] }>('GET', '/api/audit');
    expect(entries).toEqual(
      expect.arrayContaining([expect.objectContaining({ event: 'answers.expired', subject: id })]),
    );
  });
});

/** A second edition whose form asks for one thing more. */
async function publishAnotherForm(): Promise<void> {
  const editor = await office.as('policyeditor');
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '加一项' });
  const path = `/api/drafts/${draft.id}`;
  const operation = {
    op: 'add',
    field: 'ownField',
    section: 'receipt',
    required: true,
    schema: { type: 'string', title: '本地编号' },
    texts: { en: { title: 'Local number' } },
  };
  const now = { form: 'petition', operations: [operation] };
  await editor.call('POST', `${path}/edits`, { edits: [{ path: 'overlays/petition', now }] });
  const { revision } = await editor.call<DraftView>('GET', path);
  const submit = { reason: '需要编号', revision };
  const submitted = await editor.call<DraftView>('POST', `${path}/submit`, submit);
  const approver = await office.as('policyapprover');
  await approver.call('POST', `${path}/approve`, { revision: submitted.revision });
}
