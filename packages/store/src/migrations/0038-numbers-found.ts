import type { Knex } from 'knex';
import { reindex } from '../search/reindex.ts';
import type { Told } from './told.ts';

export const does = {
  'zh-CN': '重建全部查找索引，数据多时要几分钟',
  en: 'makes the index of words anew, which takes minutes where there is much',
};

/** A number is found with the character behind it (`12号`): the index of words is made anew. */
export async function up(db: Knex, told: Told): Promise<void> {
  const any = await db('search_docs').first('seq');
  if (any) await reindex(db, told);
}
