import type { Case } from '../model.ts';
import { caseTable } from '../office/cases.ts';
import { counterTable } from '../office/counters.ts';
import { caseDoc, putNewDocs } from '../office/search.ts';
import { subjectTable } from '../office/subjects.ts';
import type { Gathered } from '../prepared.ts';
import { rowsOf } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Findable } from '../searching.ts';
import type { KnownSubjects } from './known-subjects.ts';
import type { HeldCase, Part } from './part.ts';

/** Whom cases are about, the cases, what is of them, what finds them. */
export async function gatheredIn(
  scope: Scope,
  part: Part,
  subjects: KnownSubjects,
): Promise<Gathered> {
  const people = [...part.people.values()];
  const units = [...part.units.values()];
  const cases = [...part.cases.values()];
  const [ofPeople, ofUnits] = [subjectTable('people'), subjectTable('units')];
  return {
    numbers: [...part.numbers.values()],
    rows: [
      rowsOf(
        ofPeople,
        people.map((one) => scope.rowOf(ofPeople, one)),
      ),
      rowsOf(
        ofUnits,
        units.map((one) => scope.rowOf(ofUnits, one)),
      ),
      rowsOf(
        caseTable,
        cases.map(({ one, dueAt }) => scope.rowOf(caseTable, one, { due_at: dueAt })),
      ),
      ...[...part.rows].map(([table, of]) => rowsOf(table, of)),
    ],
    findable: [
      ...people.map(({ id, name }) => ({ kind: 'person', id, names: [name], read: [name] })),
      ...units.map(({ id, name }) => ({ kind: 'unit', id, names: [name], read: [name] })),
      ...(await docsOf(part, subjects)),
    ],
  };
}

export async function writeGathered(
  scope: Scope,
  { numbers, rows, findable }: Gathered,
): Promise<void> {
  for (const { name, year, n } of numbers) {
    const changed = await scope.update(counterTable, { name, year }, { n });
    if (changed === 0) await scope.insert(counterTable, { name, year, n });
  }
  for (const of of rows) await scope.insertRows(of);
  await putNewDocs(scope, findable);
}

async function docsOf(part: Part, subjects: KnownSubjects): Promise<Findable[]> {
  const cases = [...part.cases.values()];
  const namesOf = async (kind: 'people' | 'units', idOf: (one: Case) => string | undefined) => {
    const ids = cases.flatMap(({ one }) => idOf(one) ?? []);
    const read = await subjects.some(
      kind,
      ids.filter((id) => !part[kind].has(id)),
    );
    return ({ one }: HeldCase) => {
      const id = idOf(one) ?? '';
      return [part[kind].get(id) ?? read.get(id)].flatMap((found) => found?.name ?? []);
    };
  };
  const people = await namesOf('people', ({ personId }) => personId);
  const units = await namesOf('units', ({ unitId }) => unitId);
  return cases.map((of) =>
    caseDoc(of.one, { people: people(of), units: units(of) }, { texts: of.texts, marks: of.marks }),
  );
}
