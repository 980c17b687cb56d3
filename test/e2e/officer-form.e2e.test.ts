import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../play/answers.ts';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import type { Desk } from './desk.ts';
import { fits, sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
let petition: Petition;
let officer: Desk;
let page: Page;
/** What the browser refused because of the policy. */
const refused: string[] = [];

const field = (name: string) => page.locator(`[data-field="${name}"]`);
const kept = (state: string) => page.locator(`[data-testid=draft][data-draft=${state}]`).waitFor();

/** An officer fills in a form on a phone, loses the connection, the browser and the desk, and nothing else. */
describe.skipIf(!browserPath)('the form of an officer', () => {
  beforeAll(async () => {
    story = await Story.begin();
    petition = await (await Petition.register(story.office, '张明')).assign();
    officer = await story.as('officer');
    page = officer.page;
    page.on('console', (said) => {
      if (said.text().includes('Content Security Policy')) refused.push(said.text());
    });
    await page.setViewportSize({ width: 375, height: 740 });
  }, 240_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  it('works under the production CSP: a condition shows a field, and axe finds nothing', async () => {
    await officer.openAction(petition.id, 'screen');
    const response = await page.request.get(page.url());
    const csp = response.headers()['content-security-policy'] ?? '';
    expect(csp).toContain("script-src 'self'");
    expect(csp).not.toContain('unsafe-eval');
    await sound(page);
    expect(await field('teamUnclean').count()).toBe(0);
    await officer.fill({ subjectKind: 'team' });
    await field('teamUnclean').waitFor();
    expect(refused).toEqual([]);
  }, 240_000);

  it('says nothing before something was tried, and then leads to each place', async () => {
    expect(await page.getByTestId('problem').count()).toBe(0);
    await page.locator('main button[type=submit]').last().click();
    const summary = page.getByTestId('problem');
    await summary.waitFor();
    expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
    await sound(page);
    await fits(page);
    await officer.picture('form-problems-phone');
    await summary.getByRole('link').first().click();
    const focused = await page.evaluate(() =>
      document.activeElement?.closest('[data-field]')?.getAttribute('data-field'),
    );
    expect(focused).toBe('violation');
  }, 240_000);

  it('is saved while it is typed, and kept in the browser while the server is away', async () => {
    await officer.fill({ subjectKind: 'individual', violation: true });
    await kept('saved');
    await page.context().setOffline(true);
    await officer.fill({ severity: 'minor', evidence: 'insufficient' });
    await page.getByText('已加密保存在本机').waitFor();
    expect(await isInView(page.getByTestId('draft'))).toBe(true);
    const copies = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(copies).toContain('bitan.copy:');
    expect(copies).not.toContain('insufficient');
    await officer.picture('form-away');
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('已有未提交的内容').waitFor();
    await kept('saved');
    expect(await field('evidence').locator('input[value=insufficient]').isChecked()).toBe(true);
    await page.waitForFunction(
      () => !Object.keys(localStorage).some((key) => key.includes('copy:')),
    );
  }, 240_000);

  it('survives the browser, and is gone on with at another machine', async () => {
    await officer.fill({ checkable: false });
    await kept('saved');
    const devtools = await page.context().newCDPSession(page);
    void devtools.send('Page.crash').catch(() => {});
    await page.waitForEvent('crash');
    const elsewhere = await story.elsewhere('officer');
    page = elsewhere.page;
    const unfinished = page.getByTestId('unfinished');
    await unfinished.getByText('保留至').waitFor();
    await elsewhere.picture('unfinished');
    await unfinished.getByRole('link').first().click();
    await page.getByText('已有未提交的内容').waitFor();
    expect(await field('checkable').getByRole('radio', { name: '否' }).isChecked()).toBe(true);
    officer = elsewhere;
  }, 240_000);

  it('that is open twice overwrites nothing: both are shown', async () => {
    const second = await story.elsewhere('officer');
    await second.openAction(petition.id, 'screen');
    await second.page.getByText('已有未提交的内容').waitFor();
    await officer.fill({ what: true });
    await kept('saved');
    await second.fill({ who: true });
    const conflict = second.page.getByTestId('draft-conflict');
    await conflict.waitFor();
    expect(await conflict.locator('tbody tr').count()).toBe(2);
    expect(await isInView(conflict)).toBe(true);
    await second.picture('form-conflict');
    await conflict.getByRole('button', { name: '使用另一处的内容' }).click();
    await second.page
      .locator('[data-field=what]')
      .getByRole('radio', { name: '是' })
      .and(second.page.locator(':checked'))
      .waitFor();
    await second.close();
  }, 240_000);

  it('is submitted, and nothing unfinished is left', async () => {
    await officer.fill(answers.screen);
    await officer.submit();
    await officer.done();
    const view = await petition.view();
    expect(JSON.stringify(view.timeline)).toContain('insufficient');
    expect(refused).toEqual([]);
    await officer.goTo('/');
    await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
    expect(await page.getByTestId('unfinished').count()).toBe(0);
  }, 240_000);

  it('goes on paper without what surrounds it, with numbered pages', async () => {
    const { timeline, number } = await petition.view();
    const record = timeline.find(({ action }) => action.id === 'screen');
    await officer.goTo(`/cases/${petition.id}/records/${record?.seq}`);
    const sheet = page.getByTestId('sheet');
    await sheet.waitFor();
    for (const text of [number, '线索筛查', '陈志远', '第 1 版'])
      expect(await sheet.innerText()).toContain(text);
    await page.emulateMedia({ media: 'print' });
    for (const around of ['.layout-head', '.layout-side', 'main button'])
      expect(await page.locator(around).first().isVisible()).toBe(false);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    await page.emulateMedia({ media: null });
  }, 240_000);

  it('takes what is composed with an input method once, and says nothing while it is', async () => {
    await page.setViewportSize({ width: 1280, height: 720 });
    await officer.goTo('/start/petition-talk');
    const topic = page.locator('[id$="/topic"]');
    await topic.click();
    const devtools = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    for (const text of ['w', 'wa', 'wan', 'wang', 'wang w', 'wang wei']) await compose(text);
    expect(await page.locator('.field-wrong').count()).toBe(0);
    await devtools.send('Input.insertText', { text: '王伟' });
    expect(await topic.inputValue()).toBe('王伟');
    for (const text of ['d', 'de']) await compose(text);
    await devtools.send('Input.insertText', { text: '的' });
    await page.keyboard.press('Backspace');
    await kept('saved');
    await page.reload();
    await page.getByText('已有未提交的内容').waitFor();
    expect(await topic.inputValue()).toBe('王伟');
    await page.getByRole('button', { name: '放弃，重新填写' }).click();
    expect(await topic.inputValue()).toBe('');
  }, 240_000);
});

/** Whether it is on the screen, wherever in the page somebody is. */
const isInView = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
