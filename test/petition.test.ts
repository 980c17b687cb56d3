import type { CaseView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

describe('a petition about an official', () => {
  it('goes from a letter through a talk, rectification and visits to a filed result', async () => {
    const id = await register('张明');
    await toClassification(id);
    await dispose(id, 'talk');
    await talk(id);
    const concluded = await review(id, {});
    expect(concluded.stage.id).toBe('measure');
    await approved(id, 'decide-measure', answers['decide-measure']);
    const officer = await office.as('officer');
    await officer.act(id, 'notify-rectification', { answers: answers['notify-rectification'] });
    await officer.act(id, 'report-rectification', { answers: answers['report-rectification'] });
    await officer.act(id, 'inspect', { answers: answers.inspect });
    office.goTo('2026-07-20');
    await (await office.as('officer')).act(id, 'visit', { answers: answers.visit });
    const lifted = await approved(id, 'decide-release', answers['decide-release']);
    expect(lifted.stage.id).toBe('release');
    const again = await office.as('officer');
    await again.act(id, 'notify-release', { answers: answers['notify-release'] });
    await again.act(id, 'decide-use', { answers: {} });
    const filed = await (await office.as('archivist')).act(id, 'file', { answers: answers.file });
    expect(filed.stage.id).toBe('filed');
    expect(filed.closed).toBe(true);
  }, 30_000);
});

async function register(name: string, more = {}): Promise<string> {
  const officer = await office.as('officer');
  const accused = await officer.person(name);
  const begun = await officer.call<CaseView>('POST', '/api/cases', {
    workflow: 'petition-talk',
    answers: { ...answers.register(accused), ...more },
  });
  return begun.id;
}

async function toClassification(id: string, screening = {}): Promise<void> {
  const [leader, officer] = [await office.as('leader'), await office.as('officer')];
  const handler = await userId(leader, '陈志远');
  await leader.act(id, 'assign', { answers: { handler } });
  await officer.act(id, 'screen', { answers: { ...answers.screen, ...screening } });
  await officer.act(id, 'rate-intensity');
}

async function dispose(id: string, expected: string): Promise<CaseView> {
  const disposed = await approved(id, 'propose-disposition', answers['propose-disposition']);
  const entry = disposed.timeline.find(
    (one) => one.action.id === 'propose-disposition' && one.card,
  );
  expect(entry?.chosen?.[0]?.type).toBe(expected);
  return disposed;
}

async function talk(id: string): Promise<void> {
  const officer = await office.as('officer');
  await approved(id, 'plan-talk', answers['plan-talk']);
  for (const action of [
    'outline-talk',
    'notify-talk',
    'hold-talk',
    'receive-explanation',
  ] as const) {
    await officer.act(id, action, { answers: answers[action] });
  }
}

async function review(id: string, more: object): Promise<CaseView> {
  await (await office.as('reviewer')).act(id, 'review-first', { answers: answers.review });
  await (await office.as('reviewer2')).act(id, 'review-second', { answers: answers.review });
  return approved(id, 'conclude', { ...answers.conclude, ...more });
}

/** Proposes an action and has a leader approve it. */
async function approved(id: string, action: string, given: object): Promise<CaseView> {
  await (await office.as('officer')).act(id, action, { answers: given });
  return (await office.as('leader')).act(id, `${action}.approve`);
}

async function userId(api: Api, name: string): Promise<string> {
  const people = await api.call<{ id: string; name: string }[]>('GET', '/api/colleagues');
  return people.find((one) => one.name === name)?.id ?? '';
}
