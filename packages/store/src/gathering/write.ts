import { caseTable } from '../office/cases.ts';
import { counterTable } from '../office/counters.ts';
import { caseDoc, putNewDocs } from '../office/search.ts';
import { subjectTable } from '../office/subjects.ts';
import type { Scope } from '../scope.ts';
import type { KnownSubjects } from './known-subjects.ts';
import type { HeldCase, Part } from './part.ts';

/** Writes what was gathered: whom cases are about, the cases, what is of them, what finds them. */
export async function writePart(scope: Scope, part: Part, subjects: KnownSubjects): Promise<void> {
  for (const { name, year, n } of part.numbers.values()) {
    const changed = await scope.update(counterTable, { name, year }, { n });
    if (changed === 0) await scope.insert(counterTable, { name, year, n });
  }
  await writeSubjects(scope, part, 'people');
  await writeSubjects(scope, part, 'units');
  const cases = [...part.cases.values()];
  await scope.insertRows(
    caseTable,
    cases.map(({ one, dueAt }) => scope.rowOf(caseTable, one, { due_at: dueAt })),
  );
  for (const [table, rows] of part.rows) await scope.insertRows(table, rows);
  await putNewDocs(scope, await docsOf(cases, subjects));
}

async function writeSubjects(scope: Scope, part: Part, of: 'people' | 'units'): Promise<void> {
  const all = [...part[of].values()];
  const kind = of === 'people' ? 'person' : 'unit';
  await scope.insertAll(subjectTable(of), all);
  await putNewDocs(
    scope,
    all.map(({ id, name }) => ({ kind, id, names: [name], read: [name] })),
  );
}

async function docsOf(cases: readonly HeldCase[], subjects: KnownSubjects) {
  const people = await subjects.some(
    'people',
    cases.flatMap(({ one }) => one.personId ?? []),
  );
  const units = await subjects.some(
    'units',
    cases.flatMap(({ one }) => one.unitId ?? []),
  );
  return cases.map(({ one, texts, marks }) => {
    const [person, unit] = [people.get(one.personId ?? ''), units.get(one.unitId ?? '')];
    const names = { people: person ? [person.name] : [], units: unit ? [unit.name] : [] };
    return caseDoc(one, names, { texts, marks });
  });
}
