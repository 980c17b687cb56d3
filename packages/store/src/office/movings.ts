import type { Subject } from '../model.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { FormsWriting, MovedEntry, MovedRecord, Moving } from '../types-forms.ts';
import { uuidv7 } from '../uuid.ts';
import { caseTable, readCase } from './cases.ts';
import { subjectTable } from './subjects.ts';

const movingTable = table<Moving>('movings', {
  id: 'text',
  title: 'text',
  fromEdition: 'text',
  toEdition: 'text',
  mappings: 'json',
  status: 'text',
  author: 'text',
  submittedBy: 'text',
  approvedBy: 'text',
  reason: 'text',
  comment: 'text',
  expected: 'json',
  after: 'text',
  moved: 'integer',
  left: 'integer',
  revision: 'integer',
  createdAt: 'instant',
  updatedAt: 'instant',
});

const recordTable = table<MovedRecord>('moved_records', {
  movingId: 'text',
  kind: 'text',
  recordId: 'text',
  why: 'json',
  aside: 'json',
  at: 'instant',
});

const entryTable = table<MovedEntry>('moved_entries', {
  movingId: 'text',
  caseId: 'text',
  seq: 'integer',
  form: 'text',
  edition: 'text',
  answers: 'json',
  aside: 'json',
  at: 'instant',
});

const baseTable = table<{ id: string; content: unknown }>('form_bases', {
  id: 'text',
  content: 'json',
});

/** The forms on which the office last saw what it changes. */
export function bases(scope: Scope): FormsWriting['bases'] {
  const find = async (id: string) => (await scope.find(baseTable, { id }))?.content;
  return {
    find,
    async keep(id, content) {
      if ((await find(id)) === undefined) await scope.insert(baseTable, { id, content });
    },
  };
}

/** Records on their way to another edition. */
export function movings(scope: Scope): FormsWriting['movings'] {
  return {
    get: (id) => scope.get(movingTable, { id }),
    async list() {
      const rows = await scope
        .rows(movingTable)
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc');
      return rows.map((row) => decode(movingTable, row));
    },
    async openUnder() {
      const rows = await scope
        .rows(caseTable)
        .whereNull('closed_at')
        .groupBy('edition')
        .select('edition')
        .count('id as count');
      return Object.fromEntries(rows.map(({ edition, count }) => [edition, Number(count)]));
    },
    async cases(edition, { after = '', limit }) {
      const rows = scope.rows(caseTable).where({ edition }).whereNull('closed_at');
      return (await rows.where('id', '>', after).orderBy('id').limit(limit)).map(readCase);
    },
    async subjects(kind, { after = '', limit }) {
      const of = subjectTable(kind === 'person' ? 'people' : 'units');
      const rows = await scope.rows(of).where('id', '>', after).orderBy('id').limit(limit);
      return rows.map((row) => decode<Subject>(of, row));
    },
    async left(movingId) {
      const rows = scope.rows(recordTable).where({ moving_id: movingId }).whereNotNull('why');
      return (await rows.orderBy('record_id').limit(500)).map((row) => decode(recordTable, row));
    },
    async of(kind, recordId) {
      const rows = scope.rows(recordTable).where({ kind, record_id: recordId });
      return (await rows.orderBy('at', 'desc')).map((row) => decode(recordTable, row));
    },
    async entries(caseId) {
      const rows = scope.rows(entryTable).where({ case_id: caseId });
      return (await rows.orderBy('at', 'desc')).map((row) => decode(entryTable, row));
    },
    ...writing(scope),
  };
}

type Writing = 'insert' | 'save' | 'moveCase' | 'record' | 'entry';

function writing(scope: Scope): Pick<FormsWriting['movings'], Writing> {
  return {
    insert(moving) {
      const now = scope.clock();
      return scope.insert<Moving>(movingTable, {
        ...moving,
        id: uuidv7(),
        status: 'open',
        author: scope.actor.user,
        moved: 0,
        left: 0,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      });
    },
    save({ id, revision: _, createdAt: __, author: ___, ...said }, expected) {
      const changes = { ...nothing, ...said, updatedAt: scope.clock() };
      return scope.compareAndSet(movingTable, id, expected, changes);
    },
    moveCase({ id, edition, position, facts, outcomes, stage }, expected) {
      const changes = { edition, position, facts, outcomes, stage, updatedAt: scope.clock() };
      return scope.compareAndSet(caseTable, id, expected, changes);
    },
    async record(moved) {
      await scope.insert<MovedRecord>(recordTable, { ...moved, at: scope.clock() });
    },
    async entry(moved) {
      await scope.insert<MovedEntry>(entryTable, { ...moved, at: scope.clock() });
    },
  };
}

/** What a moving may lose again. */
const nothing = {
  submittedBy: undefined,
  approvedBy: undefined,
  reason: undefined,
  comment: undefined,
  expected: undefined,
  after: undefined,
} as unknown as Partial<Moving>;
