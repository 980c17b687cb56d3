import { alarms, type Inbox } from '@bitan/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
  for (const day of ['2026-01-05', '2026-01-22', '2026-02-09', '2026-02-25', '2026-02-25']) {
    office.goTo(day);
    await (await Petition.register(office, '张明')).assign();
  }
}, 60_000);
afterAll(() => office.stop());

async function inbox(query = ''): Promise<Inbox> {
  return (await office.as('officer')).call('GET', `/api/inbox?limit=100${query}`);
}

it('of one urgency is all of it and no other, most urgent first, and the counts are of the whole', async () => {
  const { tasks, counts } = await inbox();
  const said = new Set(tasks.map(({ alarm }) => alarm));
  expect([...said]).toEqual(expect.arrayContaining(['severe', 'overdue', 'half', 'calm']));
  for (const alarm of alarms) {
    const narrowed = await inbox(`&alarm=${alarm}`);
    expect(narrowed.tasks).toEqual(tasks.filter((task) => task.alarm === alarm));
    expect(narrowed.counts).toEqual(counts);
    expect(narrowed.tasks).toHaveLength(counts[alarm]);
  }
});

it('of one urgency comes in pages', async () => {
  const whole = await inbox('&alarm=calm');
  expect(whole.tasks.length).toBeGreaterThan(1);
  const officer = await office.as('officer');
  const first = await officer.call<Inbox>('GET', '/api/inbox?alarm=calm&limit=1');
  const after = encodeURIComponent(first.next ?? '');
  const rest = await officer.call<Inbox>('GET', `/api/inbox?alarm=calm&limit=100&after=${after}`);
  expect([...first.tasks, ...rest.tasks]).toEqual(whole.tasks);
});

it('of an urgency that there is not is refused', async () => {
  const officer = await office.as('officer');
  const { status } = await officer.raw('GET', '/api/inbox?alarm=urgent');
  expect(status).toBe(422);
});
