import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answers } from '../play/answers.ts';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { Story } from './story.ts';

let story: Story;

describe.skipIf(!browserPath)('in the browser', () => {
  beforeEach(async () => {
    story = await Story.begin();
  }, 60_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
    await story.end();
  });

  it('1: must-talk 1 goes from the letter to a filed talk', async () => {
    const officer = await story.as('officer');
    const id = await officer.start('petition-talk', answers.register('张明'));
    const leader = await story.as('leader');
    await leader.goTo('/');
    await leader.page.getByText('指定承办人').first().waitFor();
    await leader.picture('inbox');
    await leader.act(id, 'assign', { handler: '陈志远' });
    await officer.openAction(id, 'screen');
    await officer.picture('case');
    await officer.fill(answers.screen);
    await officer.askForProposal();
    expect(await officer.proposal()).toContain('必谈');
    await officer.picture('decision');
    await officer.confirm();
    await officer.act(id, 'rate-intensity');
    await story.approved(id, 'propose-disposition');
    await story.talk(id);
    await story.conclude(id);
    await story.approved(id, 'decide-measure');
    for (const action of ['notify-rectification', 'report-rectification', 'inspect'] as const) {
      await story.do(id, action);
    }
    await story.passTo('2026-07-20');
    await story.do(id, 'visit');
    await story.approved(id, 'decide-release');
    await story.do(id, 'notify-release');
    await (await story.as('officer')).act(id, 'decide-use');
    const archivist = await story.as('archivist');
    await archivist.act(id, 'file', answers.file);
    expect(await archivist.stage()).toBe('filed');
    await archivist.picture('filed');
  }, 240_000);

  it('2: a letter, a late and unclear reply, a second round, then a check', async () => {
    const officer = await story.as('officer');
    const id = await officer.start('petition-talk', answers.register('张明'));
    await (await story.as('leader')).act(id, 'assign', { handler: '陈志远' });
    const tendency = { violation: false, severity: 'tendency', evidence: 'none' };
    await officer.act(id, 'screen', { ...answers.screen, ...tendency });
    await officer.act(id, 'rate-intensity');
    await story.approved(id, 'propose-disposition');
    await story.do(id, 'issue-letter');
    await approveOnAPhone(id);
    await story.do(id, 'deliver-letter');
    await story.passTo('2026-02-12');
    const late = await story.as('officer');
    await late.page.getByText('已逾期').first().waitFor();
    await late.picture('overdue');
    await late.act(id, 'receive-reply', {
      ...answers['receive-explanation'],
      receivedOn: '2026-02-12',
    });
    const unclear = { understanding: 2, clarity: 'unclear', doubt: true, finding: 'emerging' };
    await story.conclude(id, unclear);
    expect(await (await story.as('leader')).stage()).toBe('prepare-talk');
    await (await story.as('officer')).onAPhone();
    await story.talk(id);
    await story.conclude(id, unclear);
    expect(await (await story.as('leader')).stage()).toBe('reverification');
  }, 240_000);

  it('3: a possible violation cannot be talked away', async () => {
    const petition = await Petition.register(story.office, '张明');
    await petition.screen({ severity: 'sanctionable', checkable: true });
    const officer = await story.as('officer');
    await officer.openAction(petition.id, 'propose-disposition');
    await officer.fill(answers['propose-disposition']);
    await officer.askForProposal();
    expect(await officer.proposal()).toContain('初步核实');
    const choices = officer.page.getByTestId('decision-card').getByRole('radio');
    const open = await choices.evaluateAll(
      (all) => all.filter((one) => !(one as HTMLInputElement).disabled).length,
    );
    expect(await choices.count()).toBe(5);
    expect(open).toBe(1);
    await officer.picture('guard');
    await officer.confirm();
    await (await story.as('leader')).approve(petition.id, 'propose-disposition');
    expect(await (await story.as('leader')).stage()).toBe('verification');
  }, 90_000);

  it('4: the third founded talk in twelve months makes the rules propose an admonition', async () => {
    const petition = await founded('刘建华');
    const officer = await story.as('officer');
    await officer.openAction(petition.id, 'decide-measure');
    await officer.fill(answers['decide-measure']);
    await officer.askForProposal();
    expect(await officer.proposal()).toContain('诫勉');
    await officer.picture('third-talk');
    const view = await petition.view();
    await officer.goTo(`/subjects/person/${view.person?.id}`);
    await officer.page.locator('[data-register="talk"]').waitFor();
    await officer.picture('person');
  }, 90_000);

  it('5: a changed limit decides the next case, and the old one explains itself by the old', async () => {
    const old = await founded('刘建华');
    await changeLimit();
    const officer = await story.as('officer');
    await officer.goTo(`/cases/${old.id}`);
    await officer.page.getByText('第 1 版').first().waitFor();
    const before = await old.proposal('decide-measure', answers['decide-measure']);
    expect(before.proposal.map(({ type }) => type)).toEqual(['admonish']);
    const next = await founded('刘建华');
    await officer.openAction(next.id, 'decide-measure');
    await officer.page.getByText('第 2 版').first().waitFor();
    await officer.fill({ ...answers['decide-measure'], kind: 'propose' });
    await officer.askForProposal();
    expect(await officer.proposal()).toContain('问责');
    await officer.goTo('/history');
    await officer.page.getByText('4次 → 3次').first().waitFor();
    await officer.picture('history');
  }, 120_000);

  it('6: what putian adds to a form is seen by its officers and by nobody else', async () => {
    const petition = await Petition.register(story.office, '张明');
    const leader = await story.office.as('leader');
    const people = await leader.call<{ id: string; name: string }[]>('GET', '/api/colleagues');
    const handler = people.find(({ name }) => name === '陈志远')?.id;
    await leader.act(petition.id, 'assign', { answers: { handler } });
    const county = await story.as('officer');
    await county.openAction(petition.id, 'screen');
    await county.page.getByText('问题程度').first().waitFor();
    expect(await county.page.getByText('涉及村级“三资”管理').count()).toBe(0);

    const officer = await story.as('putian.officer');
    const id = await officer.start('petition-talk', answers.register('蔡志雄'));
    await (await story.as('putian.leader')).act(id, 'assign', { handler: '莆田 黄丽娟' });
    await officer.openAction(id, 'screen');
    await officer.page.getByText('涉及村级“三资”管理').first().waitFor();
    await officer.page.getByText('具有可查性（按本市线索评估表）').first().waitFor();
    await officer.picture('putian');
    await officer.act(id, 'screen', {
      ...answers.screen,
      villageAssets: true,
      township: '荔城街道',
    });
  }, 120_000);
});

