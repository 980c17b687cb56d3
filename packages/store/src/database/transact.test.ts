import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from './connect.ts';
import { type Turns, turnsOf } from './transact.ts';

const folder = mkdtempSync(join(tmpdir(), 'bitan-transact-'));
const filename = join(folder, 'office.db');
let db: Knex;
let transact: Turns['transact'];
let beside: Turns['beside'];
/** Another connection: it sees what is committed. */
let onDisk: Knex;

beforeAll(async () => {
  db = await connect({ client: 'sqlite', filename });
  await db.schema.createTable('notes', (table) => table.text('text').primary());
  await db.schema.createTable('replies', (table) =>
    table.text('to').references('text').inTable('notes'),
  );
  ({ transact, beside } = turnsOf(db));
  onDisk = knex({ client: 'better-sqlite3', connection: { filename }, useNullAsDefault: true });
});
afterAll(async () => {
  await Promise.all([db.destroy(), onDisk.destroy()]);
  rmSync(folder, { recursive: true });
});
afterEach(() => db('notes').delete());

const note = (text: string) => transact((trx) => trx('notes').insert({ text }));
const notes = async () => (await onDisk('notes').orderBy('text')).map(({ text }) => text);

describe('transactions of SQLite that wait for their turn together', () => {
  it('run one after another, and each is answered with its own result', async () => {
    const counts = await Promise.all(
      ['a', 'b', 'c'].map((text) =>
        transact(async (trx) => {
          await trx('notes').insert({ text });
          return (await trx('notes')).length;
        }),
      ),
    );
    expect(counts).toEqual([1, 2, 3]);
  });

  it('are on disk when they are answered', async () => {
    const seen = await Promise.all(['a', 'b', 'c'].map((text) => note(text).then(notes)));
    for (const texts of seen) expect(texts).toEqual(['a', 'b', 'c']);
  });

  it('undo nothing but their own work when they fail', async () => {
    const failing = transact(async (trx) => {
      await trx('notes').insert({ text: 'half' });
      throw new Error('changed my mind');
    });
    const results = await Promise.allSettled([note('a'), failing, note('a'), note('b')]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await notes()).toEqual(['a', 'b']);
  });

  it('are all refused when the commit that they share fails, and the next ones are not', async () => {
    const dangling = transact(async (trx) => {
      await trx.raw('pragma defer_foreign_keys = on');
      await trx('replies').insert({ to: 'nobody' });
    });
    const results = await Promise.allSettled([note('a'), dangling, note('b')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await note('c');
    expect(await notes()).toEqual(['c']);
  });

  it('wait for what is written through another connection, and it for them', async () => {
    const seen: string[][] = [];
    const other = () =>
      beside(async () => {
        seen.push(await notes());
        await onDisk.transaction(async (trx) => {
          await trx('notes').insert({ text: 'b' });
          // Meanwhile the others are here, and would wait for the lock without giving way.
          await new Promise((later) => setTimeout(later, 20));
        });
      });
    await Promise.all([note('a'), other(), note('c').then(async () => seen.push(await notes()))]);
    expect(seen).toEqual([['a'], ['a', 'b', 'c']]);
  });

  it('come before more that is written through another connection, which else shares a turn', async () => {
    const order: string[] = [];
    const other = (name: string) =>
      beside(async () => {
        order.push(`${name} begins`);
        await new Promise((later) => setTimeout(later, 20));
        order.push(`${name} ends`);
      });
    const first = other('a');
    await new Promise((later) => setTimeout(later, 5));
    const second = other('b');
    const own = note('n').then(() => order.push('n'));
    const third = other('c');
    await Promise.all([first, second, own, third]);
    expect(order).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'n', 'c begins', 'c ends']);
  });

  it('go on when what is written through another connection fails', async () => {
    const failing = beside(async () => {
      throw new Error('changed my mind');
    });
    const results = await Promise.allSettled([failing, note('a')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await notes()).toEqual(['a']);
  });
});
