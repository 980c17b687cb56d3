import { pageOf } from '../paging.ts';
import { decode, instant, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Exception } from '../supervise.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { visible } from './visible.ts';

export const exceptionTable = table<Exception>('exceptions', {
  id: 'text',
  kind: 'text',
  caseId: 'text',
  action: 'text',
  user: 'text',
  detail: 'json',
  at: 'instant',
  endedAt: 'instant',
  endedBy: 'text',
  endedWhy: 'text',
});
const readException = (row: Row): Exception => decode(exceptionTable, row);

/** What departed from the ordinary; written with the step that did, and never changed but ended. */
export function exceptions(scope: Scope): Transaction['exceptions'] {
  const seen = () => visible(scope, exceptionTable);
  return {
    list({ kind, since, lasting, ...page }) {
      const query = seen().where({ kind });
      if (since !== undefined) query.where('at', '>=', instant(since));
      if (lasting) query.whereNull('ended_at');
      return pageOf(query, { by: ['at', 'id'], direction: 'desc' }, page, readException);
    },
    async lasting(caseId) {
      const rows = await seen().where({ case_id: caseId }).whereNull('ended_at');
      return rows.map(readException);
    },
    async decided(caseId, kind) {
      const rows = seen().where({ case_id: caseId, kind }).whereNotNull('ended_why');
      return (await rows.orderBy('ended_at', 'desc')).map(readException);
    },
    async countLasting() {
      const rows: Row[] = await seen()
        .whereNull('ended_at')
        .where('kind', '>=', 'watch.')
        .where('kind', '<', 'watch/')
        .groupBy('kind')
        .select('kind')
        .count('* as count');
      return Object.fromEntries(rows.map(({ kind, count }) => [String(kind), Number(count)]));
    },
    async add(one) {
      await scope.insert(exceptionTable, { ...one, id: uuidv7(), user: scope.actor.user });
    },
    async end(caseId, kind, why) {
      const where = { case_id: caseId, kind, ended_at: null };
      const decided = why === undefined ? {} : { endedBy: scope.actor.user, endedWhy: why };
      await scope.update(exceptionTable, where, { endedAt: scope.clock(), ...decided });
    },
  };
}
