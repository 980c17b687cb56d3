import type { Knex } from 'knex';
import { isPostgres } from './dialect.ts';

/** How a database reads what stands in a column of JSON, and which month an instant is in. */
export interface JsonSql {
  /** A join that gives a row, named `one`, for each value of a field: one, or those of a list. */
  each(column: string, field: string): string;
  /** The same for the items of a column that is a list; without any there is no row. */
  items(column: string): string;
  /** The text of what `one` stands for. */
  readonly value: string;
  /** `YYYY-MM` in China, of a column with an instant. */
  month(column: string): string;
}

export const jsonSqlOf = (db: Knex): JsonSql => (isPostgres(db) ? postgres : sqlite);

/** The ids of fields are letters, digits, dots and dashes: nothing in them has to be escaped. */
const named = (field: string): string => {
  if (/^[A-Za-z0-9.-]+$/.test(field)) return field;
  throw new Error(`no id of a field: ${field}`);
};

const sqlite: JsonSql = {
  each: (column, field) => `left join json_each(${column}, '$."${named(field)}"') as one on 1 = 1`,
  items: (column) => `join json_each(${column}) as one on 1 = 1`,
  value: `case one.type when 'true' then 'true' when 'false' then 'false' else cast(one.value as text) end`,
  month: (column) => `strftime('%Y-%m', ${column}, '+8 hours')`,
};

const postgres: JsonSql = {
  each(column, field) {
    const value = `${column}::jsonb -> '${named(field)}'`;
    return `left join lateral jsonb_array_elements_text(case jsonb_typeof(${value})
      when 'array' then ${value} else jsonb_build_array(${value}) end) as one (value) on true`;
  },
  items: (column) =>
    `join lateral jsonb_array_elements_text(${column}::jsonb) as one (value) on true`,
  value: 'one.value',
  month: (column) => `to_char(${column}::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM')`,
};
