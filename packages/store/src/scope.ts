import { AsyncLocalStorage } from 'node:async_hooks';
import type { Knex } from 'knex';
import { type Dialect, dialectOf } from './database/dialect.ts';
import { insertTogether } from './database/insert-together.ts';
import { readersOf } from './database/readers.ts';
import { Conflict, NotFound, OutsideTransaction, PastTransaction, Stale } from './errors.ts';
import type { Actor, AuditEvent, Instant } from './model.ts';
import {
  decode,
  encode,
  type Row,
  type Rows,
  rowsOf,
  type Table,
  type Values,
  valuesOf,
} from './schema/table.ts';
import { type SearchIndex, searchIndexOf } from './search/search-index.ts';

/** What a transaction keeps in mind until it ends. */
export interface UnitOfWork {
  open: boolean;
  wrote: boolean;
  /** The first write that a constraint refused: nothing can be kept after it. */
  refused?: unknown | undefined;
  readonly events: AuditEvent[];
}

/**
 * Set while a transaction runs. What reads past it would see what was before, and on SQLite wait
 * for ever for the connection that the transaction holds; so that is refused.
 */
const running = new AsyncLocalStorage<UnitOfWork>();
let transactions = 0;

/** Does the work of a transaction. While none runs, Node has not to follow every promise for it. */
export async function during<T>(unit: UnitOfWork, work: () => Promise<T>): Promise<T> {
  transactions += 1;
  try {
    return await running.run(unit, work);
  } finally {
    transactions -= 1;
    if (transactions === 0) running.disable();
  }
}

/** A table as what writes to it needs to know it. */
type Written = Pick<Table<unknown>, 'name' | 'unrecorded'>;

/**
 * The only way to the tables: every query begins with the organisation of the actor, and writing
 * needs a transaction that is open.
 */
export class Scope {
  readonly actor: Actor;
  readonly clock: () => Instant;
  readonly searchIndex: SearchIndex;
  readonly dialect: Dialect;
  readonly #db: Knex;
  readonly #unit: UnitOfWork | undefined;

  constructor(db: Knex, actor: Actor, clock: () => Instant, unit?: UnitOfWork) {
    this.#db = db;
    this.searchIndex = searchIndexOf(db);
    this.dialect = dialectOf(db);
    this.actor = actor;
    this.clock = clock;
    this.#unit = unit;
  }

  /** With what another scope of the same transaction is made. */
  get within(): [Knex, Actor, () => Instant, UnitOfWork | undefined] {
    return [this.#db, this.actor, this.clock, this.#unit];
  }

  /** The organisation's rows of a table, as knex gives them; group what has an `orWhere`. */
  rows(of: { readonly name: string }): Knex.QueryBuilder<Row, Row[]> {
    this.#assertUsable(of.name);
    return this.#db(of.name).where(`${of.name}.org`, this.actor.org);
  }

  /** An expression within a query of rows. */
  expression(sql: string, bindings: readonly (string | number)[] = []): Knex.Raw {
    return this.#db.raw(sql, [...bindings]);
  }

  /** What a query of rows gives, as rows by themselves. */
  among(rows: Knex.QueryBuilder<Row, Row[]>, name: string): Knex.QueryBuilder<Row, Row[]> {
    return this.#db.from(rows.as(name));
  }

  /** Values as rows of a query; their columns are `column1`, `column2` and so on. */
  given(rows: readonly (readonly string[])[], name: string): Knex.QueryBuilder<Row, Row[]> {
    const values = rows.map((row) => `(${row.map(() => '?')})`);
    return this.#db.from(this.#db.raw(`(values ${values}) as ??`, [...rows.flat(), name]));
  }

  /** What a query gives that reads very many rows: asked beside what others ask, but in a transaction. */
  async aside(query: Knex.QueryBuilder<Row, Row[]>): Promise<Row[]> {
    const readers = this.#unit ? undefined : readersOf(this.#db);
    if (!readers) return query;
    const { sql, bindings } = query.toSQL().toNative();
    return readers.ask(sql, bindings);
  }

  async find<T>(table: Table<T>, where: Row): Promise<T | undefined> {
    const row = await this.rows(table).where(where).first();
    return row && decode(table, row);
  }

  /** @throws NotFound */
  async get<T>(table: Table<T>, where: Row): Promise<T> {
    const found = await this.find(table, where);
    if (found === undefined) throw new NotFound(nameOf(table, where));
    return found;
  }

  /** @param hidden columns that are no property, by their names. @throws Conflict, NotFound */
  async insert<T>(table: Table<T>, value: T, hidden: Row = {}): Promise<T> {
    const row = { org: this.actor.org, ...encode(table, value), ...hidden };
    await this.#writing(table, (db) => db.insert(row));
    return decode(table, row);
  }

  /** Inserts values of a table together. @throws Conflict, NotFound */
  insertAll<T>(table: Table<T>, values: readonly T[]): Promise<void> {
    const rows = values.map((value) => this.rowOf(table, value));
    return this.insertRows(rowsOf(table, rows), table);
  }

  /** The row of a value that is to be inserted together with others. */
  rowOf<T>(table: Table<T>, value: T, hidden?: Row): Values {
    return valuesOf(table, this.actor.org, value, hidden);
  }

  /** Inserts rows together; without the table, it is one whose rows are recorded. */
  async insertRows(rows: Rows, table: Written = { name: rows.table }): Promise<void> {
    if (rows.values.length > 0) await this.#writing(table, () => insertTogether(this.#db, rows));
  }

  /** @returns how many rows were changed */
  update<T>(table: Table<T>, where: Row, changes: Partial<T>, hidden: Row = {}): Promise<number> {
    return this.#writing(table, (db) =>
      db.where({ ...where, org: this.actor.org }).update({ ...encode(table, changes), ...hidden }),
    );
  }

