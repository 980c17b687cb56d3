import type { Knex } from 'knex';
import type { Told } from '../migrations/told.ts';
import type { Row } from '../schema/table.ts';
import { markOf, searchIndexOf } from './search-index.ts';
import { markToken, tokensOf } from './words.ts';

const size = 200;

/**
 * Makes the index of words anew from what can be found, office by office, the latest first, a part in a
 * transaction: others read and write between them, and find in the meantime what is in it again. What they
 * add is numbered after all of it.
 */
export async function reindex(db: Knex, told: Told): Promise<number> {
  const offices = await begin(db);
  const all = offices.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  for (const { org, last } of offices) {
    for (let before: number | undefined = last + 1; before !== undefined; ) {
      const next: { least: number | undefined; count: number } = await part(db, org, before);
      done += next.count;
      told(done, Math.max(done, all));
      before = next.least;
    }
  }
  return all;
}

interface Findable {
  readonly org: string;
  readonly count: number;
  /** The highest number of what can be found there. */
  readonly last: number;
}

/** Empties the index. @returns the offices in which something can be found */
async function begin(db: Knex): Promise<Findable[]> {
  return db.transaction(async (trx) => {
    await searchIndexOf(trx).renew(trx);
    const found: Row[] = await trx('search_docs')
      .groupBy('org')
      .select('org')
      .count({ count: '*' })
      .max({ last: 'seq' });
    const offices = found.map(({ org, count, last }) => ({
      ...{ org: String(org), count: Number(count), last: Number(last) },
    }));
    const latest = offices.toSorted((a, b) => b.last - a.last)[0];
    if (!latest) return [];
    const rows = await docs(trx, latest.org).where({ seq: latest.last });
    const [tokens = []] = await tokensIn(trx, rows);
    await searchIndexOf(trx).putLast(trx, tokens, latest.last);
    return offices;
  });
}

async function part(db: Knex, org: string, before: number) {
  return db.transaction(async (trx) => {
    // First: what is read then cannot be changed by others until it is in again.
    await searchIndexOf(trx).hold(trx);
    const rows: Row[] = await docs(trx, org).where('seq', '<', before).limit(size);
    const tokens = await tokensIn(trx, rows);
    for (const [i, { seq }] of rows.entries())
      await searchIndexOf(trx).put(trx, tokens[i] as string[], Number(seq));
    const least = rows.length === size ? Number(rows.at(-1)?.seq) : undefined;
    return { least, count: rows.length };
  });
}

const docs = (db: Knex, org: string) => db('search_docs').where({ org }).orderBy('seq', 'desc');

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
