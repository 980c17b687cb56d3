import type { Namesakes, SubjectView } from '@bitan/api';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../play/answers.ts';
import { Petition } from '../play/petition.ts';
import { browserPath } from './browser.ts';
import { pick } from './choose.ts';
import { fits, sound } from './sound.ts';
import { Story } from './story.ts';

const name = '韩秋实';

let story: Story;
/** Two records of the same name, each with a petition about it. */
let clerk: string;
let chief: string;
let early: Petition;
let late: Petition;
/** One whose disposition waits for approval, and one that has just come. */
let waiting: Petition;
let received: Petition;

/** What a leader does about records of people, and with many cases at one table. */
describe.skipIf(!browserPath)('records and meetings', () => {
  beforeAll(async () => {
    story = await Story.begin();
    const { office } = story;
    clerk = await record('科员');
    chief = await record('科长');
    early = await Petition.register(office, name, { accused: clerk });
    late = await Petition.register(office, name, { accused: chief });
    waiting = await (await Petition.register(office, '何永强')).screen();
    await waiting.do('propose-disposition', answers['propose-disposition']);
    received = await Petition.register(office, '林秀英');
  }, 120_000);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await story.keepPictures();
  });
  afterAll(() => story.end());

  it('two records of one person are joined with what follows seen before, and parted as they were', async () => {
    const leader = await story.as('leader');
    const { page } = leader;
    const { number } = await late.view();
    await leader.goTo(`/subjects/person/${clerk}`);
    const namesakes = page.getByTestId('namesakes');
    await namesakes.getByRole('button', { name: '对照' }).click();
    const join = page.getByRole('dialog', { name: `把另一份档案并入 ${name} 的档案` });
    await join
      .getByRole('region', { name: `${name} （并入）` })
      .getByText('科长')
      .waitFor();
    await join.getByTestId('effect').getByText(`转移 1 件案件： ${number}`).waitFor();
    await sound(page);
    const send = join.getByRole('button', { name: '合并档案' });
    expect(await send.isDisabled(), 'joining needs a reason').toBe(true);
    await join.getByLabel('理由').fill('同一人，两次登记');
    await send.click();
    await page.locator('main').getByRole('row', { name: number }).first().waitFor();
    await page.getByTestId('person-moves').getByText('同一人，两次登记').waitFor();
    await leader.goTo(`/subjects/person/${chief}`);
    await page.getByTestId('joined-into').waitFor();
    await sound(page);
    await page.getByTestId('joined-into').getByRole('link', { name }).click();

    await page.getByTestId('person-moves').getByRole('button', { name: '撤销合并' }).click();
    const undo = page.getByRole('dialog', { name: '撤销合并' });
    await sound(page);
    await undo.getByLabel('理由').fill('同名，不是同一人');
    await undo.getByRole('button', { name: '撤销合并' }).click();
    await page.getByTestId('person-moves').getByText('已撤销').waitFor();
    expect((await late.view()).person?.id).toBe(chief);
    expect((await early.view()).person?.id).toBe(clerk);
  }, 90_000);

  it('of one record of two people, a leader gives a case on a phone to whom it is about', async () => {
    const leader = await story.as('leader');
    const { page } = leader;
    const { number } = await early.view();
    await leader.onAPhone();
    await leader.goTo(`/subjects/person/${clerk}`);
    await page.getByRole('button', { name: '拆分档案' }).click();
    const part = page.getByRole('dialog', { name: `把 ${name} 名下的案件归还他人` });
    await part.getByRole('checkbox', { name: `选择 ${number}` }).check();
    await pick(part.getByLabel('这些案件属于谁'), name);
    await part.getByTestId('effect').getByText(`转移 1 件案件： ${number}`).waitFor();
    await fits(page);
    await sound(page);
    await part.getByLabel('理由').fill('反映的是同名的科长');
    await part.getByRole('button', { name: '拆分档案' }).click();
    await page.waitForURL(`**/subjects/person/${chief}`);
    await page.getByTestId('person-moves').getByText('反映的是同名的科长').waitFor();
    expect((await early.view()).person?.id).toBe(chief);
    const known = await (await story.office.as('leader')).call<Namesakes>(
      ...(['GET', `/api/people/${clerk}/namesakes`] as const),
    );
    expect(known.moves[0]).toMatchObject({ kind: 'part', cases: [{ id: early.id }] });
    await page.setViewportSize({ width: 1280, height: 720 });
  }, 90_000);

  it('a meeting has two cases on its agenda, decides one, and carries it out at its end', async () => {
    const leader = await story.as('leader');
    const { page } = leader;
    const [first, second] = [(await waiting.view()).number, (await received.view()).number];
    const participants = [{ name: '周国平' }, { name: '陈志远' }];
    const meeting = await leader.start('screening-meeting', {
      ...{ topic: '一月集中排查', heldOn: '2026-01-06', place: '会议室', chair: '周国平' },
      participants,
    });
    const agenda = page.getByTestId('agenda');
    await agenda.getByRole('link', { name: '从案件列表选择' }).click();
    for (const number of [first, second])
      await page.getByRole('checkbox', { name: `选择 ${number}` }).check();
    const together = page.getByRole('group', { name: '批量办理' });
    await together.getByRole('button', { name: /^列入 .* 的议程$/ }).click();
    await together.getByText('已列入 2 件').waitFor();
    await sound(page);
    await together.getByRole('link', { name: /^排查/ }).click();
    await agenda.getByText('共 2 件，已议决 0 件').waitFor();
    await sound(page);

    // At the table with a phone.
    await leader.onAPhone();
    const matter = page.locator(`[data-matter="${first}"]`);
    await fits(page);
    await matter.getByRole('button', { name: /批准|同意/ }).click();
    const deciding = page.getByRole('dialog');
    await deciding.getByLabel('研究意见（写入纪要）').fill('同意谈话。');
    await sound(page);
    await deciding.locator('button[type=submit]').last().click();
    await matter.getByText('已议决').waitFor();
    await matter.getByText('同意谈话。').waitFor();
    await page.setViewportSize({ width: 1280, height: 720 });
    expect((await waiting.view()).pending, 'nothing is done before the end').toBeDefined();

    await leader.act(meeting, 'hold-meeting', { recorder: '陈志远', record: '逐件研究。' });
    await agenda.getByText('共 2 件，已办理 1 件').waitFor();
    await sound(page);
    expect((await waiting.view()).pending).toBeUndefined();
    const documents = page.getByTestId('documents');
    await documents.getByRole('button', { name: /集中排查会议纪要/ }).click();
    await documents
      .getByRole('link', { name: /集中排查会议纪要/ })
      .first()
      .waitFor();
  }, 120_000);

  async function record(position: string): Promise<string> {
    const officer = await story.office.as('officer');
    const flags = { ownHead: false, superiorManaged: false, lowerManaged: false };
    const rest = { nextLevelHead: false, leadership: 'none', keyPost: false, domain: 'none' };
    const given = { answers: { name, position, ...flags, ...rest } };
    return (await officer.call<SubjectView>('POST', '/api/subjects/person', given)).id;
  }
});