  /** Changes columns that are no property. @returns the row as it is then, if there is one */
  async set(of: Written, where: Row, hidden: Row): Promise<Row | undefined> {
    const [row] = await this.#writing<Row[]>(of, (db) =>
      db
        .where({ ...where, org: this.actor.org })
        .update(hidden)
        .returning('*'),
    );
    return row;
  }

  /** Changes the row with this id if nobody else has since. @throws NotFound, Stale */
  async compareAndSet<T extends { revision: number }>(
    table: Table<T>,
    id: string,
    expected: number,
    changes: Partial<T>,
    hidden: Row = {},
  ): Promise<T> {
    const next = { ...encode(table, changes), ...hidden, revision: expected + 1 };
    const where = { id, revision: expected, org: this.actor.org };
    const [changed] = await this.#writing<Row[]>(table, (db) =>
      db.where(where).update(next).returning('*'),
    );
    if (changed) return decode(table, changed);
    throw new Stale(nameOf(table, { id }), await this.get(table, { id }));
  }

  /** Adds one to a number. @returns what it is then, or undefined when there is no such row */
  async increment<T>(
    table: Table<T>,
    where: Row,
    column: keyof T & string,
  ): Promise<number | undefined> {
    const [row] = await this.#writing<Row[]>(table, (db) =>
      db
        .where({ ...where, org: this.actor.org })
        .increment(column, 1)
        .returning(column),
    );
    return row && Number(row[column]);
  }

  delete(of: Written, where: Row): Promise<number> {
    return this.#writing(of, (db) => db.where({ ...where, org: this.actor.org }).delete());
  }

  /** Makes other transactions that lock the same row wait. @returns the row */
  async lock<T>(table: Table<T>): Promise<T | undefined> {
    const [row] = await this.rows(table).update({ org: this.actor.org }).returning<Row[]>('*');
    return row && decode(table, row);
  }

  /** Writes to an index of the database's own, which is no table. */
  index<R>(write: (db: Knex) => Promise<R>): Promise<R> {
    this.#openUnit('index');
    return write(this.#db);
  }

  /** Asks an index of the database's own. */
  async indexed(sql: string, bindings: readonly (string | number)[]): Promise<Row[]> {
    this.#assertUsable('index');
    const answer = await this.#db.raw(sql, [...bindings]);
    return answer.rows ?? answer;
  }

  /** Begins, undoes or ends a part of the transaction. */
  async savepoint(said: `${'savepoint' | 'rollback to' | 'release'} attempt`): Promise<void> {
    this.#openUnit('savepoint');
    await this.#db.raw(said);
  }

  /** Says an event to the audit log, which is written at the end of the transaction. */
  say(event: AuditEvent): void {
    this.#openUnit('audit').events.push(event);
  }

  async #writing<R>(
    { name, unrecorded }: Written,
    write: (db: Knex.QueryBuilder) => PromiseLike<R>,
  ): Promise<R> {
    const unit = this.#openUnit(name);
    if (!unrecorded) unit.wrote = true;
    try {
      return await write(this.#db(name));
    } catch (error) {
      unit.refused ??= refusalOf(error, name);
      throw unit.refused;
    }
  }

  #openUnit(what: string): UnitOfWork {
    if (!this.#unit?.open) throw new OutsideTransaction(what);
    return this.#unit;
  }

  #assertUsable(what: string): void {
    if (this.#unit && !this.#unit.open) throw new OutsideTransaction(what);
    if (!this.#unit) assertOutside(what);
  }
}

/** @throws PastTransaction */
export function assertOutside(what: string): void {
  if (running.getStore()?.open) throw new PastTransaction(what);
}

const nameOf = (table: { readonly name: string }, where: Row) =>
  [table.name, ...Object.values(where)].join('/');

/** What a violated constraint means; both databases say it in their own way. */
function refusalOf(error: unknown, table: string): unknown {
  const code = String((error as { code?: unknown }).code);
  if (unique.has(code)) return new Conflict(table, error);
  return foreign.has(code) ? new NotFound(`what ${table} refers to`, error) : error;
}
const unique = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);
const foreign = new Set(['23503', 'SQLITE_CONSTRAINT_FOREIGNKEY']);
