import { expect, it } from 'vitest';
import { openStore } from '../open.ts';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, worlds, write } from '../testing/world.ts';
import type { Gathering, Office } from '../types.ts';

const beginOne = async (tx: Gathering) => {
  await tx.cases.insert(aCase());
  tx.audit.add({ event: 'case.do' });
};
const begun = async (office: Office) => (await office.cases.count()).count;

onBothDatabases((databases) => {
  const world = worlds(databases);

  it('what was prepared is kept in turn with what others write meanwhile', async () => {
    const { office, store } = await world();
    const { prepared } = await office().ahead().prepare(beginOne);
    const others = ['ann', 'bob'].map((user) => write(office(user, 'B'), beginOne));
    const session = store.system.sessions.save('token', {
      ...{ org: 'A', user: 'ann', data: {} },
      ...{ idleUntil: '2026-03-03T00:00:00.000Z', absoluteUntil: '2026-03-03T00:00:00.000Z' },
    });
    await Promise.all([office().keep(prepared), ...others, session]);
    expect(await begun(office())).toBe(1);
    expect(await begun(office('ann', 'B'))).toBe(2);
    expect(await store.system.sessions.find('token')).toBeDefined();
  });

  it('what was prepared is kept whole or not at all', async () => {
    const { office } = await world();
    const { prepared } = await office()
      .ahead()
      .prepare(async (tx) => {
        await tx.cases.insert(aCase({ number: 'one' }));
        await tx.cases.insert(aCase({ number: 'twice' }));
        await tx.cases.insert(aCase({ number: 'twice' }));
        tx.audit.add({ event: 'case.do' });
      });
    await expect(office().keep(prepared)).rejects.toMatchObject({ code: 'conflict' });
    expect(await begun(office())).toBe(0);
    expect(await office().audit.verify()).toMatchObject({ ok: true });
  });

  it('nothing is kept behind what was not, though as much was written meanwhile', async () => {
    const { office } = await world();
    const line = office().ahead();
    const [first, second] = [await line.prepare(beginOne), await line.prepare(beginOne)];
    await write(office(), async () => undefined);
    const kept = [first, second].map(({ prepared }) => office().keep(prepared));
    for (const one of kept) await expect(one).rejects.toMatchObject({ code: 'overtaken' });
    expect(await begun(office())).toBe(0);
  });

  it('nothing is kept within a transaction', async () => {
    const { office } = await world();
    const { prepared } = await office().ahead().prepare(beginOne);
    const within = write(office(), () => office().keep(prepared));
    await expect(within).rejects.toMatchObject({ code: 'past-transaction' });
  });

  it('a store that is closed keeps what it was asked to keep before, and nothing after', async () => {
    const { office, store, options, connection } = await world();
    const [first, second] = [office().ahead(), office().ahead()];
    const [{ prepared }, later] = [await first.prepare(beginOne), await second.prepare(beginOne)];
    await Promise.all([office().keep(prepared), store.close()]);
    await expect(office().keep(later.prepared)).rejects.toThrow();
    const again = await openStore(connection, options);
    expect(await begun(again.for({ org: 'A', user: 'ann' }))).toBe(1);
    await again.close();
  });
});
