import type { RegisterEntry } from '../model.ts';
import { decode, instant, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { type Query, visible } from './visible.ts';

export const recordTable = table<RegisterEntry>('records', {
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
      const query = visible(scope, recordTable);
      const equal = { register, person_id: person, unit_id: unit, case_id: caseId };
      for (const [column, value] of Object.entries(equal)) {
        if (value !== undefined) query.where(column, value);
      }
      return read(query);
    },

    // Counted without regard to recusal: what a rule proposes does not depend on who asks.
    async forFacts({ whose, id, needs }) {
      const query = scope.rows(recordTable).where(`${whose}_id`, id);
      if (needs) query.whereIn('register', needs.registers);
      if (needs?.since !== undefined) query.where('at', '>=', instant(needs.since));
      return read(query);
    },

    async amend({ case: caseId, register }, values) {
      const rows = await scope.rows(recordTable).where({ case_id: caseId, register });
      const before = rows.map((row) => decode(recordTable, row));
      for (const { id, data } of before) {
        await scope.update(recordTable, { id }, { data: { ...data, ...values } });
      }
      return before;
    },
    async restore(entries) {
      for (const { id, data } of entries) await scope.update(recordTable, { id }, { data });
    },
    append: (entry) => scope.insert<RegisterEntry>(recordTable, { ...entry, id: uuidv7() }),
  };
}

async function read(query: Query): Promise<RegisterEntry[]> {
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc');
  return rows.map((row) => decode(recordTable, row));
}

/** Each once, in the order in which they are read. */
export const latestFirst = (all: readonly RegisterEntry[]): RegisterEntry[] =>
  [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) =>
    a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
  );