/** A petition up to the measure, after a talk that found a minor fault. */
async function founded(name: string): Promise<Petition> {
  const petition = await (await Petition.register(story.office, name)).screen();
  await petition.approved('propose-disposition');
  await petition.talk();
  await petition.conclude();
  return petition;
}

/** The leader finds it by the menu that is folded there, and approves it. */
async function approveOnAPhone(id: string): Promise<void> {
  const leader = await story.as('leader');
  await leader.onAPhone();
  await leader.goTo('/cases');
  await leader.page.getByRole('button', { name: '案件', expanded: false }).click();
  await leader.page.getByRole('link', { name: '待办', exact: true }).click();
  await leader.page.getByRole('button', { name: '待办', expanded: false }).waitFor();
  await leader.page.locator(`main a[href*="${id}"]`).first().click();
  await leader.picture('approval-phone');
  await leader.confirm();
}

/** A policy editor lowers the limit for accountability to three, an approver publishes it. */
async function changeLimit(): Promise<void> {
  const editor = await story.as('policyeditor');
  const { page } = editor;
  await editor.goTo('/policy');
  const row = page.locator('[data-parameter="repeat.limit.propose"]');
  await row.waitFor();
  await editor.picture('policy');
  await row.getByRole('button', { name: /修改/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /草案/ }).last().click();
  const cell = page.locator('[data-parameter="repeat.limit.propose"]');
  await cell.getByRole('spinbutton').fill('3');
  await cell.getByLabel('修改依据').fill('县纪委常委会决定');
  await cell.getByRole('button', { name: '放入草案' }).click();
  await cell.getByText('已修改').waitFor();
  await page.getByRole('tab', { name: /改动/ }).click();
  await page.getByLabel('修改理由').fill('重复约谈过多');
  await editor.picture('draft');
  await page.getByRole('button', { name: '提交审批' }).click();
  const approver = await story.as('policyapprover');
  await approver.goTo(new URL(page.url()).pathname);
  await approver.page.getByRole('button', { name: '批准并发布' }).click();
  await approver.page.getByText('已发布').first().waitFor();
}
