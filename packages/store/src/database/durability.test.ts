import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { afterAll, describe, expect, it } from 'vitest';
import { NotDurable } from '../errors.ts';
import { connect } from './connect.ts';
import { assertDurable } from './durability.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitan-durable-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('on SQLite, what was acknowledged', () => {
  it('is safe from a power cut, in a file that is opened again too', async () => {
    for (const _ of ['made', 'opened again']) {
      const db = await connect({ client: 'sqlite', filename: join(folder, 'safe.db') });
      expect(await db.raw('pragma synchronous')).toEqual([{ synchronous: 2 }]);
      expect(await db.raw('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
      await db.destroy();
    }
  });

  it('would not be with what better-sqlite3 sets by itself: that is refused', async () => {
    const filename = join(folder, 'unsafe.db');
    await (await connect({ client: 'sqlite', filename })).destroy();
    const db = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
    await expect(assertDurable(db)).rejects.toThrow(NotDurable);
    await db.destroy();
  });

  it('would not be in memory: that is refused', async () => {
    const opening = connect({ client: 'sqlite', filename: ':memory:' });
    await expect(opening).rejects.toThrow(/journal_mode = memory/);
  });
});
