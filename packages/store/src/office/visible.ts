import type { Knex } from 'knex';
import type { Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';

export type Query = Knex.QueryBuilder<Row, Row[]>;

/** Leaves out what belongs to a case from which the actor is recused; `column` holds the case. */
export function visible(scope: Scope, query: Query, column: string): Query {
  const recusedFrom = scope
    .rows({ name: 'case_recusals' })
    .where({ user: scope.actor.user })
    .select('case_id');
  return query.where((q) => q.whereNull(column).orWhereNotIn(column, recusedFrom));
}
