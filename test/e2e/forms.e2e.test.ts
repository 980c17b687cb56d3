import type { DraftView } from '@bitan/api';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../play/answers.ts';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { choose } from './choose.ts';
import type { Desk } from './desk.ts';
import { fits, sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
let clerk: Desk;
let page: Page;
let draft: DraftView;

/** A local clerk adapts a form of the level above, sees it as an officer will, and publishes it. */
describe.skipIf(!browserPath)('the form designer', () => {
  beforeAll(async () => {
    story = await Story.begin();
    const api = await story.office.as('policyeditor');
    draft = await api.call('POST', '/api/drafts', { title: '本地筛查表' });
    clerk = await story.as('policyeditor');
    page = clerk.page;
  }, 180_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  const field = (name: string) => page.locator(`[data-tree="${name}"]`);
  const panel = () => page.locator('.field-panel');
  const canvas = () => page.getByTestId('form-canvas');
  const saved = () => page.locator('[data-saved=true]').waitFor();
  const order = () =>
    page.locator('[data-tree]').evaluateAll((all) => all.map((one) => one.dataset.tree));

  it('adds a field with choices behind the one that is selected, and shows it at once', async () => {
    await clerk.goTo(`/policy/drafts/${draft.id}?tab=forms&form=screening`);
    await field('evidence').click();
    await page.locator('[data-kind=choice]').click();
    await field('own1').waitFor();
    expect((await order()).indexOf('own1')).toBe((await order()).indexOf('evidence') + 1);
    await panel().getByLabel('名称 （中文）').fill('涉及村级“三资”');
    await panel().getByLabel('名称 （英文）').fill('Village assets');
    await panel().getByLabel('选项 1 （中文）').fill('资金');
    await panel().getByLabel('选项 2 （中文）').fill('资产');
    await panel().getByRole('button', { name: '增加选项' }).click();
    await panel().getByLabel('选项 3 （中文）').fill('资源');
    await panel().getByRole('checkbox', { name: '必填' }).check();
    await saved();
    await canvas().getByText('涉及村级“三资”').waitFor();
    await canvas().getByText('资源').waitFor();
    await clerk.picture('form-designer');
    await page.getByText('English', { exact: true }).last().click();
    await canvas().getByText('Village assets').waitFor();
  }, 60_000);

  it('shows a field only when another is answered so, with the editor of the rules', async () => {
    await panel().getByRole('button', { name: '只在以下情况显示' }).click();
    await choose(page, panel().getByLabel('事实'), '对象');
    await choose(page, panel().getByLabel('值', { exact: true }), '个人');
    await saved();
    await canvas().getByText('Village assets').waitFor({ state: 'detached' });
    await canvas().locator('[data-field=subjectKind]').getByRole('radio').first().check();
    await canvas().getByText('Village assets').waitFor();
    await page.getByText('中文', { exact: true }).last().click();
  }, 60_000);

  it('relabels and tightens what is above, and says what cannot be left out', async () => {
    await field('collusionRisk').click();
    await panel().getByLabel('名称 （中文）').fill('串供、毁证、外逃风险');
    await panel().getByLabel('名称 （中文）').press('Enter');
    await panel().getByRole('checkbox', { name: '必填' }).check();
    await saved();
    await field('collusionRisk').getByText('改称').waitFor();
    await field('collusionRisk').getByText('收紧').waitFor();
    await field('evidence').click();
    expect(await panel().getByTestId('cannot-hide').innerText()).toContain('不能隐藏');
    expect(await panel().getByRole('button', { name: '隐藏字段' }).count()).toBe(0);
    expect(await panel().getByRole('checkbox', { name: /必填/ }).isDisabled()).toBe(true);
  }, 60_000);

  it('marks what is otherwise than above, and takes back one change alone', async () => {
    await field('collusionRisk').click();
    const marks = panel().getByTestId('marks');
    await marks.getByText('上级为：有串供、毁证风险').waitFor();
    await marks.getByRole('button', { name: /必填 否→是/ }).click();
    await field('collusionRisk').getByText('收紧').waitFor({ state: 'detached' });
    await field('collusionRisk').getByText('改称').waitFor();
    expect(await panel().getByRole('checkbox', { name: '必填' }).isChecked()).toBe(false);
    await page.keyboard.press('Control+z');
    await field('collusionRisk').getByText('收紧').waitFor();
    await page.getByRole('tab', { name: '本级改动（3）' }).click();
    await page.getByTestId('marks').first().getByText('新增字段「涉及村级“三资”」').waitFor();
    await page.getByRole('tab', { name: '预览' }).click();
  }, 60_000);

  it('shows which rules the answers would set off', async () => {
    const answer = (name: string, nth: number) =>
      canvas().locator(`[data-field=${name}]`).getByRole('radio').nth(nth).check();
    await answer('violation', 0);
    await answer('severity', 1);
    await answer('evidence', 1);
    await answer('checkable', 1);
    await page.getByTestId('form-facts').waitFor();
    await page.getByRole('button', { name: '看规则会怎样判断' }).click();
    const decided = page.getByTestId('preview-decisions');
    const card = decided.getByTestId('decision-card').first();
    await card.waitFor();
    await decided.getByText('还缺').first().waitFor();
    await card.evaluate((one) => one.scrollIntoView({ block: 'center' }));
    await clerk.picture('form-decides');
    await answer('severity', 0);
    await decided.getByText('答案已改').waitFor();
  }, 60_000);

  it('shows a colleague who is at the same form', async () => {
    const approver = await story.as('policyapprover');
    await approver.goTo(`/policy/drafts/${draft.id}?tab=forms&form=screening`);
    await page.getByText(/正在看“线索筛查”/).waitFor();
    await approver.goTo('/policy');
  }, 60_000);

  it('moves a field by keys, and undoes step by step', async () => {
    const before = await order();
    await field('own1').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await saved();
    expect((await order()).indexOf('own1')).toBe(before.indexOf('own1') - 2);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await saved();
    expect(await order()).toEqual(before);
  }, 60_000);

  it('adds a section with a notice, a table, and the sum of one of its columns', async () => {
    await page.locator('[data-kind=section]').click();
    await panel().getByLabel('分组名称 （中文）').fill('涉及金额');
    await panel().getByLabel('分组名称 （英文）').fill('Amounts');
    await page.locator('[data-kind=notice]').click();
    await panel().getByLabel('提示内容 （中文）').fill('只填已核实的金额。');
    await page.locator('[data-kind=table]').click();
    await panel().getByLabel('名称 （中文）').fill('款项');
    await panel().getByLabel('第 1 列 （中文）').fill('名目');
    await choose(page, panel().getByLabel('列的种类'), '小数');
    await panel().getByRole('button', { name: '增加一列' }).click();
    await panel().getByLabel('第 2 列 （中文）').fill('元');
    await panel().getByLabel('第 2 列 （中文）').press('Enter');
    await panel().getByRole('button', { name: '上移 元' }).click();
    await page.locator('[data-kind=computed]').click();
    await panel().getByLabel('名称 （中文）').fill('款项合计');
    await choose(page, panel().getByLabel('怎样计算'), '合计');
    await saved();
    await canvas().getByText('只填已核实的金额。').waitFor();
    const rows = canvas().locator('[data-field=own2]');
    for (const [i, amount] of ['0.1', '0.2'].entries()) {
      await rows.getByRole('button', { name: /增加一行/ }).click();
      await canvas().getByLabel('元').nth(i).fill(amount);
    }
    await expect.poll(() => canvas().locator('[data-field=own3] input').inputValue()).toBe('0.3');
    await clerk.picture('form-table');
    await page.getByRole('tab', { name: 'JSON（专家）' }).click();
    expect(await page.getByTestId('raw-schema').innerText()).toContain('"readOnly": true');
    await page.getByRole('tab', { name: '预览' }).click();
  }, 90_000);

  it('asks for a form of text from a list, and refuses a pattern that cannot be', async () => {
    await page.locator('[data-kind=text]').click();
    await panel().getByLabel('名称 （中文）').fill('联系电话');
    await choose(page, panel().getByLabel('填写格式'), '手机号码');
    await saved();
    const phone = canvas().locator('[data-field=own4]');
    await phone.locator('input').fill('123');
    await phone.locator('input').press('Tab');
    await phone.getByText('应为 11 位手机号码').waitFor();
    await choose(page, panel().getByLabel('填写格式'), '自定格式');
    await panel().getByLabel('自定格式（正则表达式）').fill('^(?=1)');
    await panel().getByLabel('自定格式（正则表达式）').press('Enter');
    await panel().getByTestId('pattern-fault').getByText('环视').waitFor();
    await panel().getByLabel('自定格式（正则表达式）').fill('^1[0-9]{10}$');
    await panel().getByLabel('自定格式（正则表达式）').press('Enter');
    await panel().getByLabel('不符合时的提示 （中文）').fill('请填手机号');
    await panel().getByLabel('不符合时的提示 （中文）').press('Enter');
    await saved();
    await phone.getByText('请填手机号').waitFor();
  }, 60_000);

  it('moves by buttons, and by dragging from the palette', async () => {
    const before = await order();
    await panel().getByRole('button', { name: '上移' }).click();
    await saved();
    expect((await order()).indexOf('own4')).toBe(before.indexOf('own4') - 1);
    await page
      .locator('[data-kind=yesNo]')
      .dragTo(canvas().locator('[data-field=subjectKind]'), { targetPosition: { x: 20, y: 4 } });
    await field('own5').waitFor();
    expect((await order())[0]).toBe('own5');
    await page.keyboard.press('Control+z');
    await field('own5').waitFor({ state: 'detached' });
    await saved();
  }, 60_000);

  it('is seen with what a past case was filled in with, but not of whom', async () => {
    await Petition.register(story.office, '张明');
    await clerk.goTo(`/policy/drafts/${draft.id}?tab=forms&form=petition`);
    await choose(page, page.getByLabel('用以往案件填写'), '');
    await canvas().getByText('人员甲').waitFor();
    await clerk.picture('form-past');
    expect(await canvas().innerText()).not.toContain('张明');
    await clerk.goTo(`/policy/drafts/${draft.id}?tab=forms&form=screening`);
    await field('own1').waitFor();
  }, 60_000);

  it('tells what an officer would be told, field by field, and axe has nothing to say', async () => {
    await page.getByRole('tab', { name: '试着填错' }).click();
    const broken = page.getByTestId('try-to-break');
    await broken.getByText('请填写「串供、毁证、外逃风险」').waitFor();
    await clerk.picture('form-break');
    await page.getByRole('tab', { name: '预览' }).click();
    await sound(page);
  }, 60_000);

  it('is published by a second person, and filled in by an officer on a phone', async () => {
    await clerk.goTo(`/policy/drafts/${draft.id}`);
    // First the draft is checked, proofs and all.
    await page.getByLabel('修改理由').fill('适应本地', { timeout: 60_000 });
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('待批准').first().waitFor();
    const approver = await story.as('policyapprover');
    await approver.goTo(`/policy/drafts/${draft.id}`);
    await approver.page.getByRole('button', { name: '批准并发布' }).click();
    await approver.page.getByText('已发布').first().waitFor();

    const petition = await (await Petition.register(story.office, '张明')).assign();
    const officer = await story.as('officer');
    await officer.onAPhone();
    await officer.openAction(petition.id, 'screen');
    await officer.fill({ subjectKind: 'individual' });
    const added = officer.page.locator('[data-field=own1]');
    await added.getByText('资源').waitFor();
    await added.scrollIntoViewIfNeeded();
    await officer.picture('form-phone');
    await fits(officer.page);

    // The connection is lost in the middle, and then the page: nothing that was filled in is.
    await officer.fill({ ...answers.screen, own1: 'o2', collusionRisk: false });
    await officer.page.context().setOffline(true);
    await officer.submit().catch(() => {});
    await officer.page.getByTestId('problem').first().waitFor();
    await officer.page.context().setOffline(false);
    await officer.page.reload();
    await officer.page.getByRole('button', { name: '放弃，重新填写' }).waitFor();
    await added.getByRole('radio').nth(1).waitFor();
    expect(await added.getByRole('radio').nth(1).isChecked()).toBe(true);
    await officer.submit();
    await officer.done();
    const view = await petition.view();
    expect(JSON.stringify(view.timeline)).toContain('资产');
  }, 90_000);
});
