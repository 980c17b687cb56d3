import type { Knex } from 'knex';

export const isPostgres = (db: Knex): boolean => db.client.config.client === 'pg';

/** What each database says in its own way: what stands in JSON, and texts put together. */
export interface Dialect {
  /** The JSON of a field in a column of JSON; null where it is not there. */
  field(column: string, id: string): string;
  /** The texts of a group one after the other, with a character between them. */
  listed(sql: string, between: number): string;
  /** A character by its number. */
  character(number: number): string;
}

export const dialectOf = (db: Knex): Dialect => (isPostgres(db) ? postgres : sqlite);

/** The ids of fields are letters, digits, dots and dashes: nothing in them has to be escaped. */
const named = (field: string): string => {
  if (/^[A-Za-z0-9.-]+$/.test(field)) return field;
  throw new Error(`no id of a field: ${field}`);
};

const sqlite: Dialect = {
  field: (column, id) => `${column} -> '${named(id)}'`,
  listed: (sql, between) => `group_concat(${sql}, char(${between}))`,
  character: (number) => `char(${number})`,
};

const postgres: Dialect = {
  field: (column, id) => `(${column}::jsonb -> '${named(id)}')::text`,
  listed: (sql, between) => `string_agg(${sql}, chr(${between}))`,
  character: (number) => `chr(${number})`,
};
