import type { Me, OverviewCases, OverviewView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

describe('the overview of an office', () => {
  let office: TestOffice;
  let leader: Api;
  let first: Petition;
  beforeAll(async () => {
    office = await openOffice('2026-01-28');
    first = await Petition.register(office, '张明');
    await first.screen();
    await first.approved('propose-disposition');
    office.goTo('2026-02-03');
    await Petition.register(office, '刘建华', { realName: true, complainantName: '李某' });
    await Petition.register(office, '刘建华', { topic: '公款吃喝' });
    leader = await office.as('leader');
  }, 90_000);
  afterAll(() => office.stop());

  const path = (from: string, until: string, more = '') =>
    `/api/overview?from=${from}&until=${until}${more}`;
  const overview = (from: string, until: string, more = '', api = leader) =>
    api.call<OverviewView>('GET', path(from, until, more));
  const cases = (query: string, api = leader) =>
    api.call<OverviewCases>('GET', `/api/overview/cases?${query}`);
  const entry = (view: OverviewView, id: string) => view.entries.find((one) => one.id === id);
  const february = 'from=2026-02-01&until=2026-02-03&span=month';

  it('puts the numbers of a period beside those of the one before, and months in a row', async () => {
    const view = await overview('2026-02-01', '2026-02-03', '&span=month');
    expect(view.before).toEqual({ from: '2026-01-01', until: '2026-01-03' });
    expect(entry(view, 'registered')).toMatchObject({ cases: 2, before: 0 });
    const whole = await overview('2026-02-01', '2026-02-28');
    expect(whole.before).toEqual({ from: '2026-01-01', until: '2026-01-31' });
    expect(entry(whole, 'registered')).toMatchObject({ cases: 2, before: 1 });
    expect(entry(whole, 'talks')).toMatchObject({ cases: 0, before: 1 });
    const course = entry(whole, 'course')?.lines.map(({ key, cases: of }) => [key, of]);
    expect(course).toHaveLength(12);
    expect(course?.slice(-3)).toEqual([
      ['2025-12', 0],
      ['2026-01', 1],
      ['2026-02', 2],
    ]);
  });

  it('says how open work stands whatever the period, each stage with its alarms', async () => {
    const view = await overview('2025-01-01', '2025-01-31');
    const open = entry(view, 'open-work');
    expect(open?.now).toBe(true);
    const stages = Object.fromEntries((open?.lines ?? []).map(({ key, cases: of }) => [key, of]));
    expect(stages).toEqual({ received: 2, 'prepare-talk': 1 });
  });

  it('leads from a number to its cases, and says how many are hidden from who stepped aside', async () => {
    const line = 'from=2026-01-01&until=2026-01-31&entry=course&key=2026-01';
    const officer = await office.as('officer');
    expect(await cases(line, officer)).toMatchObject({
      title: { 'zh-CN': '逐月登记：2026-01' },
      total: 1,
      hidden: 0,
      cases: [{ id: first.id }],
    });
    await officer.act(first.id, 'declare-relation', { answers: { relation: 'nearRelative' } });
    const seen = await cases(line, officer);
    expect(seen).toMatchObject({ total: 1, hidden: 1, cases: [] });
    expect(JSON.stringify(seen)).not.toContain(first.id);
    const january = await overview('2026-01-01', '2026-01-31', '', officer);
    expect(entry(january, 'registered')?.cases, 'a number does not depend on who asks').toBe(1);
  });

  it('gives long lists page by page', async () => {
    const page = await cases(`${february}&entry=registered&limit=1`);
    expect(page).toMatchObject({ total: 2, hidden: 0 });
    const next = await cases(`${february}&entry=registered&limit=1&after=${page.next}`);
    expect(next.next).toBeUndefined();
    expect(new Set([...page.cases, ...next.cases].map(({ id }) => id)).size).toBe(2);
  });

  it('has nothing that names a complainant', async () => {
    const view = await overview('2026-02-01', '2026-02-28');
    expect(JSON.stringify([view, await cases(`${february}&entry=registered`)])).not.toContain(
      '李某',
    );
  });

  it('is refused backwards, of what is not there, and to who reads no cases', async () => {
    const backwards = await leader.refused('GET', path('2026-02-01', '2026-01-01'));
    expect(backwards.errors?.map(({ pointer }) => pointer)).toEqual(['/until']);
    for (const query of [`${february}&entry=none`, `${february}&entry=course&key=1999-01`])
      expect((await leader.refused('GET', `/api/overview/cases?${query}`)).status).toBe(404);
    const auditor = await office.as('auditor');
    expect((await auditor.refused('GET', path('2026-02-01', '2026-02-28'))).status).toBe(403);
    const behind = `/api/overview/cases?${february}&entry=registered`;
    expect((await auditor.refused('GET', behind)).status).toBe(403);
  });

  it('leaves out what counts a register that one may not read, and the cases behind it', async () => {
    const january = ['2026-01-01', '2026-01-31'] as const;
    const before = await overview(...january);
    await onlyLeadersRead('petition');
    const seen = await overview(...january);
    expect(seen.entries.map(({ id }) => id)).toEqual(before.entries.map(({ id }) => id));
    const officer = await office.as('officer');
    const left = await overview(...january, '', officer);
    expect(left.entries).toEqual(
      seen.entries.filter(({ id }) => !['sources', 'natures'].includes(id)),
    );
    const behind = 'from=2026-01-01&until=2026-01-31&entry=sources';
    expect((await cases(behind)).total).toBeGreaterThan(0);
    expect((await officer.refused('GET', `/api/overview/cases?${behind}`)).status).toBe(404);
  });

  /** From now on an edition is in force in which nobody else reads this register. */
  async function onlyLeadersRead(register: string): Promise<void> {
    const { store, editions, clock } = office.server.runtime;
    const { office: of } = await leader.call<Me>('GET', '/api/session');
    const { edition } = await editions.at(of.id, clock());
    const closed = { ...edition.registers[register], readers: ['leader'] };
    const registers = { ...edition.registers, [register]: closed };
    const id = 'f'.repeat(64);
    await store.for({ org: of.id, user: 'system' }).transaction(async (tx) => {
      const content = { ...edition, id, registers };
      await tx.editions.publish({ id, content, effectiveFrom: clock(), reason: 'test' });
      tx.audit.add({ event: 'edition.published', subject: id });
    });
    editions.published();
  }
});
