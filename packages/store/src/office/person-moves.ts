import type { Moved, PersonMove, PersonMoveWriting } from '../person-moves.ts';
import { decode, type Row, type Table, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { uuidv7 } from '../uuid.ts';
import { caseTable } from './cases.ts';
import { documentTable } from './documents.ts';
import { pastTable } from './past.ts';
import { recordTable } from './records.ts';
import { putCase } from './search.ts';
import { joined, putSubject, subjectTable } from './subjects.ts';
import type { Query } from './visible.ts';

const moveTable = table<PersonMove>('person_moves', {
  id: 'text',
  kind: 'text',
  fromId: 'text',
  toId: 'text',
  reason: 'text',
  moved: 'json',
  madeBy: 'text',
  madeAt: 'instant',
  undoneBy: 'text',
  undoneAt: 'instant',
  undoneWhy: 'text',
});
const peopleTable = subjectTable('people');

/**
 * What moves between the records of people. All of it moves, also what the actor is recused from:
 * whose it is does not depend on who says so.
 */
export function personMoves(scope: Scope): PersonMoveWriting['personMoves'] {
  const get = (id: string) => scope.get(moveTable, { id });
  const make = async (
    kind: PersonMove['kind'],
    { fromId, toId, reason }: Pick<PersonMove, 'fromId' | 'toId' | 'reason'>,
    moved: Moved,
  ) => {
    await carry(scope, moved, fromId, toId);
    const made = { id: uuidv7(), madeBy: scope.actor.user, madeAt: scope.clock() };
    const move = await scope.insert<PersonMove>(moveTable, {
      ...made,
      ...{ kind, fromId, toId, reason, moved },
    });
    await nameAnew(scope, [fromId, toId]);
    return move;
  };
  const standing = async (person: string): Promise<string> => {
    const [row] = await joined(scope).where({ from_id: person }).select('to_id');
    return row ? standing(String(row.to_id)) : person;
  };
  return {
    get,
    standing,
    async of(person) {
      const rows = await scope
        .rows(moveTable)
        .where((either) => either.where({ from_id: person }).orWhere({ to_id: person }))
        .orderBy('made_at', 'desc')
        .orderBy('id', 'desc');
      return rows.map((row) => decode(moveTable, row));
    },
    async join(move) {
      const of = { person_id: move.fromId };
      return make('join', move, {
        cases: await idsOf(scope.rows(caseTable).where(of)),
        records: await idsOf(scope.rows(recordTable).where(of)),
        documents: await idsOf(scope.rows(documentTable).where(of)),
      });
    },
    async part(move, { cases, records }) {
      const of = { person_id: move.fromId };
      const entries = scope
        .rows(recordTable)
        .where(of)
        .where((meant) =>
          meant
            .whereIn('case_id', [...cases])
            .orWhere((loose) => loose.whereNull('case_id').whereIn('id', [...records])),
        );
      return make('part', move, {
        cases: await idsOf(
          scope
            .rows(caseTable)
            .where(of)
            .whereIn('id', [...cases]),
        ),
        records: await idsOf(entries),
        documents: [],
      });
    },
    async undo(id, undoneWhy) {
      const { fromId, toId, moved } = await get(id);
      const undone = { undoneBy: scope.actor.user, undoneAt: scope.clock(), undoneWhy };
      await scope.update(moveTable, { id, undone_at: null }, undone);
      await carry(scope, moved, toId, fromId);
      await nameAnew(scope, [fromId, toId]);
      return get(id);
    },
  };
}

/** Only what is still with `from` moves. */
async function carry(scope: Scope, moved: Moved, from: string, to: string): Promise<void> {
  for (const id of moved.cases) {
    const one = await scope.find(caseTable, { id, person_id: from });
    if (!one) continue;
    const { revision } = one;
    const changes = { personId: to, revision: revision + 1, updatedAt: scope.clock() };
    await scope.update(caseTable, { id }, changes);
    await scope.update(pastTable, { case_id: id }, { personId: to });
    await putCase(scope, { ...one, personId: to });
  }
  await carryRows(scope, recordTable, moved.records, from, to);
  await carryRows(scope, documentTable, moved.documents, from, to);
}

async function carryRows<T extends { id: string; personId?: string }>(
  scope: Scope,
  of: Table<T>,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  for (const id of ids) {
    await scope.update(of, { id, person_id: from }, { personId: to } as Partial<T>);
  }
}

/** A record that was joined to another is found by the names of both; one that is left, by none. */
async function nameAnew(scope: Scope, people: readonly string[]): Promise<void> {
  for (const id of people) {
    await putSubject(scope, 'person', await scope.get(peopleTable, { id }));
  }
}

const idsOf = async (query: Query) =>
  (await query.orderBy('id').select('id')).map(({ id }: Row) => String(id));
