import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configFrom, keysIn, migrateBeside } from '@bitan/server';
import { openStore, type Store } from '@bitan/store';
import { Misuse } from './exits.ts';

/** Opens the installation's database, which must be there already. */
export async function openData(): Promise<{ store: Store; data: string }> {
  const { data, database } = configFrom(process.env);
  const filename = join(data, 'bitan.sqlite');
  if (!database && !existsSync(filename)) {
    throw new Misuse(
      `没有数据库，请先 npm start 或设置 BITAN_DATA / no database here: ${filename}`,
    );
  }
  const connection = database
    ? ({ client: 'pg', connection: database } as const)
    : ({ client: 'sqlite', filename } as const);
  const keys = await keysIn(data);
  // What a command prints for other programs stays clean.
  await migrateBeside(connection, { print: console.error });
  const store = await openStore(connection, { keys, clock: () => new Date().toISOString() });
  return { store, data };
}
