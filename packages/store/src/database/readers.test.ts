import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { onBothDatabases } from '../testing/databases.ts';
import { aCase, worlds, write } from '../testing/world.ts';
import { connect } from './connect.ts';
import { Readers } from './readers.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitan-readers-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('threads that read beside', () => {
  it('answer many at once, each with its own, and refuse in the words of the database', async () => {
    const filename = join(folder, 'read.db');
    const db = await connect({ client: 'sqlite', filename });
    const readers = new Readers(filename);
    const numbers = Array.from({ length: 20 }, (_, n) => n);
    const asked = numbers.map((n) => readers.ask('select ? as n', [n]));
    const refused = readers.ask('select n from nowhere', []);
    await expect(refused).rejects.toThrow('no such table: nowhere');
    expect(await Promise.all(asked)).toEqual(numbers.map((n) => [{ n }]));
    await expect(readers.ask('delete from cases', [])).rejects.toThrow();
    await readers.end();
    await db.destroy();
  });

  it('fail what they were asked when they are ended, and begin again', async () => {
    const filename = join(folder, 'ended.db');
    await (await connect({ client: 'sqlite', filename })).destroy();
    const readers = new Readers(filename);
    const cutOff = readers.ask('select 1 as n', []);
    const said = expect(cutOff).rejects.toThrow('ended');
    await readers.end();
    await said;
    expect(await readers.ask('select 1 as n', [])).toEqual([{ n: 1 }]);
    await readers.end();
  });
});

onBothDatabases((databases) => {
  const world = worlds(databases);

  it('a count sees what was committed, and in a transaction what that wrote itself', async () => {
    const { office } = await world();
    const period = { since: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' };
    const counted = async ({ reports }: Pick<ReturnType<typeof office>, 'reports'>) =>
      (await reports.cases('matter', period, []))[0]?.count;
    await write(office(), (tx) => tx.cases.insert(aCase()));
    expect(await counted(office())).toBe(1);
    await write(office(), async (tx) => {
      await tx.cases.insert(aCase());
      expect(await counted(tx)).toBe(2);
    });
    expect(await counted(office())).toBe(2);
  });
});
