import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { Story } from './story.ts';

const head =
  '收信日期,信访方式,来源,类别,被反映人,主要问题,具体内容,问题性质,是否重复件,您与被反映人或反映人的关系,是否实名';
const row =
  '2026-01-05,来信,自收,检举控告,张明,违规报销差旅费,反映其违规报销差旅费约三万元。,廉洁,否,无,否';

describe.skipIf(!browserPath)('what an intake officer does', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin();
  }, 120_000);
  afterAll(() => story.end());

  it('imports a table with bad rows, compares what is alike, and merges it', async () => {
    const main = await Petition.register(story.office, '张明', {
      topic: '违规报销',
      content: '举报他违规报销差旅费约三万元。',
    });
    const desk = await story.as('officer');
    const { page } = desk;
    const sound = async () => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    await desk.goTo('/imports');
    await page.getByRole('button', { name: '选择文件…' }).waitFor();
    await sound();
    await page.getByRole('combobox', { name: '类型' }).click();
    await page.getByTitle('信访谈话函询').last().click();
    const path = join(story.office.server.runtime.config.data, '来件.csv');
    await writeFile(path, [head, row, row.replace('来信', '口信')].join('\n'));
    await page.getByTestId('table-file').setInputFiles(path);
    await page.getByRole('button', { name: '预览前 20 行' }).click({ timeout: 60_000 });
    await page.getByTestId('preview').waitFor({ timeout: 30_000 });
    await page.screenshot({ path: '/tmp/intake-preview.png', fullPage: true });
    await sound();
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.locator('[data-testid=progress][data-status=done]').waitFor({ timeout: 60_000 });
    await page.getByTestId('refused').waitFor();
    await page.screenshot({ path: '/tmp/intake-done.png', fullPage: true });
    await sound();
    await page.getByRole('link', { name: '有 1 件与已有的件相似' }).click();
    await page.getByText('共 1 件').waitFor();
    await page.screenshot({ path: '/tmp/intake-waiting.png' });
    await sound();

    const officer = await story.office.as('officer');
    const { cases } = await officer.call<{ cases: { id: string }[] }>('GET', '/api/cases');
    const taken = cases.find(({ id }) => id !== main.id)?.id ?? '';
    await desk.goTo(`/cases/${taken}`);
    await page.getByTestId('suspected').waitFor();
    await page.screenshot({ path: '/tmp/intake-suspected.png' });
    await sound();
    await page.getByTestId('alike').getByRole('button', { name: '对照' }).click();
    await page.getByRole('textbox', { name: '理由' }).fill('同一事项');
    await page.screenshot({ path: '/tmp/intake-compare.png' });
    await page.getByRole('button', { name: /^并入/ }).click();
    await page.getByTestId('merged-into').waitFor({ timeout: 30_000 });
    await page.screenshot({ path: '/tmp/intake-merged.png' });
    await sound();
    await desk.goTo(`/cases/${main.id}`);
    await page.getByTestId('merged-from').waitFor();

    const content = '举报他违规报销差旅费约三万元。';
    const other = await Petition.register(story.office, '张明', { topic: '违规报销', content });
    await desk.goTo(`/cases/${other.id}`);
    await page.getByTestId('suspected').waitFor();
    await page.getByTestId('alike').getByRole('button', { name: '对照' }).first().click();
    await page.getByRole('textbox', { name: '理由' }).fill('另一年的差旅费');
    await page.getByRole('button', { name: '不是同一件事' }).click();
    await page.getByTestId('suspected').waitFor({ state: 'detached' });
    expect((await officer.case(other.id)).merges?.suspected).toBeUndefined();
    await page.getByTestId('told-apart').getByText('另一年的差旅费').waitFor();
    await page.screenshot({ path: '/tmp/intake-apart.png' });
    await sound();
  }, 240_000);
});
