import type { Knex } from 'knex';
import { assertDurable } from '../database/durability.ts';
import { opensWith } from '../trust/envelope.ts';
import type { Options, Readiness } from '../types.ts';

/** Whether the store can be used right now, and if not, what is wrong; never throws. */
export async function readiness(db: Knex, { keys }: Options): Promise<Readiness> {
  const checks = {
    database: await holds(async () => (await db.raw('select 1')) !== undefined),
    migrations: await holds(async () => (await db.migrate.list())[1].length === 0),
    durability: await holds(async () => (await assertDurable(db)) === undefined),
    keys: await holds(() => keysFit(db, keys.kek)),
  };
  return { ok: Object.values(checks).every(Boolean), checks };
}

async function keysFit(db: Knex, kek: Buffer): Promise<boolean> {
  const row = await db('vault_keys').first();
  return !row || opensWith(kek, row.org, row.id, row.wrapped);
}

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch {
    return false;
  }
}
