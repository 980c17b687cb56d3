import { tmpdir } from 'node:os';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../play/answers.ts';
import { openOffice, type TestOffice } from '../play/office.ts';
import { browserPath, launch } from './browser.ts';
import { Desk } from './desk.ts';

let office: TestOffice;
let browser: Browser;
const desks = new Map<string, Promise<Desk>>();

/** Everybody keeps one browser through a story. */
function as(login: string): Promise<Desk> {
  const desk = desks.get(login) ?? Desk.open(browser, office.url, login);
  desks.set(login, desk);
  return desk;
}

async function passTo(day: string): Promise<void> {
  office.goTo(day);
  for (const desk of desks.values()) await (await desk).close();
  desks.clear();
}

describe.skipIf(!browserPath)('the main job in the browser', () => {
  beforeAll(async () => {
    [office, browser] = await Promise.all([openOffice(), launch()]);
  }, 90_000);
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const [login, desk] of desks)
      await (await desk).page.screenshot({ path: `${tmpdir()}/e2e-${login}.png` });
  });
  afterAll(async () => {
    await browser?.close();
    await office?.stop();
  });

  it('takes must-talk 1 from the letter to a filed talk', async () => {
    const officer = await as('officer');
    const id = await officer.start('petition-talk', answers.register('张明'));
    await officer.picture('case');
    await (await as('leader')).act(id, 'assign', { handler: '陈志远' });
    await officer.openAction(id, 'screen');
    await officer.fill(answers.screen);
    await officer.page.getByRole('button', { name: '看规则建议' }).click();
    expect(await officer.proposal()).toContain('必谈');
    await officer.picture('decision');
    await officer.page.getByRole('button', { name: '确认并提交' }).click();
    await officer.done();
    await officer.act(id, 'rate-intensity');
    await approved(id, 'propose-disposition');
    await approved(id, 'plan-talk');
    for (const action of [
      'outline-talk',
      'notify-talk',
      'hold-talk',
      'receive-explanation',
    ] as const) {
      await officer.act(id, action, answers[action]);
    }
    await (await as('reviewer')).act(id, 'review-first', answers.review);
    await (await as('reviewer2')).act(id, 'review-second', answers.review);
    await approved(id, 'conclude');
    await approved(id, 'decide-measure');
    for (const action of ['notify-rectification', 'report-rectification', 'inspect'] as const) {
      await officer.act(id, action, answers[action]);
    }
    await passTo('2026-07-20');
    await (await as('officer')).act(id, 'visit', answers.visit);
    await approved(id, 'decide-release');
    await (await as('officer')).act(id, 'notify-release', answers['notify-release']);
    await (await as('officer')).act(id, 'decide-use');
    await (await as('archivist')).act(id, 'file', answers.file);
    expect(await (await as('archivist')).stage()).toBe('filed');
    await (await as('archivist')).picture('filed');
  }, 240_000);
});

type Answered = keyof typeof answers;

/** The officer proposes, a leader approves. */
async function approved(id: string, action: Answered, more: object = {}): Promise<void> {
  const given = answers[action];
  await (await as('officer')).act(id, action, {
    ...(typeof given === 'function' ? {} : given),
    ...more,
  });
  await (await as('leader')).approve(id, action);
}
