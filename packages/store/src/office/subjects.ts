import { uuidv7 } from 'uuidv7';
import { gramsOf, patternsOf } from '../grams.ts';
import type { Subject } from '../model.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { SubjectReading, SubjectWriting } from '../types.ts';

/** People and units: the same, in a table each. */
export function subjects(scope: Scope, name: 'people' | 'units'): SubjectReading & SubjectWriting {
  const subjectTable = table<Subject>(name, {
    id: 'text',
    name: 'text',
    data: 'json',
    revision: 'integer',
    createdAt: 'instant',
    updatedAt: 'instant',
  });
  const read = (row: Row) => decode(subjectTable, row);

  return {
    get: (id) => scope.get(subjectTable, { id }),
    async some(ids) {
      return (await scope.rows(subjectTable).whereIn('id', [...new Set(ids)])).map(read);
    },
    async search(text, limit = 20) {
      const query = scope.rows(subjectTable);
      for (const pattern of patternsOf(text)) query.where('grams', 'like', pattern);
      const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit);
      return rows.map(read);
    },
    insert({ id = uuidv7(), name, data }) {
      const now = scope.clock();
      const subject = { id, name, data, revision: 1, createdAt: now, updatedAt: now };
      return scope.insert(subjectTable, subject, { grams: gramsOf([name]) });
    },
    save({ id, name, data }, expected) {
      const changes = { name, data, updatedAt: scope.clock() };
      return scope.compareAndSet(subjectTable, id, expected, changes, { grams: gramsOf([name]) });
    },
  };
}
