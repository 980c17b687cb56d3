import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseView, DraftView, ReplyOf } from '@bitan/api';
import { superviseAll } from '@bitan/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let definitions: string;
let office: TestOffice;
beforeAll(async () => {
  definitions = await mkdtemp(join(tmpdir(), 'bitan-definitions-'));
  for (const folder of ['rules', 'forms']) {
    await cp(join(root, folder), join(definitions, folder), { recursive: true });
  }
  office = await openOffice('2026-01-05', { BITAN_DEFINITIONS: definitions });
}, 60_000);
afterAll(async () => {
  await office.stop();
  await rm(definitions, { recursive: true, force: true });
});

/** Days that were worked are not any more, as when the State Council says so late. */
async function takeOff(...days: readonly string[]): Promise<void> {
  const file = join(definitions, 'rules/national/calendars/2026.json');
  const calendar = JSON.parse(await readFile(file, 'utf8')) as { holidays: string[] };
  const holidays = [...calendar.holidays, ...days].sort();
  await writeFile(file, JSON.stringify({ ...calendar, holidays }));
}

/** An edition with what the folder says now, and with what is put at a path of the office's layer. */
async function publish(of: TestOffice, path: string, now: object): Promise<DraftView> {
  const [editor, approver] = [await of.as('policyeditor'), await of.as('policyapprover')];
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '新的日历' });
  const at = `/api/drafts/${draft.id}`;
  await editor.call('POST', `${at}/edits`, { edits: [{ path, now }] });
  const { revision } = await editor.call<DraftView>('GET', at);
  const body = { reason: '节假日安排有变', revision };
  const submitted = await editor.call<DraftView>('POST', `${at}/submit`, body);
  await approver.call('POST', `${at}/approve`, { revision: submitted.revision });
  return submitted;
}
const threeOfficers = {
  id: 'talk.minOfficers',
  value: 3,
  basis: [{ title: { 'zh-CN': '通知', en: 'Notice' }, mark: 'D' }],
};

const actionOf = ({ actions }: CaseView, id: string) => actions.find((action) => action.id === id);
const dueOf = (view: CaseView, id: string) => actionOf(view, id)?.due;
const supervise = () => superviseAll(office.server.runtime);

describe('a calendar that is changed after deadlines were set', () => {
  it('moves those that are open, says so, and leaves what is done as it was', async () => {
    const petition = await Petition.register(office, '张明');
    const done = await Petition.register(office, '何永强');
    await done.assign();
    await supervise();
    const before = dueOf(await petition.view(), 'assign');
    expect(before?.date).toBe('2026-01-06');
    const moved = async (login: string) => {
      const who = await office.as(login);
      const { notices } = await who.call<ReplyOf<'notices'>>('GET', '/api/notices');
      return notices.filter(({ kind }) => kind === 'deadline.moved');
    };
    expect(await moved('leader')).toEqual([]);
    const entries = (await done.view()).timeline;

    await takeOff('2026-01-06', '2026-01-07');
    office.wait(1);
    await supervise();
    expect(dueOf(await petition.view(), 'assign')).toEqual(before);
    await publish(office, 'parameters/talk.minOfficers', threeOfficers);
    office.wait(1);
    await supervise();

    const view = await petition.view();
    expect(dueOf(view, 'assign')?.date).toBe('2026-01-08');
    // The rules of the case stay those under which it was received.
    expect(view.edition.current).toBe(false);
    const told = await moved('leader');
    expect(told.map((notice) => notice.case?.id)).toContain(petition.id);
    expect(told.find((notice) => notice.case?.id === petition.id)?.about).toBeDefined();
    expect((await done.view()).timeline).toEqual(entries);

    office.wait(1);
    await supervise();
    expect(await moved('leader')).toHaveLength(told.length);
    const auditor = await office.as('auditor');
    const { entries: audit } = await auditor.call<{
      entries: { event: string; detail?: unknown }[];
    }>('GET', '/api/audit?limit=100');
    const events = audit.filter(({ event }) => event === 'case.deadlines-recomputed');
    expect(JSON.stringify(events)).toContain(before?.at);
    expect(await auditor.call('POST', '/api/audit/verify', {})).toMatchObject({ ok: true });
  }, 120_000);
});

describe('a year that no calendar was there for', () => {
  let late: TestOffice;
  beforeAll(async () => {
    late = await openOffice('2026-12-31');
  }, 60_000);
  afterAll(() => late.stop());

  it('is added in the product by two people, and the deadlines that waited for it are set', async () => {
    const petition = await Petition.register(late, '张明');
    const before = actionOf(await petition.view(), 'assign');
    expect(before?.due).toBeUndefined();
    expect(before?.undetermined?.en).toContain('2027');

    const days = { holidays: ['2027-01-01'], workdays: ['2027-01-03'] };
    const year = { year: 2027, ...days, source: '关于2027年部分节假日安排的通知' };
    const { said } = await publish(late, 'calendars/2027', year);
    late.wait(1);
    await superviseAll(late.server.runtime);
    expect(dueOf(await petition.view(), 'assign')?.date).toBe('2027-01-03');
    expect(said.map((one) => one['zh-CN'])).toEqual([
      '日历「2027」：增加放假：1月1日；增加调休上班：1月3日',
    ]);
  }, 120_000);

  it('is refused with a day that is not one of its days, and told where', async () => {
    const editor = await late.as('policyeditor');
    const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '写错的日历' });
    const now = { year: 2028, holidays: ['2028-02-30'], workdays: [], source: '通知' };
    const edits = [{ path: 'calendars/2028', now }];
    await editor.call('POST', `/api/drafts/${draft.id}/edits`, { edits });
    const { findings } = await editor.call<DraftView>('GET', `/api/drafts/${draft.id}`);
    expect(findings).toMatchObject([{ code: 'calendar.day', place: 'calendars/2028' }]);
  });
});
