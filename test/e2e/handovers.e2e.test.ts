import type { CaseView } from '@bitan/api';
import { deliverAll } from '@bitan/server';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../play/answers.ts';
import { browserPath } from './browser.ts';
import { sound } from './sound.ts';
import { Story } from './story.ts';

let story: Story;
/** Two matters that the city registered and that belong to the level below. */
let taken: CaseView;
let other: CaseView;

describe.skipIf(!browserPath)('offices that hand matters to one another', () => {
  beforeAll(async () => {
    story = await Story.begin();
    taken = await registered('韩立群');
    other = await registered('陆文斌');
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  it('the city says where a matter goes, and sends along what was made of it', async () => {
    const officer = await story.as('city.officer');
    const { page } = officer;
    await officer.goTo('/handovers');
    await page.getByRole('tab', { name: '送出' }).click();
    for (const { number } of [taken, other]) {
      await cardOf(page, number)
        .getByRole('radio', { name: /示范县/ })
        .check();
      await cardOf(page, number)
        .getByRole('button', { name: /送\s*出/ })
        .click();
      await cardOf(page, number).getByText('等待对方签收').waitFor();
    }
    await cardOf(page, taken.number).getByRole('button', { name: '附送材料' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().check();
    await sound(page);
    await dialog.getByRole('button', { name: '送出所选' }).click();
    await cardOf(page, taken.number).getByRole('region', { name: '随件材料' }).waitFor();
    await sound(page);
    await deliverAll(story.office.server.runtime);
  }, 120_000);

  it('the county is told, confirms one and begins a case from it, filled with what came', async () => {
    const officer = await story.as('officer');
    const { page } = officer;
    await page.reload();
    await page.getByRole('button', { name: /条未读/ }).click();
    await page.getByText('有一件由其他机关转来').first().waitFor();
    await officer.goTo('/');
    await page.getByRole('link', { name: '其他机关转来 2 件' }).click();
    await cardOf(page, taken.number)
      .getByRole('link', { name: /下载 .*docx/ })
      .waitFor();
    await officer.picture('handover-arrived');
    await sound(page);
    await cardOf(page, taken.number)
      .getByRole('button', { name: /签\s*收/ })
      .click();
    await cardOf(page, taken.number).getByRole('button', { name: '据此立件' }).click();
    await page.waitForURL(/\/start\/petition-talk\?draft=/);
    await page.getByText('韩立群').first().waitFor();
    const from = page.locator('[id$="/transferredFrom"]');
    expect(await from.inputValue()).toContain(taken.number);
    await officer.fill({ duplicate: false, relation: 'none', realName: false });
    await officer.submit();
    await page.waitForURL(/\/cases\//);
    const id = new URL(page.url()).pathname.split('/')[2];
    await officer.goTo('/handovers');
    await page.getByRole('tab', { name: '收到' }).click();
    const own = cardOf(page, taken.number).getByRole('link', { name: /^信访〔/ });
    expect(await own.getAttribute('href')).toBe(`/cases/${id}`);
  }, 120_000);

  it('refuses the other with a reason, on a phone, and the city finds both answers in its cases', async () => {
    const leader = await story.as('leader');
    await leader.page.setViewportSize({ width: 390, height: 844 });
    await leader.goTo('/handovers');
    await cardOf(leader.page, other.number)
      .getByRole('button', { name: /退\s*回/ })
      .click();
    const dialog = leader.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('此人属市直单位，不由本县管理。');
    await sound(leader.page);
    await dialog.getByRole('button', { name: /退\s*回/ }).click();
    await cardOf(leader.page, other.number).getByText('此人属市直单位').waitFor();
    await deliverAll(story.office.server.runtime);

    const officer = await story.as('city.officer');
    const { page } = officer;
    await officer.goTo(`/cases/${taken.id}`);
    await page
      .getByText(/陈志远 于 .* 签收/)
      .first()
      .waitFor();
    expect(await officer.stage()).toBe('transferred-down');
    await officer.goTo(`/cases/${other.id}`);
    await page
      .getByText(/周国平 于 .* 退回/)
      .first()
      .waitFor();
    expect(await officer.stage()).toBe('received');
    await sound(page);
  }, 120_000);

  async function registered(name: string): Promise<CaseView> {
    const officer = await story.office.as('city.officer');
    const person = await officer.call<{ id: string }>('POST', '/api/subjects/person', {
      answers: {
        ...{ name, position: '副镇长', ownHead: false, superiorManaged: false },
        ...{ lowerManaged: true, nextLevelHead: false, leadership: 'none' },
        ...{ keyPost: false, domain: 'none' },
      },
    });
    const view = await officer.call<CaseView>('POST', '/api/cases', {
      workflow: 'petition-talk',
      answers: answers.register(person.id),
    });
    await officer.call('POST', `/api/cases/${view.id}/documents`, {
      document: 'petition-registration',
    });
    return view;
  }
});

const cardOf = (page: Page, number: string) => page.locator(`[data-handover="${number}"]`).first();
