import type { Text } from '@bitan/definitions';
import type { Knex } from 'knex';
import { Locked, NotMigrated } from '../errors.ts';
import { doneBy, migrationSource } from '../migrations/index.ts';

/** Where a database stands that is being brought up to date. */
export interface Migrating {
  /** Which migration, of so many that are to run. */
  readonly step: number;
  readonly steps: number;
  readonly name: string;
  /** What it does, where it works through all that is stored. */
  readonly does?: Text;
  /** How many rows it went through, where it counts them. */
  readonly rows?: { readonly done: number; readonly all: number };
}

/**
 * Brings the schema up to date. What is empty is made in one transaction, without a word. What holds data
 * takes a transaction for each migration: one that is interrupted leaves nothing behind, runs again from its
 * beginning, and those before it stay.
 * @throws Locked while another process does so; NotMigrated
 */
export async function migrate(
  db: Knex,
  tell: (at: Migrating) => void = () => undefined,
): Promise<void> {
  const { isEmpty, ahead } = await standing(db);
  if (isEmpty) return db.migrate.latest();
  for (const [i, name] of ahead.entries()) {
    const does = doneBy(name);
    const at = { step: i + 1, steps: ahead.length, name, ...(does && { does }) };
    tell(at);
    const source = migrationSource((done, all) => tell({ ...at, rows: { done, all } }));
    await db.migrate.up({ migrationSource: source }).catch((error) => {
      if (error.name === 'MigrationLocked') throw new Locked(error);
      throw new NotMigrated(name, error);
    });
  }
}

/** Whether nothing was ever stored, and the migrations that did not run yet. */
export async function standing(db: Knex): Promise<{ isEmpty: boolean; ahead: string[] }> {
  const [done, ahead]: [unknown[], string[]] = await db.migrate.list();
  return { isEmpty: done.length === 0, ahead };
}
