import { readFile } from 'node:fs/promises';
import type { DraftView } from '@bitan/api';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserPath } from './browser.ts';
import type { Desk } from './desk.ts';
import { sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
let clerk: Desk;
let page: Page;

/** A clerk gives a form to another office as a file, and begins one of a file that came from elsewhere. */
describe.skipIf(!browserPath)('a form as a file', () => {
  let draft: DraftView;
  beforeAll(async () => {
    story = await Story.begin();
    const api = await story.office.as('policyeditor');
    draft = await api.call('POST', '/api/drafts', { title: '表单交换' });
    const { sections } = await definition('visit');
    const own = {
      op: 'add',
      field: 'own1',
      section: sections[0]?.id,
      schema: { type: 'string', title: '驻村工作队', maxLength: 40 },
      texts: { en: { title: 'Village team' } },
    };
    const now = { form: 'visit', operations: [own] };
    const edits = [{ path: 'overlays/visit', now }];
    await api.call('POST', `/api/drafts/${draft.id}/edits`, { edits });
    clerk = await story.as('policyeditor');
    page = clerk.page;
  }, 180_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  it('goes out with what the office changed in it, and as a schema for any renderer', async () => {
    await clerk.goTo(`/policy/drafts/${draft.id}?tab=forms&form=visit`);
    const plain = await saved('JSON Schema（任何 rjsf 都能显示）');
    expect(plain.name).toMatch(/\.schema\.json$/);
    const { schema, uiSchema } = JSON.parse(plain.text);
    expect(schema.properties.own1.title).toBe('驻村工作队');
    expect(uiSchema).toBeDefined();
    const whole = await saved('表单定义和本级修改（供其他机关采用）');
    expect(whole.name).toMatch(/\.form\.json$/);
    expect(JSON.parse(whole.text).overlay.operations).toHaveLength(1);

    // Another office takes it over, item by item, and can undo it.
    const city = await story.office.as('city.policyeditor');
    const theirs = await city.call<DraftView>('POST', '/api/drafts', { title: '采用县里的修改' });
    const other = await story.as('city.policyeditor');
    await other.goTo(`/policy/drafts/${theirs.id}?tab=forms&form=visit`);
    await choose(other.page, whole.name, whole.text);
    await other.page.getByText('这是同一表单在另一机关的修改').waitFor();
    await other.page.getByRole('button', { name: '放入草案' }).click();
    await other.page.locator('[data-tree=own1]').getByText('驻村工作队').waitFor();
  }, 90_000);

  it('comes in from a plain JSON Schema with a uiSchema, with what was not understood said at its place', async () => {
    const foreign = {
      schema: {
        type: 'object',
        required: ['team'],
        properties: {
          team: { type: 'string', title: '工作组', maxLength: 30 },
          arrivedOn: { type: 'string', format: 'date', title: '到达日期' },
          mood: { enum: ['好', '一般'], type: 'string', title: '群众情绪' },
          salary: { type: 'number', title: '金额', exclusiveMinimum: 0 },
          note: { type: 'string', title: '说明', if: { minLength: 1 }, then: { maxLength: 5 } },
        },
      },
      uiSchema: { note: { 'ui:widget': 'textarea' }, team: { 'ui:widget': 'myOwnWidget' } },
    };
    await choose(page, 'foreign.json', JSON.stringify(foreign));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('这是 JSON Schema').waitFor();
    await dialog.getByText('群众情绪').first().waitFor();
    await clerk.picture('form-import');
    await sound(page);
    await dialog.getByRole('tab', { name: /未照原样采用/ }).click();
    const notes = dialog.getByTestId('import-notes');
    await notes.getByText('/schema/properties/note/if').waitFor();
    await notes.getByText('/uiSchema/team/ui:widget').waitFor();
    await clerk.picture('form-import-notes');
    await dialog.getByRole('tab', { name: '预览' }).click();
    await dialog
      .getByTestId('import-preview')
      .getByLabel(/工作组/)
      .waitFor();
    await dialog.getByRole('button', { name: '放入草案' }).click();
    await page.locator('[data-tree] >> text=群众情绪').first().waitFor();
    await page.locator('[data-saved=true]').waitFor();
  }, 90_000);

  it('that is hostile is refused with its place and the cure, and the draft is as it was', async () => {
    const api = await story.office.as('policyeditor');
    const changes = async () =>
      (await api.call<DraftView>('GET', `/api/drafts/${draft.id}`)).changes.overlays;
    const before = await changes();
    const circle = {
      type: 'object',
      properties: { a: { $ref: '#/$defs/a' } },
      $defs: { a: { type: 'array', items: { $ref: '#/$defs/a' } } },
    };
    await choose(page, 'circle.json', JSON.stringify(circle));
    const refused = page.getByRole('alert').filter({ hasText: '文件未被采用' });
    await refused.getByText('/$defs/a/items/$ref').waitFor();
    await refused.scrollIntoViewIfNeeded();
    await clerk.picture('form-refused');
    await sound(page);
    await choose(page, 'not.json', 'PK\u0003\u0004 not a form');
    await refused.getByText('JSON').first().waitFor();
    expect(await changes()).toEqual(before);
  }, 60_000);

  /** What is saved when a kind of file is asked for. */
  async function saved(kind: string): Promise<{ name: string; text: string }> {
    await page.getByRole('button', { name: '导出' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: kind }).click(),
    ]);
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), 'utf8'),
    };
  }

  const choose = (on: Page, name: string, text: string) =>
    on
      .locator('input[type=file][accept=".json"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

  async function definition(form: string): Promise<{ sections: { id: string }[] }> {
    const api = await story.office.as('policyeditor');
    const path = `/api/drafts/${draft.id}/forms/${form}/file?as=definition&language=zh-CN`;
    return JSON.parse((await api.call<{ text: string }>('GET', path)).text).form;
  }
});
