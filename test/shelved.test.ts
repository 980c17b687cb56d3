import type { CaseView, Inbox } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

/** Grave, and nothing of it can be looked into now. */
const notYet = {
  ...answers.screen,
  ...{ violation: false, severity: 'sanctionable', evidence: 'none' },
  ...{ checkable: false, who: false, what: false },
};
const reason = { reason: '尚不具备核查条件。' };

async function shelved(): Promise<Petition> {
  const petition = await (await Petition.register(office, '张明')).screen(notYet);
  const { stage } = await petition.approved('propose-disposition');
  expect(stage.id).toBe('shelved');
  return petition;
}

async function tasksOf({ id }: Petition, login: string) {
  const { tasks } = await (await office.as(login)).call<Inbox>('GET', '/api/inbox?limit=100');
  return tasks
    .filter((task) => task.case.id === id)
    .map(({ action, due }) => [action.id, due?.date]);
}

const openFor = ({ actions }: CaseView) => actions.filter(({ open }) => open).map(({ id }) => id);

describe('a shelved matter', () => {
  it('is looked at again by its handler half a year on, and is nobody else’s task', async () => {
    const petition = await shelved();
    expect(await tasksOf(petition, 'officer')).toEqual([['review-shelved', '2026-07-06']]);
    for (const other of ['officer2', 'leader', 'head']) {
      expect(await tasksOf(petition, other)).toEqual([]);
    }
  }, 30_000);

  it('can be taken up again at any time, by the handler or a leader', async () => {
    const petition = await shelved();
    expect(openFor(await petition.view())).toContain('reactivate');
    const leader = await office.as('leader');
    expect(openFor(await leader.case(petition.id))).toEqual(
      expect.arrayContaining(['reactivate', 'close-shelved']),
    );
    const taken = await leader.act(petition.id, 'reactivate', { answers: reason });
    expect(taken.stage.id).toBe('screening');
    expect(await tasksOf(petition, 'officer')).toEqual([['screen', '2026-02-05']]);
  }, 30_000);

  it('that stays shelved has its time begin anew; what can be looked into is screened', async () => {
    const petition = await shelved();
    office.goTo('2026-06-01');
    const kept = await petition.do('review-shelved', { result: 'keep', ...reason });
    expect(kept.stage.id).toBe('shelved');
    expect(await tasksOf(petition, 'officer')).toEqual([['review-shelved', '2026-12-01']]);
    const taken = await petition.do('review-shelved', { result: 'takeUp', ...reason });
    expect(taken.stage.id).toBe('screening');
    expect(await tasksOf(petition, 'officer')).toEqual([['screen', '2026-07-01']]);
  }, 30_000);
});
