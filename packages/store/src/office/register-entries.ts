import type { Filter } from '@bitan/definitions';
import { pageOf } from '../paging.ts';
import type { Repeated, Repeating } from '../planned.ts';
import { decode, instant, type Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { recordTable } from './records.ts';
import type { Query } from './visible.ts';

/** Entries of registers over time: counted without regard to recusal. */
export function entries(scope: Scope): Transaction['entries'] {
  const within = ({ register, since, until }: Pick<Repeating, 'register' | 'since' | 'until'>) =>
    scope
      .rows(recordTable)
      .where({ register })
      .where('at', '>=', instant(since))
      .where('at', '<', instant(until));
  return {
    within({ register, since, until, ...page }) {
      const query = within({ register, since, until });
      return pageOf(query, { by: ['at', 'id'], direction: 'asc' }, page, (row) =>
        decode(recordTable, row),
      );
    },
    async latest() {
      const [row] = await scope.rows(recordTable).max('id as id');
      return row?.id ? String(row.id) : undefined;
    },
    async repeating(what) {
      const query = within(what);
      for (const filter of what.where ?? []) {
        const field = fieldOf(scope, filter.field);
        query.whereIn(field, await textsHolding(within(what), field, filter));
      }
      if (what.without.size > 0)
        query.where((q) => q.whereNull('case_id').orWhereNotIn('case_id', [...what.without]));
      return grouped(scope, query, what);
    },
  };
}

/** The JSON of a field, as knex takes a column. */
const fieldOf = (scope: Scope, id: string): string =>
  scope.expression(scope.dialect.field('data', id)) as unknown as string;

/** The texts in which entries say one of the values that are meant. */
async function textsHolding(rows: Query, field: string, { in: wanted }: Filter): Promise<string[]> {
  const found: Row[] = await rows.distinct({ said: field });
  return found.flatMap(({ said }) => {
    const value: unknown = said === null ? undefined : JSON.parse(String(said));
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.some((one) => (wanted as unknown[]).includes(one)) ? [String(said)] : [];
  });
}

/** Between the cases of a group: a character that no id has. */
const between = 30;

async function grouped(
  scope: Scope,
  query: Query,
  { by, distinct, atLeast }: Repeating,
): Promise<Repeated[]> {
  const columns = by.map((id) => (id === 'unit' ? 'unit_id' : fieldOf(scope, id)));
  for (const [i, column] of columns.entries()) {
    query.whereNotNull(column).select({ [`by${i}`]: column });
  }
  const count = distinct ? 'count(distinct coalesce(person_id, id))' : 'count(*)';
  const listed = scope.dialect.listed('case_id', between);
  const rows: Row[] = await query
    .groupByRaw(columns.map((_, i) => i + 1).join(', '))
    .havingRaw(`${count} >= ?`, [atLeast])
    .select(scope.expression(`${count} as count`), scope.expression(`${listed} as cases`));
  return rows.map((row) => ({
    group: Object.fromEntries(by.map((id, i) => [id, valueIn(id, row[`by${i}`])])),
    count: Number(row.count),
    cases: [...new Set(String(row.cases ?? '').split(String.fromCharCode(between)))].filter(
      Boolean,
    ),
  }));
}

const valueIn = (id: string, said: unknown): string =>
  id === 'unit' ? String(said) : String(JSON.parse(String(said)));
