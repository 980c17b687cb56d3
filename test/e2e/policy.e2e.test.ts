import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DraftView } from '@bitan/api';
import exceljs from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import { choose } from './choose.ts';
import type { Desk } from './desk.ts';
import { sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
let editor: Desk;
let page: Page;
let draft: DraftView;

/** One person who knows the policy and no JSON, and a second one who approves. */
describe.skipIf(!browserPath)('a policy officer', () => {
  beforeAll(async () => {
    story = await Story.begin();
    const api = await story.office.as('policyeditor');
    draft = await api.call('POST', '/api/drafts', { title: '完善必谈情形' });
    editor = await story.as('policyeditor');
    page = editor.page;
  }, 60_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  const open = async (decision: string, of = draft) => {
    await editor.goTo(`/policy/drafts/${of.id}?tab=decisions&decision=${decision}`);
    await page.locator('[data-rule]').first().waitFor();
  };
  const rule = (name: string) => page.locator(`[data-rule="${name}"]`);
  const saved = () => page.locator('[data-saved=true]').waitFor();
  const form = () => page.locator('.rule-form');
  const take = () => form().getByRole('button', { name: '放入草案' }).last().click();
  const checks = () => page.getByTestId('studio-checks');

  it('adds a further case to must-talk 5, which the level above locked', async () => {
    await open('must-talk');
    await rule('risky-post').getByRole('button', { name: /操作/ }).click();
    expect(await rule('risky-post').innerText()).toContain('由上级锁定');
    expect(await rule('risky-post').getByRole('button', { name: '停用' }).count()).toBe(0);
    await rule('risky-post').getByRole('button', { name: '另加一种情形' }).click();
    await form().getByRole('button', { name: '加条件' }).last().click();
    await choose(page, form().getByLabel('事实').last(), '形成舆情');
    await choose(page, form().getByLabel('值', { exact: true }).last(), '是');
    await take();
    await rule('risky-post-2').getByText('形成舆情').waitFor();
    await saved();
  }, 60_000);

  it('writes a sixth criterion from scratch, with a new fact', async () => {
    await page.getByRole('tab', { name: '事实与关系' }).click();
    await page.getByRole('button', { name: '新增事实' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称（中文）').fill('近期拟提拔任用');
    await dialog.getByLabel('名称（英文）').fill('About to be promoted');
    await choose(page, dialog.getByLabel('放在哪张表单'), '登记');
    await choose(page, dialog.getByLabel('放在哪一部分'), '');
    await dialog.getByRole('button', { name: '放入草案' }).click();
    await page.locator('[data-own-fact]').getByText('近期拟提拔任用').waitFor();
    await saved();

    await open('must-talk');
    await page.getByRole('button', { name: '新增规则' }).click();
    await form().getByLabel('规则名称（中文）').fill('拟提拔任用前被反映的，必谈');
    await form().getByLabel('规则名称（英文）').fill('Reported before a promotion');
    await choose(page, form().getByLabel('事实'), '近期拟提拔任用');
    await choose(page, form().getByLabel('值', { exact: true }), '是');
    await choose(page, form().getByLabel('结论'), '必谈');
    await form().getByRole('button', { name: '另加依据' }).click();
    await form().getByLabel('文件名称').fill('县纪委常委会会议纪要');
    await form().getByRole('button', { name: '放入草案' }).first().click();
    await take();
    await page.getByText('拟提拔任用前被反映的，必谈').first().waitFor();
    await saved();
    await editor.picture('sixth-criterion');
  }, 60_000);

  it('cannot loosen a deadline that is locked, and is told why', async () => {
    await editor.goTo(
      `/policy/drafts/${draft.id}?tab=parameters&item=parameters/notice.acceptDays`,
    );
    const topics = page.getByRole('navigation', { name: '参数主题' });
    await topics.getByRole('link', { name: /^答复反映人与澄清/ }).click();
    const row = page.locator('[data-topic=complainant] [data-parameter="notice.acceptDays"]');
    await row.getByRole('spinbutton').waitFor();
    await row.getByRole('spinbutton').fill('30');
    await row.getByLabel('修改依据').fill('人手不足');
    await row.getByRole('button', { name: '放入草案' }).click();
    expect(await row.getByRole('alert').innerText()).toContain('超出范围 1个工作日 – 15个工作日');
    await row.getByRole('combobox').press('ArrowDown');
    await page.locator('.ant-select-item-option', { hasText: '日' }).last().waitFor();
    await editor.picture('locked-deadline');
    await page.keyboard.press('Escape');
    await row.getByRole('spinbutton').fill('10');
    await row.getByRole('button', { name: '放入草案' }).click();
    await row.getByText('10个工作日').first().waitFor();
    await saved();
  }, 60_000);

  it('can neither pass a rule that is locked nor break an invariant: a counter-example stops it', async () => {
    await open('disposition');
    await page.getByRole('button', { name: '新增规则' }).click();
    await form().getByLabel('规则名称（中文）').fill('一律函询了结');
    await form().getByLabel('规则名称（英文）').fill('Letters only');
    await choose(page, form().getByLabel('事实'), '群众反映有违纪违规问题');
    await choose(page, form().getByLabel('值', { exact: true }), '是');
    await choose(page, form().getByLabel('结论'), '函询');
    await form().getByRole('button', { name: '另加依据' }).click();
    await form().getByLabel('文件名称').fill('领导批示');
    await form().getByRole('button', { name: '放入草案' }).first().click();
    await take();
    const added = page.locator('[data-rule^="own-disposition"]');
    await added.waitFor();
    await added.focus();
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('Alt+ArrowUp');
    await saved();
    await added.getByText('锁定').first().waitFor();
    await added.focus();
    await page.keyboard.press('Delete');
    await added.waitFor({ state: 'detached' });
    await saved();

    const collusion = rule('collusion-risk');
    await collusion.getByRole('button', { name: /操作/ }).click();
    await collusion.getByRole('button', { name: '修改整条' }).click();
    await choose(page, form().getByLabel('结论'), '函询');
    await take();
    await saved();
    await checks().getByText('会被突破').first().waitFor();
    expect(await checks().innerText()).toContain('五个必谈不得以函询代替');
    await editor.picture('counter-example');
    expect(await checks().innerText()).toContain('还不能提交');
    await page.keyboard.press('Control+z');
    await saved();
    await checks().getByText('可以提交').waitFor();
  }, 60_000);

  it('takes a table from a spreadsheet but for its two bad cells, which are named', async () => {
    await open('accountability');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出表格' }).click();
    const path = join(story.office.server.runtime.config.data, 'table.xlsx');
    await (await waiting).saveAs(path);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(path);
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('the book has a sheet');
    const head = (sheet.getRow(1).values as string[]).map(String);
    const column = (text: string) => head.findIndex((title) => title?.includes(text));
    const rowOf = (name: string) =>
      Array.from({ length: sheet.rowCount }, (_, i) => sheet.getRow(i + 1)).find(
        (row) => row.getCell(column('规则标识')).value === name,
      );
    const cells = [
      rowOf('repeat-propose')?.getCell(column('subject.foundedTalks12m')),
      rowOf('repeat-admonish')?.getCell(column('结论')),
    ];
    for (const cell of cells) if (cell) cell.value = '随便写的';
    const third = rowOf('repeat-self-criticism')?.getCell(column('中文名称'));
    if (third) third.value = '近期两次属实的，作出检讨';
    await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()));

    await page.locator('input[type=file]').last().setInputFiles(path);
    const dialog = page.getByRole('dialog');
    const problems = await dialog.getByTestId('sheet-problems').innerText();
    for (const cell of cells) expect(problems).toContain(cell?.address);
    await editor.picture('sheet-import');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: '放入草案' }).click();
    await rule('repeat-self-criticism').getByText('近期两次属实的，作出检讨').waitFor();
    await saved();
  }, 60_000);

  it('adds the days of a year that nobody has said yet', async () => {
    await editor.goTo(`/policy/drafts/${draft.id}?tab=calendars`);
    await page.getByRole('button', { name: '补充 2027 年' }).click();
    await page.getByRole('button', { name: '2027-01-01 上班' }).waitFor();
    await page.getByLabel(/^依据/).fill('关于2027年部分节假日安排的通知');
    await page.getByLabel(/^依据/).press('Tab');
    await page.getByRole('button', { name: '2027-01-01 上班' }).click();
    await page.getByRole('button', { name: '2027-01-03 周末' }).click();
    await page.getByRole('button', { name: '2027-01-03 调休上班' }).waitFor();
    await saved();
    await editor.picture('calendar-year');
    await sound(page);
    await page.getByRole('tab', { name: '改动' }).click();
    await page.getByText('日历「2027」：增加放假：1月1日；增加调休上班：1月3日').waitFor();
  }, 60_000);

  it('arranges the overview: moves, renames and hides entries, and adds one', async () => {
    await editor.goTo(`/policy/drafts/${draft.id}?tab=overview`);
    const entries = page.getByTestId('overview-entries');
    await entries.getByRole('button', { name: '上移「函询」' }).click();
    const unfounded = entries.getByRole('listitem').filter({ hasText: '反映不实' }).last();
    await unfounded.getByRole('button', { name: '不显示' }).click();
    await unfounded.getByRole('button', { name: '显示', exact: true }).waitFor();
    await entries.getByRole('button', { name: '增加一项' }).click();
    const dialog = page.getByRole('dialog', { name: '增加一项' });
    await dialog.getByLabel('名称（中文）').fill('来件来源');
    await dialog.getByLabel('名称（英文）').fill('Where petitions come from');
    await choose(page, dialog.getByLabel('哪类件'), '信访谈话函询');
    await choose(page, dialog.getByLabel('统计什么'), '线索来源');
    await choose(page, dialog.getByLabel('怎样显示'), '环形图');
    await dialog.getByRole('button', { name: '放入草案' }).click();
    await entries.getByText('来件来源').waitFor();
    await saved();
    await editor.picture('overview-arranged');
    await sound(page);
    await page.getByRole('tab', { name: '改动' }).click();
    await page.getByText('概览项「函询」：位置有改动').waitFor();
    await page.getByText('概览项「反映不实」：不再显示').waitFor();
    await page.getByText('概览项「来件来源」：新增').waitFor();
  }, 60_000);

  it('submits, a second person approves, and an earlier edition is restored in one step', async () => {
    await editor.goTo(`/policy/drafts/${draft.id}`);
    await page.getByLabel('修改理由').fill('完善必谈情形');
    for (const box of await page.locator('main').getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('待批准').first().waitFor();
    const approver = await story.as('policyapprover');
    await approver.goTo(`/policy/drafts/${draft.id}`);
    await approver.page
      .getByTestId('affected')
      .or(approver.page.getByText('没有下级单位'))
      .waitFor();
    await approver.page.getByRole('button', { name: '批准并发布' }).click();
    await approver.page.getByText('已发布').first().waitFor();

    await editor.goTo('/history');
    await page.getByText('完善必谈情形').first().waitFor();
    await page.getByRole('button', { name: '恢复此版' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/理由/).fill('先行试点');
    await dialog.getByRole('button', { name: '恢复此版' }).click();
    await page.waitForURL(/\/policy\/drafts\//);
    await approver.goTo(new URL(page.url()).pathname);
    await approver.page.getByRole('button', { name: '批准并发布' }).click();
    await approver.page.getByText('已发布').first().waitFor();
    await editor.goTo('/history');
    await page.getByText('先行试点').first().waitFor();
    await editor.picture('history');
  }, 90_000);
});
