import type { Knex } from 'knex';
import type { Row } from '../schema/table.ts';
import { markOf, searchIndexOf } from './search-index.ts';
import { markToken, tokensOf } from './words.ts';

/** How far it came: so many of all that can be found. */
export type Told = (done: number, all: number) => void;

const size = 200;

/**
 * Makes the index of words anew from what can be found, the latest first, a part in a transaction:
 * others read and write between them, and find in the meantime what is in it again. What they add is
 * numbered after all of it.
 */
export async function reindex(db: Knex, told: Told): Promise<number> {
  const [{ all = 0 } = {}] = (await db('search_docs').count('* as all')) as { all?: number }[];
  let before = await begin(db);
  for (let done = 0; before !== undefined; ) {
    const next: { least: number | undefined; count: number } = await part(db, before);
    done += next.count;
    told(done, Math.max(done, Number(all)));
    before = next.least;
  }
  return Number(all);
}

/** @returns the number behind the last one; undefined where nothing can be found */
async function begin(db: Knex): Promise<number | undefined> {
  return db.transaction(async (trx) => {
    await searchIndexOf(trx).renew(trx);
    const [last]: Row[] = await docs(trx).limit(1);
    if (!last) return undefined;
    const [tokens = []] = await tokensIn(trx, [last]);
    await searchIndexOf(trx).putLast(trx, tokens, Number(last.seq));
    return Number(last.seq) + 1;
  });
}

async function part(db: Knex, before: number) {
  return db.transaction(async (trx) => {
    // First: what is read then cannot be changed by others until it is in again.
    await searchIndexOf(trx).hold(trx);
    const rows: Row[] = await docs(trx).where('seq', '<', before).limit(size);
    const tokens = await tokensIn(trx, rows);
    for (const [i, { seq }] of rows.entries())
      await searchIndexOf(trx).put(trx, tokens[i] as string[], Number(seq));
    const least = rows.length === size ? Number(rows.at(-1)?.seq) : undefined;
    return { least, count: rows.length };
  });
}

const docs = (db: Knex) => db('search_docs').orderBy('seq', 'desc');

/** What each is found by: as when it was put in. */
async function tokensIn(db: Knex, rows: readonly Row[]): Promise<string[][]> {
  const people = await peopleOf(db, rows);
  return rows.map((row) => {
    const { org, kind, id } = row as { org: string; kind: string; id: string };
    const [names, text] = [String(row.names).split('\n'), String(row.text)];
    const marks = String(row.marks).split(',').filter(Boolean);
    const read = {
      person: [...names, ...text.split('\n')],
      unit: names,
      case: people.get(`${org} ${id}`) ?? [],
    }[kind];
    return [
      markOf(org, kind),
      ...marks.map(markToken),
      ...tokensOf([...names, text], (read ?? []).filter(Boolean)),
    ];
  });
}

/** The names of the people whom cases are about: they are found by pinyin too. */
async function peopleOf(db: Knex, rows: readonly Row[]): Promise<Map<string, string[]>> {
  const ids = rows.filter(({ kind }) => kind === 'case').map(({ id }) => String(id));
  const found: Row[] = await db('cases')
    .join('people', (join) => join.on('people.org', 'cases.org').on('people.id', 'cases.person_id'))
    .whereIn('cases.id', ids)
    .select('cases.org', 'cases.id', 'people.name');
  return new Map(found.map(({ org, id, name }) => [`${org} ${id}`, [String(name)]]));
}
