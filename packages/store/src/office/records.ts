import { uuidv7 } from 'uuidv7';
import type { RegisterEntry } from '../model.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { type Query, visible } from './visible.ts';

const recordTable = table<RegisterEntry>('records', {
  id: 'text',
  register: 'text',
  personId: 'text',
  unitId: 'text',
  caseId: 'text',
  at: 'instant',
  data: 'json',
});

export function records(scope: Scope): Transaction['records'] {
  return {
    list({ register, person, unit, case: caseId }) {
      const query = visible(scope, scope.rows(recordTable), 'case_id');
      const equal = { register, person_id: person, unit_id: unit, case_id: caseId };
      for (const [column, value] of Object.entries(equal)) {
        if (value !== undefined) query.where(column, value);
      }
      return latestFirst(query);
    },

    // Counted without regard to recusal: what a rule proposes does not depend on who asks.
    async forFacts({ person, unit, case: caseId }) {
      const about = Object.entries({ person_id: person, unit_id: unit, case_id: caseId }).filter(
        ([, id]) => id !== undefined,
      );
      if (about.length === 0) return [];
      const query = scope.rows(recordTable).where((q) => {
        for (const [column, id] of about) q.orWhere(column, id as string);
      });
      return latestFirst(query);
    },

    append: (entry) => scope.insert<RegisterEntry>(recordTable, { ...entry, id: uuidv7() }),
  };
}

async function latestFirst(query: Query): Promise<RegisterEntry[]> {
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc');
  return rows.map((row) => decode(recordTable, row));
}
