import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { superviseAll } from '@bitan/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../../packages/documents/src/testing.ts';
import { workbookOf } from '../play/files.ts';
import { Petition, userId } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { pick } from './choose.ts';
import { fits, sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
/** Two about the same person that nobody has yet, and one whose talk was concluded. */
let first: Petition;
let second: Petition;
let concluded: Petition;

/** What people of an office do besides working on one case: find, watch over, tell outside, report. */
describe.skipIf(!browserPath)('an office, day by day', () => {
  beforeAll(async () => {
    story = await Story.begin();
    const { office } = story;
    first = await Petition.register(office, '何永强');
    second = await Petition.register(office, '何永强', { topic: '公款吃喝' });
    concluded = await (await Petition.register(office, '刘建华')).screen();
    await concluded.approved('propose-disposition');
    await concluded.talk();
    await concluded.conclude();
  }, 240_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  it('an officer finds a person by pinyin from any page, and keeps a narrowed list with columns of choice', async () => {
    const officer = await story.as('officer');
    const { page } = officer;
    await page.keyboard.press('/');
    await page.keyboard.type('heyongqiang');
    const found = page.getByRole('listbox', { name: '全局查找' });
    await found.getByRole('group', { name: '人员' }).getByText('何永强').waitFor();
    await officer.picture('find');
    await sound(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /何永强|公款吃喝|工程/, level: 1 }).waitFor();

    await officer.goTo('/cases');
    await page.getByRole('searchbox', { name: '按编号、名称、人员查找' }).fill('何永强');
    await page.getByText('共 2 件').waitFor();
    await page.getByRole('button', { name: '列', exact: true }).click();
    // The columns are in the address: the box follows it.
    await page.getByRole('checkbox', { name: '开始时间' }).click();
    await page.getByRole('columnheader', { name: '开始时间' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '保存为列表' }).click();
    await page.getByRole('textbox', { name: '列表名称' }).fill('何永强的来件');
    await page.getByRole('checkbox', { name: '本单位同事也可使用' }).check();
    await page.getByRole('button', { name: /保\s*存$/ }).click();
    await page.getByRole('button', { name: '删除列表' }).waitFor();
    await officer.picture('list-kept');
    await sound(page);
  }, 90_000);

  it('a leader opens the list that is shared, and gives its cases to an officer at once', async () => {
    const leader = await story.as('leader');
    const { page } = leader;
    await leader.goTo('/cases');
    await page
      .getByRole('combobox', { name: '我的列表' })
      .selectOption({ label: '何永强的来件（陈志远）' });
    await page.getByText('共 2 件').waitFor();
    await page.getByRole('checkbox', { name: '全选' }).check();
    const together = page.getByRole('group', { name: '批量办理' });
    await together.getByText('已选 2 件').waitFor();
    await leader.picture('list-together');
    await sound(page);
    await together.getByRole('button', { name: '指定承办人', exact: true }).click();
    await leader.fill({ handler: '陈志远' });
    await page.getByRole('dialog').locator('button[type=submit]').last().click();
    await page.getByRole('cell', { name: '陈志远' }).nth(1).waitFor();
    expect((await first.view()).handler?.name).toBe('陈志远');
    expect((await second.view()).handler?.name).toBe('陈志远');
  }, 90_000);

  it('what is late is told upward once, and the leader sees whose it is and has a deputy do it', async () => {
    await story.passTo('2026-02-07');
    await superviseAll(story.office.server.runtime);
    const { number } = await first.view();
    const leader = await story.as('leader');
    const { page } = leader;
    await page
      .getByRole('button', { name: /^通知，\d+ 条未读/ })
      .or(page.getByRole('link', { name: /^通知，\d+ 条未读/ }))
      .first()
      .waitFor();
    await leader.goTo('/notices');
    await page.getByText(number).first().waitFor();
    await leader.picture('notices');
    await sound(page);
    await leader.goTo('/supervision');
    await page.getByTestId('officers').getByText('陈志远').waitFor();
    await leader.picture('supervision');
    await sound(page);
    await page.getByRole('tab', { name: /^超期事项/ }).click();
    await page.getByTestId('late').getByRole('link', { name: number }).first().waitFor();
    await sound(page);

    await leader.goTo('/absence');
    await page.getByRole('button', { name: '安排代理' }).click();
    const dialog = page.getByRole('dialog');
    await pick(dialog.getByLabel('离岗人员'), '陈志远');
    await pick(dialog.getByLabel('代理人'), '李文静');
    await dialog.getByLabel('起止日期 1').fill('2026-02-07');
    await dialog.getByLabel('起止日期 2').fill('2026-02-20');
    await dialog.getByLabel('原因').fill('培训');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await page.getByText('代理中').waitFor();
    await leader.picture('deputy');
    await sound(page);
    const deputy = await story.as('officer2');
    await deputy.page.getByText(number).first().waitFor();
    await deputy.picture('deputy-inbox');
  }, 120_000);

  it('somebody unknown follows the matter on a phone with a code, and adds to it; the officer is told', async () => {
    const officer = await story.as('officer');
    const api = await story.office.as('leader');
    const held = await Petition.register(story.office, '林秀英', { content: '匿名来信。' });
    await api.act(held.id, 'assign', { answers: { handler: await userId(api, '陈志远') } });
    await officer.goTo(`/cases/${held.id}`);
    await officer.page.getByRole('button', { name: '发放回执' }).click();
    const code = await officer.page.getByTestId('receipt-code').innerText();
    await officer.picture('receipt-issued');
    await sound(officer.page);

    const stranger = await story.somebody();
    const { page } = stranger;
    await stranger.onAPhone();
    await stranger.goTo('/receipt');
    await page.getByRole('heading', { name: '凭回执查询', level: 1 }).waitFor();
    await sound(page);
    await page.getByLabel('回执编码').fill(code.toLowerCase());
    await page.getByRole('button', { name: /查\s*询/ }).click();
    await page.getByTestId('receipt-status').getByText('已受理').waitFor();
    expect(await page.locator('main').innerText()).not.toContain('林秀英');
    await page.getByRole('radio', { name: '补充新证据或线索' }).check();
    await page.getByLabel('内容', { exact: true }).fill('我在现场看到了。');
    if (process.env.BITAN_PICTURES)
      await page.screenshot({
        path: fileURLToPath(new URL('../../docs/pictures/receipt-phone.png', import.meta.url)),
        fullPage: true,
      });
    await sound(page);
    await page.getByRole('button', { name: /提\s*交/ }).click();
    await page.getByRole('heading', { name: '已提交的内容' }).waitFor();
    await fits(page);
    expect(page.url(), 'the code is in no address').not.toContain(code.slice(0, 4));
    await officer.page.reload();
    await officer.page.getByTestId('receipt-messages').getByText('提交了 1 次').waitFor();
  }, 120_000);

  it('a leader takes up what repeats in a unit, and an officer begins the talk that was decided', async () => {
    for (const name of ['张明', '张明', '林秀英'])
      await Petition.register(story.office, name, { topic: '惠民资金发放拖延', nature: 'duty' });
    await story.passTo('2026-02-09');
    await superviseAll(story.office.server.runtime);
    const leader = await story.as('leader');
    const repeated = leader.page.getByTestId('patterns').locator('.ant-card', {
      has: leader.page.getByRole('heading', { name: /履职|履行职责/ }),
    });
    await leader.goTo('/supervision?tab=patterns');
    await repeated.waitFor();
    await sound(leader.page);
    const talk = repeated.getByRole('button', { name: '开展集体警示谈话' });
    expect(await talk.isDisabled(), 'a decision needs a reason').toBe(true);
    await repeated.getByLabel('理由或要求').fill('请班子集体谈话，限期整改');
    await talk.click();
    await repeated.getByText('请班子集体谈话，限期整改').waitFor();

    const officer = await story.as('officer');
    const { page } = officer;
    await officer.goTo('/notices');
    await page.getByRole('link', { name: '开展集体警示谈话' }).first().click();
    const begin = page.getByRole('button', { name: '据此立件' }).first();
    await begin.waitFor();
    await officer.picture('pattern');
    await sound(page);
    await begin.click();
    await page.waitForURL(/\/start\/petition-talk\?draft=/);
    await page.getByLabel('主要问题').waitFor();
    await sound(page);
  }, 120_000);

  it('replies are drawn when the quarter is over, and verified by somebody who did not accept them', async () => {
    await story.passTo('2026-04-02');
    await superviseAll(story.office.server.runtime);
    const leader = await story.as('leader2');
    const { page } = leader;
    await leader.goTo('/supervision?tab=samples');
    const samples = page.getByTestId('samples');
    await samples.getByRole('heading', { name: '回复抽查 2026-Q1' }).waitFor();
    await leader.picture('samples');
    await sound(page);
    await samples.getByRole('button', { name: /^核实/ }).first().click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: '电话核实' }).check();
    await drawer.getByRole('radio', { name: '说明属实' }).check();
    await drawer.getByLabel(/核实情况和意见/).fill('电话核实，情况属实。');
    await drawer.getByRole('button', { name: /保\s*存/ }).click();
    await samples.getByText(/何秀芳 于 .* 核实/).waitFor();
    await sound(page);
  }, 90_000);

  it('a head reads the figures of a quarter, the cases behind a bar, and takes them along as Excel and PDF', async () => {
    const head = await story.as('head');
    const { page } = head;
    await head.goTo('/reports?workflow=petition-talk&from=2026-01-01&until=2026-03-31');
    const received = page.getByTestId('report-received');
    await received.getByRole('img').locator('svg').waitFor();
    await head.picture('reports');
    await sound(page);
    // The bar of January, by its number beside it.
    await received.locator('svg path[fill="#1d4f91"]').first().click();
    const behind = page.getByRole('dialog');
    await behind.getByText((await first.view()).number).waitFor();
    await head.picture('reports-behind');
    await sound(page);
    await page.keyboard.press('Escape');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 Excel' }).click(),
    ]);
    const book = await workbookOf(await readFile(await download.path()));
    expect(book.worksheets[0]?.getCell('A1').text).toBe('收到信访件');
    const documents = page.getByTestId('documents');
    await documents.getByRole('button', { name: /专题汇报/ }).click();
    const link = documents.getByRole('link', { name: /^PDF: 信访谈话函询工作专题汇报 2026-01-01/ });
    await link.waitFor();
    await head.picture('report-document');
    const href = (await link.getAttribute('href')) ?? '';
    const pdf = await page.request.get(new URL(href, page.url()).href);
    expect(
      textOf(await pdf.body())
        .join('')
        .replaceAll('\n', ''),
    ).toContain('2026年第一季度');
  }, 90_000);

  it('a leader sees in the morning how the office stands, and goes from a bar to its very cases', async () => {
    const leader = await story.as('leader2');
    const { page } = leader;
    await page.getByRole('link', { name: '概览', exact: true }).click();
    await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
    await leader.goTo('/overview?from=2025-07-01&until=2026-06-30');
    const open = page.getByTestId('entry-open-work');
    await open.locator('svg').first().waitFor();
    await sound(page);
    // Through the table, as somebody who cannot click on a chart.
    await open.getByText('数据表').click();
    const row = open.getByRole('row').nth(1);
    const count = Number(await row.getByRole('button').last().innerText());
    await row.getByRole('button').last().click();
    const behind = page.getByTestId('behind');
    await behind.getByText(`共 ${count} 件`).waitFor();
    expect(await behind.locator('tbody tr[data-row-key]').count()).toBe(count);
    await sound(page);
    await page.goBack();
    await behind.waitFor({ state: 'detached' });
    // And through the chart: the column of January, the seventh.
    const course = page.getByTestId('entry-course');
    await course.locator('svg path[fill="#1d4f91"]').nth(6).click();
    await behind.getByText(/^共 \d+ 件/).waitFor();
    await behind.getByText((await first.view()).number).waitFor();
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 800 });
    await fits(page);
  }, 90_000);
});
