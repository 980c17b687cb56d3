/**
 * How the values of a column are kept. `instant`: a text of fixed length, whatever precision was
 * given, so that the order of texts is the order of time.
 */
export type Kind = 'text' | 'integer' | 'instant' | 'json' | 'flag';

/** A table as the code sees it: which column each property of a `T` is kept in, and how. */
export interface Table<T> {
  readonly name: string;
  readonly columns: readonly { property: keyof T & string; column: string; kind: Kind }[];
  /** The columns in which a row is inserted: the organisation, those of properties, and hidden ones. */
  readonly inserted: readonly string[];
  /** Its rows come and go without an entry in the audit log: what is not said yet. */
  readonly unrecorded?: true;
}

/**
 * `dueAt: 'instant'` is kept in the column `due_at`. Columns without a property stay unseen.
 * @param hidden those of them that rows have which go in together
 */
export function table<T>(
  name: string,
  kinds: { readonly [P in keyof Required<T>]: Kind },
  hidden: readonly string[] = [],
): Table<T> {
  const columns = Object.entries<Kind>(kinds).map(([property, kind]) => ({
    property: property as keyof T & string,
    column: columnOf(property),
    kind,
  }));
  return { name, columns, inserted: ['org', ...columns.map(({ column }) => column), ...hidden] };
}

export type Row = Record<string, unknown>;

/** The values of a row, in the order of columns. */
export type Values = readonly unknown[];

/** Rows of a table that go in together. */
export interface Rows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly Values[];
}

/** Rows of a table together, each as `valuesOf` gives it. */
export const rowsOf = (
  { name, inserted }: Pick<Table<unknown>, 'name' | 'inserted'>,
  values: readonly Values[],
): Rows => ({ table: name, columns: inserted, values });

/** The row of a value as values alone: what it does not have is empty. */
export function valuesOf<T>(
  { columns, inserted }: Table<T>,
  org: string,
  value: T,
  hidden: Row = {},
): unknown[] {
  const values: unknown[] = [org];
  for (const { property, kind } of columns) values.push(toColumn(kind, value[property]));
  for (let i = values.length; i < inserted.length; i += 1) {
    values.push(hidden[inserted[i] as string] ?? null);
  }
  return values;
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
  if (instants.has(text)) return text;
  if (!exact.test(text) || Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  if (instants.size >= most) instants.clear();
  instants.add(text);
  return text;
}
/** A step says again and again when it is done, and many say the same deadline. */
const instants = new Set<string>();
const most = 100;
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
