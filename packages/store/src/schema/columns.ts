import type { Knex } from 'knex';

/**
 * One helper for each type of column, so that both databases get the same schema. Texts compare by
 * code point on both: the order of ids and instants is the order of time.
 */
export class Columns {
  readonly #table: Knex.CreateTableBuilder;
  readonly #textType: string;

  constructor(table: Knex.CreateTableBuilder, textType: string) {
    this.#table = table;
    this.#textType = textType;
  }

  text = (name: string): Knex.ColumnBuilder => this.#text(name).notNullable();
  textOrNull = (name: string): Knex.ColumnBuilder => this.#text(name);
  /** UTC, ISO 8601 with milliseconds. */
  instant = this.text;
  instantOrNull = this.textOrNull;
  json = this.text;
  jsonOrNull = this.textOrNull;
  integer = (name: string): Knex.ColumnBuilder => this.#table.integer(name).notNullable();
  /** 0 or 1. */
  flag = this.integer;

  #text(name: string) {
    return this.#table.specificType(name, this.#textType);
  }
}

/** What a table has beside its columns. All keys begin with the organisation, unasked. */
export interface Keys {
  readonly primary: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  /** Columns, and the table whose primary key they are. */
  readonly foreign?: readonly {
    columns: readonly string[];
    table: string;
    key: readonly string[];
  }[];
  readonly index?: Readonly<Record<string, readonly string[]>>;
}

/** Creates a table of an organisation: `org` is its first column and begins every key. */
export async function createTable(
  db: Knex,
  name: string,
  columns: (column: Columns) => void,
  { primary, unique = [], foreign = [], index = {} }: Keys,
): Promise<void> {
  const ofOrg = (others: readonly string[]) => ['org', ...others];
  await db.schema.createTable(name, (table) => {
    const column = new Columns(table, textTypeOf(db));
    column.text('org');
    columns(column);
    table.primary(ofOrg(primary), `${name}_key`);
    for (const one of unique)
      table.unique(ofOrg(one), { indexName: `${name}_unique_${one.join('_')}` });
    for (const { columns: from, table: to, key } of foreign) {
      table
        .foreign(ofOrg(from), `${name}_to_${to}_by_${from.join('_') || 'org'}`)
        .references(ofOrg(key))
        .inTable(to);
    }
    for (const [suffix, of] of Object.entries(index))
      table.index(ofOrg(of), `${name}_by_${suffix}`);
  });
}

/** The foreign key that every table has. */
export const toOrganisation = { columns: [], table: 'organisations', key: [] } as const;
export const toCase = (column = 'case_id') =>
  ({ columns: [column], table: 'cases', key: ['id'] }) as const;

/** The type of texts: they compare by code point. */
export const textTypeOf = (db: Knex): string =>
  db.client.config.client === 'pg' ? 'text collate "C"' : 'text';
