import type { Me } from '@bitan/api';
import { openRuntime, ringAlarms, superviseAll } from '@bitan/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

/** More than one piece of work. */
const many = 21;

describe('what is looked after unasked', () => {
  let office: TestOffice;
  let org: string;
  beforeAll(async () => {
    office = await openOffice('2026-01-05');
    const { office: of } = await (await office.as('officer')).call<Me>('GET', '/api/session');
    org = of.id;
  }, 60_000);
  afterAll(() => office.stop());

  const rung = async () => {
    const { items } = await office.server.runtime.store
      .for({ org, user: 'system' })
      .audit.list({ kind: 'task', limit: 200 });
    return items.map(({ subject, detail }) => JSON.stringify([subject, detail]));
  };

  it('rings alarms of cases received under an edition that nobody asked for since the start', async () => {
    await Petition.register(office, '张明');
    await publishAnother();
    office.goTo('2026-01-20');
    const { config, clock } = office.server.runtime;
    const { runtime, close } = await openRuntime(config, clock);
    await superviseAll(runtime);
    await close();
    expect((await rung()).length).toBeGreaterThan(0);
    expect(await ringAlarms(office.server.runtime, org)).toBe(0);
  }, 60_000);

  it('ends after the piece in hand when the server stops, and goes on there', async () => {
    office.goTo('2026-02-02');
    for (let i = 0; i < many; i += 1) await Petition.register(office, '刘建华');
    office.goTo('2026-03-02');
    const before = await rung();
    const { runtime } = office.server;
    await expect(ringAlarms(runtime, org, AbortSignal.abort())).rejects.toThrow(/abort/i);
    const piece = await rung();
    expect(piece.length).toBeGreaterThan(before.length);
    expect(await ringAlarms(runtime, org)).toBeGreaterThan(0);
    const after = await rung();
    expect(new Set(after).size, 'none twice').toBe(after.length);
    expect(await ringAlarms(runtime, org)).toBe(0);
  }, 60_000);

  async function publishAnother(): Promise<void> {
    const { store, editions, clock } = office.server.runtime;
    const { edition } = await editions.at(org, clock());
    const id = 'f'.repeat(64);
    await store.for({ org, user: 'system' }).transaction(async (tx) => {
      const content = { ...edition, id };
      await tx.editions.publish({ id, content, effectiveFrom: clock(), reason: 'test' });
      tx.audit.add({ event: 'edition.published', subject: id });
    });
    editions.published();
  }
});
