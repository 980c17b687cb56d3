import type { Knex } from 'knex';

/** How far something came that works through rows: so many of all. */
export type Told = (done: number, all: number) => void;

export async function countOf(db: Knex, tables: readonly string[]): Promise<number> {
  let all = 0;
  for (const table of tables) all += Number((await db(table).count({ n: '*' }))[0]?.n ?? 0);
  return all;
}
