import type { Knex } from 'knex';
import { reindex } from '../search/reindex.ts';

/** A number is found with the character behind it (`12号`): the index of words is made anew. */
export async function up(db: Knex): Promise<void> {
  const any = await db('search_docs').first('seq');
  if (any) await reindex(db, () => undefined);
}
