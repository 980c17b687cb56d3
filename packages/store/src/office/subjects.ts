import type { Instant, Subject } from '../model.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { wantedIn } from '../search/words.ts';
import type { SubjectReading, SubjectWriting } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { caseTable, readCase } from './cases.ts';
import { foundPage, putCase, putDoc } from './search.ts';
import type { Query } from './visible.ts';

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
  /** Without those that were joined to another. */
  const standing = () =>
    kind === 'unit'
      ? scope.rows(kept)
      : scope
          .rows(kept)
          .whereNotExists(
            joined(scope).whereRaw('?? = ??', ['person_moves.from_id', 'people.id']).select('id'),
          );

  return {
    get: (id) => scope.get(kept, { id }),
    async some(ids) {
      return (await scope.rows(kept).whereIn('id', [...new Set(ids)])).map(read);
    },
    async named(names) {
      return (await standing().whereIn(`${of}.name`, [...new Set(names)])).map(read);
    },
    async search(text, limit = 20) {
      const wanted = { words: wantedIn(text) };
      if (wanted.words.length === 0) {
        const latest = standing().orderBy('updated_at', 'desc').orderBy('id', 'desc');
        return (await latest.limit(limit)).map(read);
      }
      const query = standing()
        .join('search_docs', (join) =>
          join.on('search_docs.org', `${of}.org`).on('search_docs.id', `${of}.id`),
        )
        .select(`${of}.*`);
      return [...(await foundPage(scope, kind, wanted, query, { limit }, read)).items];
    },
    async insert(given) {
      const inserted = await scope.insert(kept, newSubject(given, scope.clock()));
      await putSubject(scope, kind, inserted);
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

type NewSubject = Parameters<SubjectWriting['insert']>[0];

/** A record as it begins. */
export const newSubject = ({ id = uuidv7(), name, data }: NewSubject, now: Instant): Subject => ({
  ...{ id, name, data, revision: 1, createdAt: now, updatedAt: now },
});

/** Under a new name it is found, and so are the cases about it. */
async function rename(scope: Scope, kind: 'person' | 'unit', one: Subject): Promise<void> {
  await putSubject(scope, kind, one);
  const about = scope.rows(caseTable).where({ [`${kind}_id`]: one.id });
  for (const row of await about.select('id', 'number', 'summary', 'person_id', 'unit_id')) {
    await putCase(scope, readCase(row));
  }
}

/** The joins of people that last: their records are found no more. */
export const joined = (scope: Scope): Query =>
  scope.rows({ name: 'person_moves' }).where({ kind: 'join' }).whereNull('undone_at');

/** Makes a person or a unit findable: by the names of the records, too, that were joined to it. */
export async function putSubject(
  scope: Scope,
  kind: 'person' | 'unit',
  { id, name }: Pick<Subject, 'id' | 'name'>,
): Promise<void> {
  if (kind === 'unit') return putDoc(scope, { kind, id, names: [name], read: [name] });
  const isLeft = (await joined(scope).where({ from_id: id }).select('id')).length > 0;
  const others = isLeft ? [] : await namesJoinedTo(scope, id);
  const names = isLeft ? [] : [name];
  await putDoc(scope, { kind, id, names, read: [...names, ...others], text: others.join('\n') });
}

async function namesJoinedTo(scope: Scope, id: string): Promise<string[]> {
  const names: string[] = [];
  for (const { from_id } of await joined(scope).where({ to_id: id }).select('from_id')) {
    const { name } = await scope.get(subjectTable('people'), { id: from_id });
    names.push(name, ...(await namesJoinedTo(scope, String(from_id))));
  }
  return [...new Set(names)];
}
