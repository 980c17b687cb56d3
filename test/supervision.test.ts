import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

const named = { realName: true, complainantName: '欧阳慕雪' };

async function actionOf(petition: Petition, id: string) {
  return (await petition.view()).actions.find((one) => one.id === id);
}

describe('what is owed to a named complainant', () => {
  it('stays a task, with its deadline, when the case has left the stage', async () => {
    const petition = await (await Petition.register(office, '张明', named)).screen();
    const owed = await actionOf(petition, 'notify-acceptance');
    expect(owed).toMatchObject({ open: true, mine: true, due: { date: '2026-01-26' } });
    expect(await actionOf(petition, 'notify-result')).toBeUndefined();
  }, 30_000);

  it('is nothing for who gave no name', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    expect(await actionOf(petition, 'notify-acceptance')).toBeUndefined();
  }, 30_000);
});

describe('an opinion after a check that found nothing', () => {
  it('is counted from that day, and not late at once', async () => {
    const petition = await (await Petition.register(office, '刘建华')).screen({
      severity: 'sanctionable',
      checkable: true,
    });
    await petition.approved('propose-disposition');
    office.goTo('2026-03-10');
    await petition.do('record-check', {
      finishedOn: '2026-03-10',
      done: true,
      signs: false,
      established: false,
      result: 'notProven',
      report: '未发现问题。',
    });
    expect(await actionOf(petition, 'screen')).toMatchObject({
      alarm: 'calm',
      due: { date: '2026-04-10' },
    });
    office.goTo('2026-01-05');
  }, 30_000);
});

describe('a suspended deadline', () => {
  it('stands still with its reason, and runs on without the days between', async () => {
    const petition = await (await Petition.register(office, '何永强')).screen();
    const leader = await office.as('leader');
    await leader.act(petition.id, 'suspend', { answers: { reason: '本人住院' } });
    const stopped = await actionOf(petition, 'propose-disposition');
    expect(stopped?.due).toBeUndefined();
    expect(stopped?.suspended?.['zh-CN']).toContain('本人住院');
    office.goTo('2026-01-15');
    await (await office.as('leader')).act(petition.id, 'resume', { answers: { reason: '出院' } });
    const running = await actionOf(petition, 'propose-disposition');
    expect(running?.due).toMatchObject({ date: '2026-02-24' });
    expect(running?.due?.explanation.en).toContain('Suspended from 2026-01-05 to 2026-01-15');
    office.goTo('2026-01-05');
  }, 30_000);
});
