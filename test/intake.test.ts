import type { ActionSheet, CaseView, ImportPreview, ImportView } from '@bitan/api';
import { sweepImports } from '@bitan/server';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { beginImport, bringTable, importEnded, petitionHead, petitionRow } from './play/tables.ts';

const [head, good] = [petitionHead, petitionRow];

let office: TestOffice;
let officer: Api;
let unit: string;
beforeAll(async () => {
  office = await openOffice();
  officer = await office.as('officer');
  const units = await officer.call<{ name: string }[]>('GET', '/api/subjects/unit');
  unit = units[0]?.name ?? '';
}, 60_000);
afterAll(() => office.stop());

const bring = (bytes: Uint8Array, name: string, api = officer) =>
  bringTable(office.url, api, { bytes, name });
const read = async (bytes: Uint8Array, name = 'in.csv') =>
  officer.call<ImportView>('POST', '/api/imports', await bring(bytes, name));
const csv = (...lines: string[]) => Buffer.from([head, ...lines].join('\n'));

/** Runs an import to its end. */
async function run(view: ImportView): Promise<ImportView> {
  await beginImport(officer, view);
  return ended(view.id);
}
const ended = (id: string) => importEnded(officer, id);
const titles = async () =>
  (await officer.call<{ cases: { title: string }[] }>('GET', '/api/cases?limit=100')).cases.map(
    ({ title }) => title,
  );

