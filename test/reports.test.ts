import type { CaseRow, ReportView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { workbookOf } from './play/files.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition, userId } from './play/petition.ts';

describe('a report', () => {
  let office: TestOffice;
  let officer: Api;
  let first: Petition;
  beforeAll(async () => {
    office = await openOffice();
    officer = await office.as('officer');
    first = await Petition.register(office, '张明');
    await first.screen();
    await first.approved('propose-disposition');
    office.goTo('2026-02-03');
    officer = await office.as('officer');
    await Petition.register(office, '刘建华', { realName: true, complainantName: '李某' });
    await Petition.register(office, '刘建华', { duplicate: true });
  }, 60_000);
  afterAll(() => office.stop());

  const ask = (from: string, until: string, more = '') =>
    `/api/reports${more}?workflow=petition-talk&from=${from}&until=${until}`;
  const report = (from: string, until: string) => officer.call<ReportView>('GET', ask(from, until));
  const rows = (view: ReportView, id: string) =>
    Object.fromEntries(
      view.sections.find((one) => one.id === id)?.rows.map(({ key, count }) => [key, count]) ?? [],
    );

  it('counts what fell into its period, the last day included, and nothing else', async () => {
    const year = await report('2026-01-01', '2026-12-31');
    expect(rows(year, 'received')).toEqual({ '2026-01': 1, '2026-02': 2 });
    expect(rows(year, 'duplicates')).toEqual({ false: 2, true: 1 });
    expect(rows(year, 'stages')).toMatchObject({ 'prepare-talk': 1, kept: 1 });
    const day = await report('2026-02-03', '2026-02-03');
    expect(rows(day, 'received')).toEqual({ '2026-02': 2 });
    expect(rows(await report('2026-02-04', '2026-02-28'), 'received')).toEqual({});
  });

  it('says decisions as people made them, units and handlers by name', async () => {
    const view = await report('2026-01-01', '2026-01-31');
    const titles = (id: string) =>
      view.sections.find((one) => one.id === id)?.rows.map(({ title }) => title['zh-CN']);
    expect(titles('dispositions')).toEqual(['谈话']);
    expect(titles('must-talk')?.[0]).toContain('必谈');
    expect(titles('handlers')).toEqual(['陈志远']);
    expect(titles('units')).toEqual(['青石镇人民政府']);
  });

  it('leads to the cases behind a line, but not to those from which one stepped aside', async () => {
    const path = `${ask('2026-01-01', '2026-01-31', '/cases')}&section=received&key=2026-01`;
    const found = await officer.call<CaseRow[]>('GET', path);
    expect(found.map(({ id }) => id)).toEqual([first.id]);
    await officer.act(first.id, 'declare-relation', { answers: { relation: 'nearRelative' } });
    expect(await officer.call('GET', path)).toEqual([]);
    expect(rows(await report('2026-01-01', '2026-01-31'), 'received')).toEqual({ '2026-01': 1 });
    const leader = await office.as('leader');
    await leader.act(first.id, 'reassign', {
      answers: { handler: await userId(leader, '李文静') },
    });
  });

  it('is a spreadsheet with a sheet for each section', async () => {
    const { base64 } = await officer.call<{ base64: string }>(
      'GET',
      ask('2026-01-01', '2026-12-31', '/sheet'),
    );
    const book = await workbookOf(Buffer.from(base64, 'base64'));
    const sheet = book.worksheets.find(({ name }) => name.includes('收到信访件'));
    expect(sheet?.getRow(2).values).toEqual([undefined, '2026-01', 1]);
    expect(book.worksheets.length).toBe((await report('2026-01-01', '2026-12-31')).sections.length);
  });

  it('is refused backwards, of no type of case, and to who reads no cases', async () => {
    const backwards = await officer.refused('GET', ask('2026-02-01', '2026-01-01'));
    expect(backwards.errors?.map(({ pointer }) => pointer)).toEqual(['/until']);
    const unknown = await officer.refused(
      'GET',
      '/api/reports?workflow=none&from=2026-01-01&until=2026-01-02',
    );
    expect(unknown.status).toBe(404);
    const auditor = await office.as('auditor');
    expect((await auditor.refused('GET', ask('2026-01-01', '2026-01-31'))).status).toBe(403);
  });
});
