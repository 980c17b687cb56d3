import type { Knex } from 'knex';
import { isPostgres } from '../database/dialect.ts';
import type { Term, Wanted } from './words.ts';

/**
 * The inverted index of a database: which rows of `search_docs` have which tokens. It is no table
 * of ours but each database's own, and can be built again from `search_docs` (decision 0021).
 */
export interface SearchIndex {
  create(db: Knex): Promise<void>;
  /** Makes it anew with nothing in it, whatever it lacks, or is not there at all. Others wait until it is committed. */
  renew(db: Knex): Promise<void>;
  /** Puts the last row in: new ones are numbered after that. */
  putLast(db: Knex, tokens: readonly string[], last: number): Promise<void>;
  /** Lets nobody else write to it until the transaction ends. */
  hold(db: Knex): Promise<void>;
  /** @returns the number of the row, a new and higher one when none is given */
  put(db: Knex, tokens: readonly string[], row?: number): Promise<number>;
  /** Puts many in at once. @returns their new numbers, each higher than the one before */
  putAll(db: Knex, all: readonly (readonly string[])[]): Promise<number[]>;
  /** Asks for the `seq` of the latest `most` rows before `before` that have all marks and words. */
  latest(wanted: readonly Wanted[], marks: readonly string[], before: number, most: number): Raw;
}
export interface Raw {
  readonly sql: string;
  readonly bindings: readonly (string | number)[];
}

export const searchIndexOf = (db: Knex): SearchIndex => (isPostgres(db) ? postgres : sqlite);

/** What is used of a connection of better-sqlite3. */
interface Connection {
  prepare(sql: string): { run(text: string): { lastInsertRowid: number | bigint } };
}

/** What every row of an office and a kind has, so that no other row is looked at. */
export const markOf = (org: string, kind: string): string =>
  `ˆ${org.toLowerCase().replaceAll(/[^a-z0-9]/g, 'ˆ')}ˆ${kind}`;

/**
 * FTS5 without content and without positions, which is the smallest it can be. Its tokenizer `ascii`
 * takes what is not ASCII as it is: the tokens are ours.
 */
const sqlite: SearchIndex = {
  async create(db) {
    await db.raw(
      `create virtual table search_index using fts5(tokens, content='', contentless_delete=1,
       detail=none, tokenize='ascii')`,
    );
  },
  async renew(db) {
    await db.raw('drop table if exists search_index');
    await sqlite.create(db);
  },
  async putLast(db, tokens, last) {
    await sqlite.put(db, tokens, last);
  },
  // The database has one writer, which is who wrote, though it be to no row.
  hold: (db) => db.raw('delete from search_docs where seq = -1'),
  async put(db, tokens, row) {
    const text = tokens.join(' ');
    if (row === undefined) {
      const made = await db.raw('insert into search_index (tokens) values (?)', [text]);
      return Number(made.lastInsertRowid);
    }
    await db.raw('insert or replace into search_index (rowid, tokens) values (?, ?)', [row, text]);
    return row;
  },
  async putAll(db, all) {
    const connection: Connection = await db.client.acquireConnection();
    const insert = connection.prepare('insert into search_index (tokens) values (?)');
    return all.map((tokens) => Number(insert.run(tokens.join(' ')).lastInsertRowid));
  },
  latest(wanted, marks, before, most) {
    const one = ({ token, prefix }: Term) => `"${token}"${prefix ? ' *' : ''}`;
    const words = wanted.map((word) => spell(word, one, ['AND', 'OR']));
    return {
      sql: `select rowid as seq from search_index where search_index match ? and rowid < ?
        order by rowid desc limit ?`,
      bindings: [[...marks.map((mark) => `"${mark}"`), ...words].join(' AND '), before, most],
    };
  },
};

/** A `tsvector` of our tokens under a GIN index. */
const postgres: SearchIndex = {
  async create(db) {
    await db.raw(`create table search_index (seq bigint generated always as identity primary key,
      tokens tsvector not null)`);
    await db.raw('create index search_index_tokens on search_index using gin (tokens)');
  },
  async renew(db) {
    await db.raw('drop table if exists search_index');
    await postgres.create(db);
  },
  hold: (db) => db.raw('lock table search_index in exclusive mode'),
  async putLast(db, tokens, last) {
    await postgres.put(db, tokens, last);
    await db.raw("select setval(pg_get_serial_sequence('search_index', 'seq'), ?::bigint)", [last]);
  },
  async put(db, tokens, row) {
    if (row !== undefined) {
      await db.raw(
        `insert into search_index (seq, tokens) overriding system value
          values (?, array_to_tsvector(?::text[]))
          on conflict (seq) do update set tokens = excluded.tokens`,
        [row, [...tokens]],
      );
      return row;
    }
    const made = await db.raw(
      'insert into search_index (tokens) values (array_to_tsvector(?::text[])) returning seq',
      [[...tokens]],
    );
    return Number(made.rows[0].seq);
  },
  async putAll(db, all) {
    const made = await db.raw(
      `insert into search_index (tokens)
        select array_to_tsvector(string_to_array(text, ' '))
        from unnest(?::text[]) with ordinality as given (text, place) order by place
        returning seq`,
      [all.map((tokens) => tokens.join(' '))],
    );
    return made.rows.map(({ seq }: { seq: unknown }) => Number(seq));
  },
  latest(wanted, marks, before, most) {
    const one = ({ token, prefix }: Term) => `'${token}'${prefix ? ':*' : ''}`;
    const words = wanted.map((word) => spell(word, one, ['&', '|']));
    return {
      sql: `select seq from search_index where tokens @@ ?::tsquery and seq < ?
        order by seq desc limit ?`,
      bindings: [[...marks.map((mark) => `'${mark}'`), ...words].join(' & '), before, most],
    };
  },
};

/** Tokens are letters and digits only, so nothing in them has to be escaped. */
function spell(
  { terms, pinyin }: Wanted,
  one: (term: Term) => string,
  [and, or]: readonly [string, string],
): string {
  const all = terms.map(one).join(` ${and} `);
  return pinyin ? `((${all}) ${or} ${one(pinyin)})` : `(${all})`;
}
