import type { DraftView } from '@bitan/api';
import type { Edit } from '@bitan/definitions';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { choose } from './choose.ts';
import type { Desk } from './desk.ts';
import { sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
let editor: Desk;
let page: Page;
let draft: DraftView;

describe.skipIf(!browserPath)('the rule studio', () => {
  beforeEach(async () => {
    story = await Story.begin();
    const api = await story.office.as('policyeditor');
    draft = await api.call('POST', '/api/drafts', { title: '问责从严' });
    editor = await story.as('policyeditor');
    page = editor.page;
  }, 60_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
    await story.end();
  });

  const open = async (rest: string) => {
    await editor.goTo(`/policy/drafts/${draft.id}?tab=decisions&decision=accountability${rest}`);
    await page.locator('[data-rule]').first().waitFor();
  };
  const rule = (name: string) => page.locator(`[data-rule="${name}"]`);
  const saved = () => page.locator('[data-saved=true]').waitFor();
  const names = () =>
    page.locator('[data-rule]').evaluateAll((all) => all.map((one) => one.dataset.rule));

  it('changes a threshold in its sentence, and shows the same in the table', async () => {
    await open('');
    await rule('repeat-propose').locator('[data-threshold]').click();
    const behind = page.locator('.threshold-behind');
    expect(await behind.innerText()).toContain('范围');
    await behind.getByRole('spinbutton').fill('3');
    await behind.getByLabel('修改依据').fill('常委会决定');
    await editor.picture('studio');
    await behind.getByRole('button', { name: '放入草案' }).click();
    await saved();
    expect(await rule('repeat-propose').locator('[data-threshold]').innerText()).toContain('3');
    await page.getByText('表格', { exact: true }).click();
    const cell = rule('repeat-propose').locator('[data-fact="subject.foundedTalks12m"]');
    expect(await cell.innerText()).toContain('3');
    await editor.picture('studio-table');
  }, 60_000);

  it('is worked with keys alone: copy, move, undo, leave out, bring back', async () => {
    await open('');
    const before = await names();
    await rule('repeat-propose').focus();
    await page.keyboard.press('Control+d');
    await rule('repeat-propose-2').waitFor();
    await page.getByTestId('studio-checks').getByText('在任何情形下都不会起作用').waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await saved();
    expect((await names()).indexOf('repeat-propose')).toBe(before.indexOf('repeat-propose') - 1);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await rule('repeat-propose-2').waitFor({ state: 'detached' });
    expect(await names()).toEqual(before);
    await rule('repeat-self-criticism').focus();
    await page.keyboard.press('Delete');
    const out = page.locator('[data-left-out="repeat-self-criticism"]');
    await out.getByRole('button').press('Enter');
    await rule('repeat-self-criticism').waitFor();
    await saved();
    expect(await names()).toEqual(before);
  }, 60_000);

  it('adds a rule, and keeps the case that shows what is remarkable about it', async () => {
    await open('');
    await page.getByRole('button', { name: '新增规则' }).click();
    const form = page.locator('.rule-form');
    await form.getByLabel('规则名称（中文）').fill('形成舆情的，提出问责建议');
    await form.getByLabel('规则名称（英文）').fill('In public');
    await choose(page, form.getByLabel('事实'), '形成舆情');
    await choose(page, form.getByLabel('值', { exact: true }), '是');
    await choose(page, form.getByLabel('结论'), '提出问责建议');
    await form.getByRole('button', { name: '另加依据' }).click();
    await form.getByLabel('文件名称').fill('县纪委会议纪要');
    await form.getByRole('button', { name: '放入草案' }).first().click();
    await form.getByRole('button', { name: '放入草案' }).last().click();
    await page.getByText('形成舆情的，提出问责建议').first().waitFor();
    const checks = page.getByTestId('studio-checks');
    await checks.getByText('须确认').first().waitFor();
    await checks
      .getByRole('button', { name: /收为案例/ })
      .first()
      .click();
    await saved();
    await page.getByRole('tab', { name: '案例' }).click();
    await page.locator('[data-case^="overlap"]').first().waitFor();
  }, 60_000);

  it('shows what a colleague does, and asks where both changed the same', async () => {
    await open('');
    const api = await story.office.as('policyeditor');
    const basis = [{ title: { 'zh-CN': '纪要', en: 'Minutes' }, mark: 'D' as const }];
    const set = (value: number, was?: number): Edit => {
      const item = (one: number) => ({ id: 'repeat.limit.propose', value: one, basis });
      const path = 'parameters/repeat.limit.propose';
      return { path, ...(was && { was: item(was) }), now: item(value) };
    };
    const send = (edit: Edit) =>
      api.call('POST', `/api/drafts/${draft.id}/edits`, { edits: [edit] });
    await send(set(3));
    const chip = rule('repeat-propose').locator('[data-threshold]');
    await chip.filter({ hasText: '3' }).waitFor();

    await chip.click();
    const behind = page.locator('.threshold-behind');
    await behind.getByRole('spinbutton').fill('5');
    await behind.getByLabel('修改依据').fill('另议');
    await page.route('**/edits?**', (route) => route.abort());
    await send(set(2, 3));
    await page.unroute('**/edits?**');
    await behind.getByRole('button', { name: '放入草案' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2次').waitFor();
    await dialog.getByRole('button', { name: '保留我的' }).click();
    await saved();
    await chip.filter({ hasText: '5' }).waitFor();
  }, 60_000);

  it('draws what a draft would have meant for what was decided so far', async () => {
    const petition = await Petition.register(story.office, '张明');
    await petition.screen();
    await petition.approved('propose-disposition');
    const api = await story.office.as('policyeditor');
    const basis = [{ title: { 'zh-CN': '纪要', en: 'Minutes' }, mark: 'D' as const }];
    const rule = {
      name: 'always-check',
      title: { 'zh-CN': '反映违纪的一律先行核实', en: 'Check every violation' },
      conditions: { all: [{ fact: 'report.violation', operator: 'equal' as const, value: true }] },
      event: { type: 'verify' },
      basis,
    };
    const path = 'rules/disposition/always-check';
    await api.call('POST', `/api/drafts/${draft.id}/edits`, {
      edits: [{ path, now: { add: rule, before: 'must-talk' } }],
    });
    await editor.goTo(`/policy/drafts/${draft.id}`);
    const impact = page.getByTestId('impact');
    await impact.getByRole('button').first().click();
    await page.locator('[data-testid=impact][data-state=done]').waitFor();
    await page.getByRole('img', { name: '从现行结论到草案结论的流向' }).locator('svg').waitFor();
    await impact.scrollIntoViewIfNeeded();
    await editor.picture('impact');
    expect(await impact.innerText()).toContain('1 项会不同');
  }, 60_000);

  it('has nothing that axe objects to', async () => {
    for (const rest of ['', '&view=table', '&view=tree']) {
      await editor.goTo(`/policy/drafts/${draft.id}?tab=decisions&decision=accountability${rest}`);
      await page.locator('.studio-main').waitFor();
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => {});
      await sound(page);
    }
    for (const tab of ['map', 'checks']) {
      await editor.goTo(`/policy/drafts/${draft.id}?tab=${tab}`);
      await page.getByRole('tabpanel').waitFor();
      await page.waitForTimeout(1_500);
      await sound(page);
      await editor.picture(`draft-${tab}`);
    }
  }, 90_000);
});
