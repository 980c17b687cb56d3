import { connect } from './database/connect.ts';
import type { Migrating } from './database/migrate.ts';
import { readersOf } from './database/readers.ts';
import { turnsOf } from './database/transact.ts';
import { Keeper } from './gathering/keeper.ts';
import type { Actor } from './model.ts';
import { type Keep, keep, office } from './office/office.ts';
import { readiness } from './system/readiness.ts';
import { system } from './system/system.ts';
import type { Connection, Options, Store } from './types.ts';

/**
 * Opens the store, creating or migrating its schema.
 * @throws NotDurable when the database would lose what it acknowledged; RangeError for a key that
 *   has not 32 bytes
 */
export async function openStore(connection: Connection, options: Options): Promise<Store> {
  assertKeys(options.keys);
  const db = await connect(connection);
  const { transact, beside } = turnsOf(db);
  const { keys } = options;
  const keeper = connection.client === 'sqlite' ? new Keeper({ connection, keys }) : undefined;
  const keepPrepared: Keep = (actor, prepared) =>
    beside(() =>
      keeper ? keeper.keep(actor, prepared) : keep(transact, actor, options, prepared),
    );
  const officeOf = (actor: Actor) => office(db, transact, keepPrepared, actor, options);
  return {
    for: officeOf,
    system: system(db, officeOf, options),
    ready: () => readiness(db, options),
    async close() {
      // What is being kept is kept first.
      await beside(async () => keeper?.end());
      await readersOf(db)?.end();
      await db.destroy();
    },
  };
}

/**
 * Migrates a store that others open afterwards, and tells where it stands: each migration when it begins,
 * and how far it came where it counts rows.
 * @throws Locked while another process does so; NotMigrated when it fails, with nothing of that migration done
 */
export async function migrateStore(
  connection: Connection,
  tell: (at: Migrating) => void,
): Promise<void> {
  const db = await connect(connection, tell);
  await db.destroy();
}

function assertKeys(keys: Options['keys']): void {
  for (const [name, key] of Object.entries(keys)) {
    if (key.length !== 32) {
      throw new RangeError(`密钥 ${name} 应为 32 字节 / the key ${name} must have 32 bytes`);
    }
  }
}
