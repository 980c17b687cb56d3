import type { Knex } from 'knex';
import type { Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';

export type Query = Knex.QueryBuilder<Row, Row[]>;

/** The rows of a table without what belongs to a case from which the actor is recused. */
export function visible(
  scope: Scope,
  of: { readonly name: string },
  caseColumn: 'id' | 'case_id' = 'case_id',
): Query {
  const recusal = scope
    .rows({ name: 'case_recusals' })
    .where({ user: scope.actor.user })
    .whereRaw('?? = ??', ['case_recusals.case_id', `${of.name}.${caseColumn}`]);
  return scope.rows(of).whereNotExists(recusal.select('case_id'));
}
