import { NotFound } from '../errors.ts';
import type { Case, Instant } from '../model.ts';
import { countOf, pageOf } from '../paging.ts';
import { decode, instant, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { wantedIn } from '../search/words.ts';
import type { CaseFilter, Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { forgetOf } from './answer-drafts.ts';
import { countFound, foundPage, putCase, type Sought } from './search.ts';
import { type Query, visible } from './visible.ts';

export const caseTable = table<Case>(
  'cases',
  {
    id: 'text',
    workflow: 'text',
    edition: 'text',
    number: 'text',
    stage: 'text',
    personId: 'text',
    unitId: 'text',
    handler: 'text',
    position: 'json',
    facts: 'json',
    outcomes: 'json',
    summary: 'json',
    pending: 'json',
    recused: 'json',
    revision: 'integer',
    startedAt: 'instant',
    updatedAt: 'instant',
    closedAt: 'instant',
  },
  ['due_at'],
);
export const readCase = (row: Row): Case => decode(caseTable, row);

export const mostSimilar = 20;
const recordColumns = ['id', 'workflow', 'stage', 'person_id', 'unit_id', 'closed_at'];
const orders = {
  updated: { by: ['updated_at', 'id'], direction: 'desc' },
  started: { by: ['started_at', 'id'], direction: 'desc' },
  due: { by: ['due_at', 'id'], direction: 'asc' },
} as const;
const recusals = table<{ user: string; caseId: string }>('case_recusals', {
  user: 'text',
  caseId: 'text',
});

export function cases(scope: Scope): Transaction['cases'] {
  const seen = () => visible(scope, caseTable, 'id');
  const get = async (id: string): Promise<Case> => {
    const row = await seen().where({ id }).first();
    if (!row) throw new NotFound(`cases/${id}`);
    return readCase(row);
  };

  return {
    get,
    async numbers(ids) {
      const rows = await seen()
        .whereIn('id', [...new Set(ids)])
        .select('id', 'number');
      return new Map(rows.map((row) => [String(row.id), String(row.number)]));
    },
    list: (filter = {}) => {
      const query = filtered(scope, seen(), filter);
      const sought = soughtIn(filter);
      if (sought) return foundPage(scope, 'case', sought, withDocs(query), filter, readCase);
      const { sort = 'updated' } = filter;
      if (sort === 'due') query.whereNotNull('due_at');
      return pageOf(query, orders[sort], filter, readCase);
    },
    count: (filter = {}) => {
      const query = filtered(scope, seen(), filter);
      const sought = soughtIn(filter);
      return sought ? countFound(scope, 'case', sought, withDocs(query)) : countOf(query);
    },

    async similar({ person, since, workflow }) {
      const about = seen().where({ person_id: person }).where('started_at', '>=', instant(since));
      if (workflow !== undefined) about.where({ workflow });
      return (
        await about.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(mostSimilar)
      ).map(readCase);
    },

    // Counted without regard to recusal: what a rule proposes does not depend on who asks.
    async forFacts({ whose, id }) {
      const found = await scope.rows(caseTable).where(`${whose}_id`, id).select(recordColumns);
      return found.map((row) => decode(caseTable, row));
    },

    async insert(given) {
      const one = newCase(given, scope.clock());
      const inserted = await scope.insert(caseTable, one);
      await putCase(scope, one);
      if (one.recused.length > 0) await recuse(scope, one.id, one.recused);
      return inserted;
    },

    async save(one, expected) {
      const before = await get(one.id);
      const changes = { ...absent, ...changeable(one), updatedAt: scope.clock() };
      const saved = await scope.compareAndSet(caseTable, one.id, expected, changes);
      if (isCalled(before) !== isCalled(saved)) await putCase(scope, saved);
      if (String(before.recused) !== String(one.recused)) await recuse(scope, one.id, one.recused);
      return saved;
    },
  };
}

type NewCase = Parameters<Transaction['cases']['insert']>[0];

/** A case as it begins. */
export const newCase = (given: NewCase, now: Instant): Case => ({
  id: uuidv7(),
  revision: 1,
  updatedAt: now,
  ...given,
});

/** What a case may lose: a property that is not there any more is deleted. */
const absent = {
  personId: undefined,
  unitId: undefined,
  handler: undefined,
  pending: undefined,
  closedAt: undefined,
} as unknown as Partial<Case>;

function changeable(one: Case): Partial<Case> {
  const { workflow, edition, number, startedAt, revision, id, ...rest } = one;
  return rest;
}

/** What a case is from its beginning to its end. */
export const unchanging = ({ id, workflow, edition, number, startedAt }: Case) => ({
  id,
  workflow,
  edition,
  number,
  startedAt,
});

/** By what a case is found, beside its answers. */
const isCalled = ({ summary, personId, unitId }: Case) =>
  JSON.stringify([summary, personId, unitId]);

async function recuse(scope: Scope, caseId: string, users: readonly string[]): Promise<void> {
  await scope.delete(recusals, { case_id: caseId });
  for (const user of new Set(users)) await scope.insert(recusals, { user, caseId });
  await forgetOf(scope, caseId, users);
}

function filtered(scope: Scope, query: Query, filter: CaseFilter): Query {
  const { workflow, stage, person, unit, handler, open, dueBefore, since, until } = filter;
  const { lasting, imported } = filter;
  const equal = { workflow, stage, person_id: person, unit_id: unit, handler };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query.where(`cases.${column}`, value);
  }
  if (open !== undefined) query[open ? 'whereNull' : 'whereNotNull']('closed_at');
  if (dueBefore !== undefined) {
    query.whereNull('closed_at').where('due_at', '<', instant(dueBefore));
  }
  if (since !== undefined) query.where('started_at', '>=', instant(since));
  if (until !== undefined) query.where('started_at', '<', instant(until));
  if (lasting !== undefined) query.whereIn('cases.id', lastingOn(scope, lasting));
  if (imported !== undefined) query.whereExists(importedWith(scope, imported));
  return query;
}

/** The cases on which something of a kind lasts: few of all, so that a list begins with them. */
const lastingOn = (scope: Scope, kind: string): Query =>
  scope.rows({ name: 'exceptions' }).where({ kind }).whereNull('ended_at').select('case_id');

/** The line of the import's table with which the case at hand was begun. */
const importedWith = (scope: Scope, id: string): Query =>
  scope
    .rows({ name: 'imported_rows' })
    .join('imports', (join) => {
      for (const key of ['org', 'file', 'workflow']) {
        join.on(`imports.${key}`, `imported_rows.${key}`);
      }
    })
    .where('imports.id', id)
    .whereRaw('?? = ??', ['imported_rows.case_id', 'cases.id'])
    .select('imported_rows.case_id');

/** What is looked for in the index, when there is anything. */
function soughtIn({ search = '', marks = [] }: CaseFilter): Sought | undefined {
  const words = wantedIn(search);
  return words.length === 0 && marks.length === 0 ? undefined : { words, marks };
}

const withDocs = (query: Query): Query =>
  query
    .join('search_docs', (join) =>
      join.on('search_docs.org', 'cases.org').on('search_docs.id', 'cases.id'),
    )
    .select('cases.*');
