import type { DraftView } from '@bitan/api';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { textOf } from '../../packages/documents/src/testing.ts';
import { answers } from '../play/answers.ts';
import type { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import type { Desk } from './desk.ts';
import { changedAbove, inPutian, registered, template } from './putian.ts';
import { fits, sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
let clerk: Desk;
let page: Page;
let petition: Petition;

/**
 * A clerk of a local commission adapts a form and a document to local practice, never breaks what
 * is above, and takes over what the level above changes later.
 */
describe.skipIf(!browserPath)('a local clerk', () => {
  let draft: DraftView;
  beforeAll(async () => {
    story = await Story.begin();
    const api = await story.office.as('putian.policyeditor');
    draft = await api.call('POST', '/api/drafts', { title: '莆田本地表单和文书' });
    clerk = await story.as('putian.policyeditor');
    page = clerk.page;
  }, 180_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  const field = (name: string) => page.locator(`[data-tree="${name}"]`);
  const panel = () => page.locator('.field-panel');
  const papers = () => page.getByTestId('papers');
  const saved = () => page.locator('[data-saved=true]').waitFor();
  const send = (file: ReturnType<typeof template>) =>
    papers().locator('input[type=file]').setInputFiles(file);
  it('adds a field, calls one otherwise and makes it stricter, each marked with what was before', async () => {
    await clerk.goTo(`/policy/drafts/${draft.id}?tab=forms&form=screening`);
    await field('evidence').click();
    await page.locator('[data-kind=yesNo]').click();
    await panel().getByLabel('名称 （中文）').fill('涉及惠民资金');
    await panel().getByLabel('名称 （中文）').press('Enter');
    await panel().getByRole('checkbox', { name: '必填' }).check();
    await field('collusionRisk').click();
    await panel().getByLabel('名称 （中文）').fill('串供或外逃风险');
    await panel().getByLabel('名称 （中文）').press('Enter');
    await panel().getByRole('checkbox', { name: '必填' }).check();
    await saved();
    await field('own1').getByText('新增').waitFor();
    // What the folder of the office says already is above the draft, and not marked.
    expect(await field('villageAssets').locator('[data-mark]').count()).toBe(0);
    await page.getByRole('tab', { name: '本级改动（3）' }).click();
    const marks = page.getByTestId('marks').first();
    await marks.getByText('字段「有串供、毁证风险」：必填 否→是').waitFor();
    await clerk.picture('form-changes');
    await page.getByRole('tab', { name: '预览' }).click();
  }, 60_000);

  it('cannot remove or rename what the level above locked, and is told who locked it', async () => {
    await page.goto(page.url().replace('form=screening', 'form=petition'));
    await field('complainantName').click();
    await panel().getByText('此字段由“全国基础规则”锁定').waitFor();
    await clerk.picture('form-locked');
    expect(await panel().getByRole('button', { name: '隐藏字段' }).count()).toBe(0);
    expect(await panel().getByLabel('名称 （中文）').isDisabled()).toBe(true);
    await field('complainantName').press('Delete');
    await field('complainantName').press('Alt+ArrowUp');
    expect(await field('complainantName').locator('[data-mark]').count()).toBe(0);
    // And whoever writes it past the page is refused when it is to be published.
    const api = await story.office.as('putian.policyeditor');
    const other = await api.call<DraftView>('POST', '/api/drafts', { title: '删去锁定字段' });
    const now = { form: 'petition', operations: [{ op: 'hide', field: 'complainantName' }] };
    await api.call('POST', `/api/drafts/${other.id}/edits`, {
      edits: [{ path: 'overlays/petition', now }],
    });
    const { findings, ready } = await api.call<DraftView>('GET', `/api/drafts/${other.id}`);
    expect([ready, findings.map(({ code }) => code)]).toEqual([false, ['overlay.locked']]);
  }, 60_000);

  it('sends a template with a wrong placeholder: refused with its place and the cure', async () => {
    await clerk.goTo(`/policy/drafts/${draft.id}?tab=documents&document=talk-record`);
    await papers().getByTestId('template-name').getByText('talk-record.docx').waitFor();
    await send(template('莆田谈话记录.docx', '莆田谈话记录', '地点：{a.hold-talk.plase}'));
    const problems = papers().getByTestId('template-problems');
    await problems.getByText('地点：{a.hold-talk.plase}').waitFor();
    await problems.getByText('{a.hold-talk.place}').waitFor();
    await clerk.picture('template-refused');
    await papers().getByTestId('template-name').getByText('talk-record.docx').waitFor();
  }, 60_000);

  it('finds the placeholder of its own new field, and copies it', async () => {
    await papers().getByRole('tab', { name: '占位符' }).click();
    await papers().getByLabel('查找占位符').fill('惠民');
    await papers().getByText('{a.screen.own1}').waitFor();
    await papers().getByRole('button', { name: '复制 涉及惠民资金' }).click();
    await page.getByText('已复制 {a.screen.own1}').waitFor();
    await clerk.picture('placeholders');
    await papers().getByRole('tab', { name: '模板与设置' }).click();
  }, 60_000);

  it('sends the right template, numbers the document, and looks at it as PDF', async () => {
    const number = '莆谈〔{year}〕{n}号';
    await send(
      template(
        '莆田谈话记录.docx',
        '莆田谈话记录 {number}',
        '地点：{a.hold-talk.place}，涉及惠民资金：{a.screen.own1}',
      ),
    );
    await papers().getByTestId('template-name').getByText('莆田谈话记录.docx').waitFor();
    await papers().getByLabel('文号格式').fill(number);
    await papers().getByLabel('文号格式').press('Enter');
    await saved();
    const changes = papers().getByTestId('paper-changes');
    await changes.getByText(`文号 无→${number}`).waitFor();
    await changes.getByText('模板 talk-record.docx→莆田谈话记录.docx').waitFor();
    await papers().locator('[data-paper=talk-record]').getByText('本级已改').waitFor();
    await clerk.picture('documents');
    const pdf = await bytesOf(papers().getByRole('link', { name: '预览 PDF' }));
    expect(pdf).toContain('莆田谈话记录');
    await sound(page);
    await page.getByText('English', { exact: true }).first().click();
    await papers().getByText('Back to the template above, talk-record.docx').waitFor();
    await sound(page);
    await page.getByText('中文', { exact: true }).first().click();
  }, 90_000);

  it('adds a document of its own about a unit, and says who signs it and what it rests on', async () => {
    await papers().getByRole('button', { name: '新增文书' }).click();
    const dialog = page.getByTestId('new-paper');
    await dialog.getByLabel('文书名称 （中文）').fill('单位谈话函询台账');
    await dialog.getByLabel('文书名称 （中文）').press('Enter');
    await dialog.getByRole('combobox', { name: '按什么制作' }).click();
    await page.getByTitle('单位：按台账制作，在单位页生成').last().click();
    await dialog.getByRole('checkbox', { name: '承办人' }).check();
    await dialog
      .locator('input[type=file]')
      .setInputFiles(
        template('单位台账.docx', '{unit.name}台账', '{#r.talk}', '{on}{person}', '{/}'),
      );
    await papers().getByTestId('paper-about').getByText('单位：按台账制作').waitFor();
    await papers().getByLabel('增加签署人').fill('分管领导');
    await papers().getByLabel('增加签署人').press('Enter');
    await papers().getByTestId('signer').waitFor();
    await papers().getByRole('button', { name: '另加依据' }).click();
    await papers().getByLabel('文件名称').fill('莆田市台账管理办法');
    await papers().getByLabel('文件名称').press('Enter');
    await papers().getByText('莆田市台账管理办法').first().waitFor();
    await saved();
    await sound(page);
    await clerk.picture('document-own');
    await papers().locator('[data-paper=talk-record]').click();
  }, 90_000);

  it('publishes with a second person', async () => {
    await publish(draft.id, '适应本地');
    await clerk.goTo(`/policy/drafts/${draft.id}?tab=documents&document=talk-record`);
    await papers().getByRole('tab', { name: '版本' }).click();
    await papers().getByTestId('paper-versions').getByText('莆田谈话记录.docx').first().waitFor();
  }, 120_000);

  it('is followed by an officer on a phone', async () => {
    petition = await registered(story.office);
    const officer = await story.as('putian.officer');
    await officer.onAPhone();
    await officer.openAction(petition.id, 'screen');
    await officer.page.getByText('串供或外逃风险').first().waitFor();
    await officer.fill({
      ...answers.screen,
      own1: true,
      villageAssets: false,
      collusionRisk: false,
    });
    await fits(officer.page);
    await officer.submit();
    await officer.done();
    await officer.page.setViewportSize({ width: 1280, height: 720 });
  }, 120_000);

  it('takes over a new base with one conflict, and loses nothing else', async () => {
    await changedAbove(story.office, {
      form: 'screening',
      operations: [
        {
          op: 'relabel',
          field: 'collusionRisk',
          title: { 'zh-CN': '串供、毁证或外逃风险', en: 'Risk of collusion or flight' },
        },
      ],
    });
    await clerk.goTo('/policy');
    await page.getByRole('button', { name: '起草并入' }).first().click();
    const conflict = page.locator('[data-state=conflict]');
    await conflict.waitFor();
    expect(await conflict.count()).toBe(1);
    await clerk.picture('new-base');
    await conflict.getByRole('radio', { name: '保留本级的' }).check();
    await page.getByRole('button', { name: '并入新版' }).click();
    await saved();
    await page.getByText('本级改过的表单，上级都没有再修改').waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await clerk.goTo(`/policy/drafts/${id}?tab=forms&form=screening`);
    await field('collusionRisk').getByText('串供或外逃风险').waitFor();
    await field('own1').getByText('涉及惠民资金').waitFor();
    await publish(id, '并入市级新版');
  }, 180_000);

  it('sees the record of a talk made of the local template, as PDF', async () => {
    await petition.do('rate-intensity');
    await petition.approved('propose-disposition');
    await petition.talk();
    const officer = await story.as('putian.officer');
    await officer.goTo(`/cases/${petition.id}`);
    const documents = officer.page.getByTestId('documents');
    await documents.getByText('此前各步骤的文书').click();
    await documents.getByRole('button', { name: '生成: 谈话记录' }).click();
    const link = documents.getByRole('link', { name: 'PDF: 谈话记录 莆谈〔2026〕1号' });
    await link.waitFor();
    await link.scrollIntoViewIfNeeded();
    await officer.picture('local-document');
    const text = await bytesOf(link);
    expect(text).toContain('莆田谈话记录 莆谈〔2026〕1号');
    expect(text).toContain('地点：谈话室，涉及惠民资金：是');
  }, 120_000);

  it('sees what is about a person made on the page of the person', async () => {
    const officer = await story.as('putian.officer');
    const person = await (await inPutian(story.office).as('officer')).person('蔡志雄');
    await officer.goTo(`/subjects/person/${person}`);
    const documents = officer.page.getByTestId('documents');
    await documents.getByRole('button', { name: '生成: 廉政档案目录' }).click();
    const link = documents.getByRole('link', { name: 'PDF: 廉政档案目录' });
    await link.waitFor();
    await link.scrollIntoViewIfNeeded();
    await officer.picture('person-documents');
    expect(await bytesOf(link)).toContain('蔡志雄');
  }, 60_000);

  it('sees its own document about a unit made on the page of the unit, with what is on record there', async () => {
    const { unit } = await petition.view();
    const officer = await story.as('putian.officer');
    await officer.goTo(`/subjects/unit/${unit?.id}`);
    const documents = officer.page.getByTestId('documents');
    await documents.getByText('签署：分管领导').waitFor();
    await documents.getByRole('button', { name: '生成: 单位谈话函询台账' }).click();
    const link = documents.getByRole('link', { name: 'PDF: 单位谈话函询台账' });
    await link.waitFor();
    await officer.picture('unit-documents');
    expect(await bytesOf(link)).toContain(`${unit?.name}台账`);
  }, 60_000);

  /** First the draft is checked, proofs and all; then it is submitted, and approved by another. */
  async function publish(id: string, reason: string): Promise<void> {
    await clerk.goTo(`/policy/drafts/${id}`);
    await page.getByLabel('修改理由').fill(reason, { timeout: 60_000 });
    await page.getByRole('button', { name: '提交审批' }).click();
    await page.getByText('待批准').first().waitFor();
    const approver = await story.as('putian.policyapprover');
    await approver.goTo(`/policy/drafts/${id}`);
    await approver.page.getByRole('button', { name: '批准并发布' }).click();
    await approver.page.getByText('已发布').first().waitFor();
  }

  /** The text of the PDF behind a link, as whoever sees the link gets it. */
  async function bytesOf(link: ReturnType<Page['locator']>): Promise<string> {
    const at = link.page();
    const href = (await link.getAttribute('href')) ?? '';
    const response = await at.request.get(new URL(href, at.url()).href);
    expect(response.headers()['content-type']).toBe('application/pdf');
    return textOf(await response.body())
      .join('')
      .replaceAll('\n', '');
  }
});
