/**
 * How the values of a column are kept. `instant`: a text of fixed length, whatever precision was
 * given, so that the order of texts is the order of time.
 */
export type Kind = 'text' | 'integer' | 'instant' | 'json' | 'flag';

/** A table as the code sees it: which column each property of a `T` is kept in, and how. */
export interface Table<T> {
  readonly name: string;
  readonly columns: readonly { property: keyof T & string; column: string; kind: Kind }[];
  /** Its rows come and go without an entry in the audit log: what is not said yet. */
  readonly unrecorded?: true;
}

/** `dueAt: 'instant'` is kept in the column `due_at`. Columns without a property stay unseen. */
export function table<T>(
  name: string,
  kinds: { readonly [P in keyof Required<T>]: Kind },
): Table<T> {
  const columns = Object.entries<Kind>(kinds).map(([property, kind]) => ({
    property: property as keyof T & string,
    column: columnOf(property),
    kind,
  }));
  return { name, columns };
}

export type Row = Record<string, unknown>;

/** Rows of a table that go in together: the values of each, in the order of the columns. */
export interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

/** A column that a row does not have is empty. */
export function rowsOf(table: string, rows: readonly Row[]): Rows {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { table, columns, values: rows.map((row) => columns.map((name) => row[name] ?? null)) };
}

/** The row of a value; what is not among the value's properties is left as it is. */
export function encode<T>(table: Table<T>, value: Partial<T>): Row {
  const row: Row = {};
  for (const { property, column, kind } of table.columns) {
    if (property in value) row[column] = toColumn(kind, value[property]);
  }
  return row;
}

/** The value in a row; null is a property that is not there. */
export function decode<T>(table: Table<T>, row: Row): T {
  const value: Row = {};
  for (const { property, column, kind } of table.columns) {
    const kept = row[column];
    if (kept !== null && kept !== undefined) value[property] = fromColumn(kind, kept);
  }
  return value as T;
}

/** An instant with milliseconds. @throws RangeError for what is none */
export function instant(text: string): string {
  if (text !== lastExact) {
    if (!exact.test(text) || Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
    lastExact = text;
  }
  return text;
}
/** A step says the instant at which it is done again and again. */
let lastExact = '';
const exact = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const columnOf = (property: string) => property.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

function toColumn(kind: Kind, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (kind === 'json') return textOf(value);
  if (kind === 'flag') return value ? 1 : 0;
  return kind === 'instant' ? instant(String(value)) : value;
}

/** What is frozen is written as the same text each time: many rows of a table can have it. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || !Object.isFrozen(value)) return JSON.stringify(value);
  const known = texts.get(value as object);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value as object, text);
  return text;
}
const texts = new WeakMap<object, string>();

function fromColumn(kind: Kind, kept: unknown): unknown {
  if (kind === 'json') return JSON.parse(String(kept));
  return kind === 'flag' ? kept === 1 : kept;
}
