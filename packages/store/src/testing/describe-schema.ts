import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect.ts';

export interface TableDescription {
  columns: Record<string, { type: string; notNull: boolean }>;
  primary: string[];
  unique: string[][];
  index: string[][];
  foreign: { from: string[]; table: string; to: string[] }[];
}
export type Description = Record<string, TableDescription>;

/**
 * The schema as the database itself reports it, in the same form for both; without what is each
 * database's own: the migrations that ran, and the index of words (decision 0021).
 */
export async function describeSchema(db: Knex): Promise<Description> {
  const facts = await (isPostgres(db) ? factsOfPostgres(db) : factsOfSqlite(db));
  const schema: Description = {};
  for (const { table, name, type, notNull } of facts.columns) {
    if (isItsOwn(table)) continue;
    schema[table] ??= { columns: {}, primary: [], unique: [], index: [], foreign: [] };
    schema[table].columns[name] = { type, notNull };
  }
  for (const { table, kind, columns } of facts.keys) {
    if (isItsOwn(table)) continue;
    if (kind === 'primary') Object.assign(schema[table] ?? {}, { primary: columns });
    else schema[table]?.[kind].push(columns);
  }
  for (const { source, ...key } of facts.foreign) schema[source]?.foreign.push(key);
  for (const { unique, index, foreign } of Object.values(schema)) {
    for (const list of [unique, index]) list.sort(byText);
    foreign.sort(byText);
  }
  return schema;
}

const isItsOwn = (table: string) => /^(schema_migrations|search_index)/.test(table);

interface Facts {
  columns: { table: string; name: string; type: string; notNull: boolean }[];
  keys: { table: string; kind: 'primary' | 'unique' | 'index'; columns: string[] }[];
  foreign: { source: string; from: string[]; table: string; to: string[] }[];
}

const byText = (a: object, b: object) => (textOf(a) < textOf(b) ? -1 : 1);
const textOf = (value: object) => JSON.stringify(Object.entries(value).sort());

async function factsOfPostgres(db: Knex): Promise<Facts> {
  const rows = async (sql: string) => (await db.raw(sql)).rows;
  const names = (of: string, table: string) =>
    `(select array_agg(a.attname::text order by k.place) from unnest(${of}) with ordinality
      k(number, place) join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;
  return {
    columns: await rows(`select table_name as "table", column_name as name, data_type as type,
      is_nullable = 'NO' as "notNull" from information_schema.columns
      where table_schema = current_schema()`),
    keys: await rows(`select indrelid::regclass::text as "table",
      case when indisprimary then 'primary' when indisunique then 'unique' else 'index' end as kind,
      ${names('indkey::int2[]', 'indrelid')} as columns from pg_index
      join pg_class on pg_class.oid = indrelid where relnamespace = current_schema()::regnamespace`),
    foreign: await rows(`select conrelid::regclass::text as "source",
      ${names('conkey', 'conrelid')} as "from", confrelid::regclass::text as "table",
      ${names('confkey', 'confrelid')} as "to" from pg_constraint where contype = 'f'
      and connamespace = current_schema()::regnamespace`),
  };
}

async function factsOfSqlite(db: Knex): Promise<Facts> {
  const facts: Facts = { columns: [], keys: [], foreign: [] };
  const tables = await db('sqlite_master')
    .where({ type: 'table' })
    .whereNot('name', 'like', 'sqlite_%');
  for (const { name: table } of tables) {
    const about = (pragma: string, of = table) => db.raw(`pragma ${pragma}(${of})`);
    for (const { name, type, notnull } of await about('table_info')) {
      facts.columns.push({ table, name, type: type.toLowerCase(), notNull: notnull === 1 });
    }
    for (const { name, origin, unique } of await about('index_list')) {
      const columns = (await about('index_info', name)).map((c: { name: string }) => c.name);
      const kind = origin === 'pk' ? 'primary' : unique ? 'unique' : 'index';
      facts.keys.push({ table, kind, columns });
    }
    facts.foreign.push(...foreignOf(table, await about('foreign_key_list')));
  }
  return facts;
}

/** SQLite gives a row for each column of a key; the rows of one key have the same id. */
function foreignOf(
  source: string,
  rows: { id: number; table: string; from: string; to: string }[],
) {
  return [...new Set(rows.map(({ id }) => id))].map((id) => {
    const key = rows.filter((row) => row.id === id);
    const table = String(key[0]?.table);
    return { source, table, from: key.map((row) => row.from), to: key.map((row) => row.to) };
  });
}
