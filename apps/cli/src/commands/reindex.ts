import { openData } from '../data.ts';
import { exits } from '../exits.ts';

/** Makes the index of words anew from the database, also while the server runs. */
export async function reindex(): Promise<number> {
  const { store } = await openData();
  console.log(
    '  重建期间可照常使用，但查找结果可能不全 / can be used meanwhile; until it is done less is found',
  );
  let said = 0;
  const all = await store.system.reindex((done, of) => {
    const share = Math.floor((done / of) * 10);
    if (share > said && done < of) console.log(`  ${done} / ${of}`);
    said = share;
  });
  await store.close();
  console.log(`✓ ${all}`);
  return exits.good;
}
