import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseView, DraftView, Notices } from '@bitan/api';
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

/** An edition with what the folder says now, and a stricter parameter. */
async function publish(): Promise<void> {
  const [editor, approver] = [await office.as('policyeditor'), await office.as('policyapprover')];
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '新的日历' });
  const at = `/api/drafts/${draft.id}`;
  const basis = [{ title: { 'zh-CN': '通知', en: 'Notice' }, mark: 'D' }];
  const now = { id: 'talk.minOfficers', value: 3, basis };
  await editor.call('POST', `${at}/edits`, {
    edits: [{ path: 'parameters/talk.minOfficers', now }],
  });
  const { revision } = await editor.call<DraftView>('GET', at);
  const body = { reason: '节假日安排有变', revision };
  const submitted = await editor.call<DraftView>('POST', `${at}/submit`, body);
  await approver.call('POST', `${at}/approve`, { revision: submitted.revision });
}

const dueOf = ({ actions }: CaseView, id: string) =>
  actions.find((action) => action.id === id)?.due;
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
      const { notices } = await who.call<Notices>('GET', '/api/notices');
      return notices.filter(({ kind }) => kind === 'deadline.moved');
    };
    expect(await moved('leader')).toEqual([]);
    const entries = (await done.view()).timeline;

    await takeOff('2026-01-06', '2026-01-07');
    office.wait(1);
    await supervise();
    expect(dueOf(await petition.view(), 'assign')).toEqual(before);
    await publish();
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
