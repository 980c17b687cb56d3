import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { answers } from '../play/answers.ts';
import { pdfOf } from '../play/files.ts';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { sound } from './sound.ts';
import { Story } from './story.ts';

describe.skipIf(!browserPath)('files and signatures at a screen', () => {
  let story: Story;
  beforeAll(async () => {
    story = await Story.begin();
  }, 120_000);
  afterAll(() => story.end());

  it('go on after a lost connection and a pause, are signed, and stand in the record', async () => {
    const petition = await (await Petition.register(story.office, '张明')).screen();
    await petition.approved('propose-disposition');
    await petition.approved('plan-talk');
    for (const action of ['outline-talk', 'notify-talk'] as const) {
      await petition.do(action, answers[action]);
    }
    const desk = await story.as('officer');
    const { page } = desk;
    await desk.openAction(petition.id, 'hold-talk');
    await desk.fill(answers['hold-talk']);
    const scan = page.locator('[data-field="recordScan"]');
    // The line breaks as soon as some of it has gone.
    await page.route('**/api/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH') await page.context().setOffline(true);
      await route.continue();
    });
    const path = join(story.office.server.runtime.config.data, '笔录.pdf');
    await writeFile(path, pdfOf(9_000_000));
    await scan.locator('input[type=file]').first().setInputFiles(path, { timeout: 60_000 });
    await scan.locator('[data-state=offline]').waitFor();
    await sound(page, '[data-field="recordScan"]');
    await scan.getByRole('button', { name: /^暂停/ }).click();
    await scan.locator('[data-state=paused]').waitFor();
    await scan.scrollIntoViewIfNeeded();
    await desk.picture('form-upload');
    await page.unroute('**/api/uploads/*');
    await page.context().setOffline(false);
    await scan.getByRole('button', { name: /^继续/ }).click();
    await scan.locator('[data-attachment]').waitFor({ timeout: 30_000 });

    const signature = page.locator('[data-field="personSignature"]');
    await signature.getByRole('button', { name: '在屏幕上签名' }).click();
    const pad = signature.getByTestId('signature-pad');
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('nothing to sign on');
    await page.mouse.move(box.x + 40, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 60, { steps: 6 });
    await page.mouse.move(box.x + 220, box.y + 130, { steps: 6 });
    await page.mouse.up();
    await signature.getByRole('button', { name: '签好了' }).click();
    await signature.locator('img.signature-drawn').waitFor({ timeout: 30_000 });
    await desk.picture('form-signed');
    await desk.submit();
    await desk.done();

    await desk.goTo(`/cases/${petition.id}`);
    const entry = page.locator('.fold').first();
    await entry.locator('.fold-line').click();
    await entry.getByText('笔录.pdf').waitFor();
    await entry.locator('img.signature-drawn').waitFor();
    await sound(page);
    await entry.getByRole('link', { name: '打印此记录' }).click();
    await page.getByTestId('sheet').locator('img.signature-drawn').waitFor();
    await desk.picture('record-print');
    await desk.onAPhone();
    await sound(page);
  }, 180_000);
});
