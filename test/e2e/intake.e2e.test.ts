import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { sound } from './sound.ts';
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

  it('imports a table with bad rows, compares what is alike, merges it, and parts it again', async () => {
    const main = await Petition.register(story.office, '张明', {
      topic: '违规报销',
      content: '举报他违规报销差旅费约三万元。',
    });
    const desk = await story.as('officer');
    const { page } = desk;
    const look = async () => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await sound(page);
    };
    await desk.goTo('/imports');
    await page.getByRole('button', { name: '选择文件…' }).waitFor();
    await look();
    await page.getByRole('combobox', { name: '类型' }).click();
    await page.getByTitle('信访谈话函询').last().click();
    const path = join(story.office.server.runtime.config.data, '来件.csv');
    await writeFile(path, [head, row, row.replace('来信', '口信')].join('\n'));
    await page.getByTestId('table-file').setInputFiles(path);
    await page.getByRole('button', { name: '预览前 20 行' }).click({ timeout: 60_000 });
    await page.getByTestId('preview').waitFor({ timeout: 30_000 });
    await look();
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.locator('[data-testid=progress][data-status=done]').waitFor({ timeout: 60_000 });
    await page.getByTestId('refused').waitFor();
    await look();
    await page.getByRole('link', { name: '有 1 件与已有的件相似' }).click();
    await page.getByText('共 1 件').waitFor();
    await look();

    const officer = await story.office.as('officer');
    const { cases } = await officer.call<{ cases: { id: string }[] }>('GET', '/api/cases');
    const taken = cases.find(({ id }) => id !== main.id)?.id ?? '';
    await desk.goTo(`/cases/${taken}`);
    await page.getByTestId('suspected').waitFor();
    await look();
    await page.getByTestId('alike').getByRole('button', { name: '对照' }).click();
    expect(
      await page.getByRole('button', { name: /^并入/ }).isDisabled(),
      'merging needs a reason',
    ).toBe(true);
    await page.getByRole('textbox', { name: '理由' }).fill('同一事项');
    await page.getByRole('button', { name: /^并入/ }).click();
    await page.getByTestId('merged-into').waitFor({ timeout: 30_000 });
    await look();
    await desk.goTo(`/cases/${main.id}`);
    await page.getByTestId('merged-from').waitFor();

    await desk.goTo(`/cases/${taken}`);
    await page.getByTestId('merged-into').getByRole('button', { name: '撤销合并' }).click();
    const undo = page.getByRole('dialog', { name: '撤销合并' });
    await look();
    const part = undo.getByRole('button', { name: '撤销合并' });
    expect(await part.isDisabled(), 'parting needs a reason').toBe(true);
    await undo.getByLabel('理由').fill('报销的是另一年的差旅费');
    await part.click();
    await page.getByTestId('merged-into').waitFor({ state: 'detached' });
    expect(await desk.stage()).toBe('received');
    await desk.goTo(`/cases/${main.id}`);
    await page.getByTestId('alike').waitFor();
    expect(await page.getByTestId('merged-from').count()).toBe(0);

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
    await look();
  }, 240_000);
});
