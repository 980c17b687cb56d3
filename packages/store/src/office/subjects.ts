import { uuidv7 } from 'uuidv7';
import { gramsOf, patternsOf } from '../grams.ts';
import type { Subject } from '../model.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { SubjectReading, SubjectWriting } from '../types.ts';

/** People and units: the same, in a table each. */
export const subjectTable = (name: 'people' | 'units') =>
  table<Subject>(name, {
    id: 'text',
    name: 'text',
    data: 'json',
    revision: 'integer',
    createdAt: 'instant',
    updatedAt: 'instant',
  });

export function subjects(scope: Scope, of: 'people' | 'units'): SubjectReading & SubjectWriting {
  const kept = subjectTable(of);
  const read = (row: Row) => decode(kept, row);

  return {
    get: (id) => scope.get(kept, { id }),
    async some(ids) {
      return (await scope.rows(kept).whereIn('id', [...new Set(ids)])).map(read);
    },
    async search(text, limit = 20) {
      const query = scope.rows(kept);
      for (const pattern of patternsOf(text)) query.where('grams', 'like', pattern);
      const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit);
      return rows.map(read);
    },
    insert({ id = uuidv7(), name, data }) {
      const now = scope.clock();
      const subject = { id, name, data, revision: 1, createdAt: now, updatedAt: now };
      return scope.insert(kept, subject, { grams: gramsOf([name]) });
    },
    save({ id, name, data }, expected) {
      const changes = { name, data, updatedAt: scope.clock() };
      return scope.compareAndSet(kept, id, expected, changes, { grams: gramsOf([name]) });
    },
  };
}
