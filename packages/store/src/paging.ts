import type { Knex } from 'knex';
import { NotFound } from './errors.ts';
import type { Row } from './schema/table.ts';
import type { Count, Page, PageOf } from './types.ts';

/** The columns that order a list; the last one tells equal rows apart. */
export interface Order {
  readonly by: readonly [string, string] | readonly [string];
  readonly direction: 'asc' | 'desc';
  /** What the columns hold, where it is not text. */
  readonly of?: 'number';
}

const usual = 50;
const most = 200;
const cap = 1000;

/** One page of a query by key, without OFFSET: it stays quick and never skips or repeats a row. */
export async function pageOf<T>(
  query: Knex.QueryBuilder<Row, Row[]>,
  order: Order,
  { after, limit = usual }: PageOf,
  read: (row: Row) => T,
): Promise<Page<T>> {
  const { by, direction } = order;
  const size = Math.max(1, Math.min(limit, most));
  if (after !== undefined) whereAfter(query, order, keyFrom(after, order));
  for (const column of by) query.orderBy(column, direction);
  const rows = await query.limit(size + 1);
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return {
    items: items.map(read),
    ...(rows.length > size && last && { next: keyOf(by.map((column) => last[plain(column)])) }),
  };
}

/** Counts up to 1000. */
export async function countOf(query: Knex.QueryBuilder<Row, Row[]>): Promise<Count> {
  const found = await query.select('id').limit(cap + 1);
  return { count: Math.min(found.length, cap), capped: found.length > cap };
}

/** (a, b) > (x, y), spelt so that SQLite and PostgreSQL both use the index. */
function whereAfter(query: Knex.QueryBuilder, { by, direction }: Order, key: Key): void {
  const [first, second] = by;
  const beyond = direction === 'asc' ? '>' : '<';
  if (second === undefined) {
    query.where(first, beyond, key[0] as string);
    return;
  }
  query.where(first, `${beyond}=`, key[0] as string);
  query.where((q) =>
    q
      .where(first, beyond, key[0] as string)
      .orWhere((same) =>
        same.where(first, key[0] as string).where(second, beyond, key[1] as string),
      ),
  );
}

type Key = readonly (string | number)[];
const plain = (column: string) => column.replace(/^.*\./, '');
export const keyOf = (key: readonly unknown[]) =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws NotFound for a key that nobody gave out */
export function keyFrom(text: string, { by, of }: Order): Key {
  const key = parsed(Buffer.from(text, 'base64url').toString());
  if (
    Array.isArray(key) &&
    key.length === by.length &&
    key.every((part) => typeof part === (of ?? 'string'))
  ) {
    return key;
  }
  throw new NotFound(`page/${text}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
