import { uuidv7 } from 'uuidv7';
import type { Subject } from '../model.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { wantedIn } from '../search/words.ts';
import type { SubjectReading, SubjectWriting } from '../types.ts';
import { caseTable, readCase } from './cases.ts';
import { foundPage, putCase, putDoc } from './search.ts';

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
  const kind = of === 'people' ? 'person' : 'unit';

  return {
    get: (id) => scope.get(kept, { id }),
    async some(ids) {
      return (await scope.rows(kept).whereIn('id', [...new Set(ids)])).map(read);
    },
    async named(names) {
      return (await scope.rows(kept).whereIn('name', [...new Set(names)])).map(read);
    },
    async search(text, limit = 20) {
      const wanted = { words: wantedIn(text) };
      if (wanted.words.length === 0) {
        const latest = scope.rows(kept).orderBy('updated_at', 'desc').orderBy('id', 'desc');
        return (await latest.limit(limit)).map(read);
      }
      const query = scope
        .rows(kept)
        .join('search_docs', (join) =>
          join.on('search_docs.org', `${of}.org`).on('search_docs.id', `${of}.id`),
        )
        .select(`${of}.*`);
      return [...(await foundPage(scope, kind, wanted, query, { limit }, read)).items];
    },
    async insert({ id = uuidv7(), name, data }) {
      const now = scope.clock();
      const subject = { id, name, data, revision: 1, createdAt: now, updatedAt: now };
      const inserted = await scope.insert(kept, subject);
      await putDoc(scope, { kind, id, names: [name], read: [name] });
      return inserted;
    },
    async save({ id, name, data }, expected) {
      const before = await scope.find(kept, { id });
      const changes = { name, data, updatedAt: scope.clock() };
      const saved = await scope.compareAndSet(kept, id, expected, changes);
      if (before?.name !== name) await rename(scope, kind, saved);
      return saved;
    },
  };
}

/** Under a new name it is found, and so are the cases about it. */
async function rename(scope: Scope, kind: 'person' | 'unit', { id, name }: Subject): Promise<void> {
  await putDoc(scope, { kind, id, names: [name], read: [name] });
  const about = scope.rows(caseTable).where({ [`${kind}_id`]: id });
  for (const row of await about.select('id', 'number', 'summary', 'person_id', 'unit_id')) {
    await putCase(scope, readCase(row));
  }
}