describe('a table of cases', () => {
  it('is guessed, looked at without a trace, taken in line by line, and never twice', async () => {
    const bytes = csv(
      good,
      good.replace('来信', '口信'),
      good.replace('张明', '查无此人'),
      good.replace('张明,,', `赵新来,${unit},科员`).replace('违规报销', '收受礼金'),
      good.replace('2026/1/5', '2026年2月30日'),
    );
    const view = await read(bytes);
    expect(view.columns).toContain('accused.unit');
    expect(view.columns.filter(Boolean)).toHaveLength(14);
    const columns = view.columns;
    const preview = await officer.call<ImportPreview>('POST', `/api/imports/${view.id}/preview`, {
      columns,
    });
    expect(preview.lines.map(({ errors }) => errors.length)).toEqual([0, 1, 1, 0, 1]);
    expect(preview.lines[1]?.errors[0]).toMatchObject({
      column: 1,
      message: { 'zh-CN': expect.stringContaining('来信、来访') },
    });
    expect(preview.made).toBe(1);
    expect(await titles()).toEqual([]);

    const done = await run(view);
    expect(done).toMatchObject({ status: 'done', done: 5, begun: 2, known: 0, refused: 3 });
    expect(done.refusals.map(({ line }) => line)).toEqual([3, 4, 6]);
    expect((await titles()).sort()).toEqual(['收受礼金', '违规报销']);

    const again = await run(await read(bytes, 'again.csv'));
    expect(again).toMatchObject({ begun: 0, known: 2, refused: 3 });
    expect(await titles()).toHaveLength(2);
  });

  it('leaves a case as single entry does: sealed, with its tasks, found and on record', async () => {
    const list = await officer.call<{ cases: { id: string; title: string }[] }>(
      'GET',
      `/api/cases?q=${encodeURIComponent('收受礼金')}`,
    );
    const [found] = list.cases;
    const one = await officer.call<CaseView>('GET', `/api/cases/${found?.id}`);
    expect(JSON.stringify(one)).not.toContain('举报人甲');
    expect(one.stage.id).toBe('received');
    const leader = await office.as('leader');
    const inbox = await leader.call<{ tasks: { case: { id: string } }[] }>('GET', '/api/inbox');
    expect(inbox.tasks.map(({ case: of }) => of.id)).toContain(found?.id);
    const opened = await leader.call<{ answers: object }>(
      'POST',
      `/api/cases/${found?.id}/seals/complainant`,
      { reason: '核对' },
    );
    expect(opened.answers).toMatchObject({ complainantName: '举报人甲' });
    const auditor = await office.as('auditor');
    expect(await auditor.call('POST', '/api/audit/verify', {})).toMatchObject({ ok: true });
  });

  it('says how many are much like another case, and leads to them until they are told apart', async () => {
    const row = good
      .replace('张明', '林秀英')
      .replace('违规报销,反映其违规报销', '违建,反映其在村里违规建房');
    const view = await run(await read(csv(row, row, row.replace('违建', '违规建房')), 'alike.csv'));
    expect(view.suspected).toEqual({ count: 2, capped: false });
    const path = `/api/cases?watch=similar&import=${view.id}`;
    const waiting = async () =>
      (await officer.call<{ cases: { id: string }[] }>('GET', path)).cases.map(({ id }) => id);
    const [one, ...others] = await waiting();
    expect(others).toHaveLength(1);
    await officer.call('POST', `/api/cases/${one}/apart`, { reason: '另一处房屋' });
    expect(await waiting()).toEqual(others);
    expect((await ended(view.id)).suspected?.count).toBe(1);
    const elsewhere = `/api/cases?watch=similar&import=${view.id.replace(/^./, 'f')}`;
    expect((await officer.call<{ cases: object[] }>('GET', elsewhere)).cases).toEqual([]);
  });

  it('gives back what was refused, with the reasons, to be mended and imported again', async () => {
    const view = await run(await read(csv(good.replace('来信', '=口信')), 'mend.csv'));
    const { bytes } = await officer.bytes(`/api/imports/${view.id}/refused`);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text).toContain("'=口信");
    expect(text).toContain('未导入原因');
    const mended = text.replace("'=口信", '来访').replace('违规报销', '另一件');
    const next = await run(await read(Buffer.from(mended), 'mended.csv'));
    expect(next).toMatchObject({ begun: 1, refused: 0 });
  });

  it('reads the Chinese standard and workbooks, whatever they are called', async () => {
    const gb = Buffer.concat([
      Buffer.from('d5c5c3f7', 'hex'),
      Buffer.from(',x\n'),
      Buffer.from('d5c5c3f7', 'hex'),
      Buffer.from(',y\n'),
    ]);
    expect(await read(gb, 'gb.csv')).toMatchObject({ encoding: 'gb18030', head: ['张明', 'x'] });
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('1');
    sheet.addRow(head.split(','));
    sheet.addRow([
      new Date('2026-01-05T00:00:00Z'),
      ...good.replace('违规报销', '表格').split(',').slice(1),
    ]);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    expect(await run(await read(bytes, 'in.xlsx'))).toMatchObject({ begun: 1, refused: 0 });
    expect(await titles()).toContain('表格');
  });

  it.each([
    ['nothing below the first row', Buffer.from(head)],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a torn workbook', Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(200)])],
    ['a quotation mark that is not closed', Buffer.from(`${head}\n"${'x,'.repeat(150_000)}`)],
  ])('refuses %s, with the cure', async (_what, bytes) => {
    const problem = await officer.refused('POST', '/api/imports', await bring(bytes, 'bad.csv'));
    expect(problem.type).toBe('urn:bitan:problem:file-refused');
    expect(problem.detail?.['zh-CN']).toMatch(/请|没有/);
  });

  it('asks a person who is meant where the name alone does not tell', async () => {
    const sheet = await officer.call<ActionSheet>('GET', '/api/subjects/person/new');
    const asked = Object.entries(sheet.form?.schema.properties ?? {});
    const usual = asked.flatMap(([field, { default: value }]) =>
      value === undefined ? [] : [[field, value]],
    );
    for (const position of ['甲职', '乙职']) {
      const answers = { ...Object.fromEntries(usual), name: '钱同名', position };
      await officer.call('POST', '/api/subjects/person', { answers });
    }
    const row = good.replace('张明', '钱同名').replace('违规报销', '同名');
    const view = await run(
      await read(csv(row, row.replace('钱同名,,', '钱同名,,乙职')), 'same.csv'),
    );
    expect(view).toMatchObject({ begun: 1, refused: 1 });
    expect(view.refusals[0]?.errors[0]?.message.en).toMatch(/Several records/);
    const code = view.refusals[0]?.errors[0]?.message.en.match(/[0-9a-f]{12}/)?.[0];
    const said = Buffer.from([`${head},档案编号`, `${row},${code}`].join('\n'));
    expect(await run(await read(said, 'said.csv'))).toMatchObject({ begun: 1, refused: 0 });
  });

  it('stops, goes on, and is its maker’s alone', async () => {
    const lines = Array.from({ length: 450 }, (_, i) => good.replace('违规报销', `许多${i}`));
    const view = await read(csv(...lines), 'many.csv');
    await officer.call('POST', `/api/imports/${view.id}/run`, { revision: view.revision });
    const stopped = await officer.call<ImportView>('POST', `/api/imports/${view.id}/stop`, {});
    expect(['stopped', 'done']).toContain(stopped.status);
    const now = await officer.call<ImportView>('GET', `/api/imports/${view.id}`);
    expect(await run(now)).toMatchObject({ status: 'done', begun: 450, refused: 0 });
    const other = await office.as('officer2');
    expect((await other.refused('GET', `/api/imports/${view.id}`)).status).toBe(404);
    const head = await office.as('head');
    const refused = await head.refused('POST', '/api/imports', {
      ...{ upload: view.id, workflow: 'petition-talk' },
    });
    expect(refused.status).toBe(403);
    await officer.call('DELETE', `/api/imports/${view.id}`);
    expect((await officer.refused('GET', `/api/imports/${view.id}`)).status).toBe(404);
  }, 60_000);

  it('forgets a table that nobody touched for a month, and not what it began', async () => {
    const bytes = csv(good.replace('违规报销', '旧表'));
    const { id } = await run(await read(bytes, 'old.csv'));
    office.goTo('2026-02-20');
    await sweepImports(office.server.runtime);
    officer = await office.as('officer');
    expect((await officer.refused('GET', `/api/imports/${id}`)).status).toBe(404);
    expect(await run(await read(bytes, 'old.csv'))).toMatchObject({ begun: 0, known: 1 });
    office.goTo('2026-01-05');
    officer = await office.as('officer');
  });

  it('keeps what columns are for under a name', async () => {
    const view = await read(csv(good), 'kept.csv');
    const columns = { 日期: 'receivedOn' };
    const body = { workflow: 'petition-talk', name: '信访局', columns };
    await officer.call('PUT', '/api/import-mappings', body);
    await officer.call('PUT', '/api/import-mappings', body);
    const { mappings } = await officer.call<ImportView>('GET', `/api/imports/${view.id}`);
    expect(mappings).toEqual([{ name: '信访局', columns }]);
  });
});
