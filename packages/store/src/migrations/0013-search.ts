import type { Knex } from 'knex';
import { createTable, toOrganisation } from '../schema/columns.ts';
import type { Row } from '../schema/table.ts';
import { markOf, searchIndexOf } from '../search/search-index.ts';
import { textsIn, tokensOf } from '../search/words.ts';
import { countOf, type Told } from './told.ts';

export const does = {
  'zh-CN': '为全部案件、人员和单位建立查找索引',
  en: 'makes the index of words of all cases, people and units',
};

/**
 * What can be found, with the index of it; what was there before is taken over by its names. The
 * columns that were searched until now go.
 */
export async function up(db: Knex, told: Told): Promise<void> {
  await createTable(
    db,
    'search_docs',
    (c) => {
      c.text('kind');
      c.text('id');
      c.textOrNull('case_id');
      c.integer('seq');
      c.text('names');
      c.text('text');
      c.text('marks');
    },
    { primary: ['kind', 'id'], unique: [['seq']], foreign: [toOrganisation] },
  );
  await searchIndexOf(db).create(db);
  const all = await countOf(db, Object.keys(kinds));
  let done = 0;
  const more = (count: number) => {
    done += count;
    told(done, all);
  };
  for (const kind of ['people', 'units'] as const) await takeOver(db, kind, namesOfSubject, more);
  await takeOver(db, 'cases', namesOfCase, more);
  for (const table of ['people', 'units', 'cases']) {
    await db.raw('alter table ?? drop column ??', [table, 'grams']);
  }
}

const kinds = { people: 'person', units: 'unit', cases: 'case' } as const;

async function takeOver(
  db: Knex,
  table: keyof typeof kinds,
  namesOf: (db: Knex, row: Row) => Promise<{ names: string[]; read: string[] }>,
  more: (count: number) => void,
): Promise<void> {
  const kind = kinds[table];
  for (let last: Row | undefined; ; ) {
    const after = last;
    const page = db(table).orderBy(['org', 'id']).limit(size);
    if (after) page.whereRaw('(org, id) > (?, ?)', [String(after.org), String(after.id)]);
    const rows: Row[] = await page;
    for (const row of rows) {
      const { org, id } = row as { org: string; id: string };
      const { names, read } = await namesOf(db, row);
      const seq = await searchIndexOf(db).put(db, [markOf(org, kind), ...tokensOf(names, read)]);
      const case_id = kind === 'case' ? id : null;
      await db('search_docs').insert({
        org,
        kind,
        id,
        case_id,
        seq,
        names: names.join('\n'),
        text: '',
        marks: '',
      });
    }
    more(rows.length);
    last = rows.at(-1);
    if (rows.length < size) return;
  }
}
const size = 500;

const namesOfSubject = async (_: Knex, { name }: Row) => ({
  names: [String(name)],
  read: [String(name)],
});

async function namesOfCase(db: Knex, { org, person_id, unit_id, number, summary }: Row) {
  const named = async (table: string, id: unknown) =>
    id === null ? [] : (await db(table).where({ org, id }).select('name')).map(({ name }) => name);
  const people: string[] = await named('people', person_id);
  const units: string[] = await named('units', unit_id);
  const texts = textsIn(JSON.parse(String(summary)));
  return { names: [String(number), ...texts, ...people, ...units], read: people };
}
