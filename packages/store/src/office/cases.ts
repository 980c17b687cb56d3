import { uuidv7 } from 'uuidv7';
import { NotFound } from '../errors.ts';
import { gramsOf, patternsOf, textsIn } from '../grams.ts';
import type { Case } from '../model.ts';
import { countOf, pageOf } from '../paging.ts';
import { decode, instant, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { CaseFilter, Transaction } from '../types.ts';
import { forgetOf } from './answer-drafts.ts';
import { type Query, visible } from './visible.ts';

export const caseTable = table<Case>('cases', {
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
});
export const readCase = (row: Row): Case => decode(caseTable, row);

const recordColumns = ['id', 'workflow', 'stage', 'person_id', 'unit_id', 'closed_at'];
const latestFirst = { by: ['updated_at', 'id'], direction: 'desc' } as const;
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
    list: (filter = {}) => pageOf(filtered(scope, seen(), filter), latestFirst, filter, readCase),
    count: (filter = {}) => countOf(filtered(scope, seen(), filter)),

    async similar({ person, since, workflow }) {
      const about = seen().where({ person_id: person }).where('started_at', '>=', instant(since));
      if (workflow !== undefined) about.where({ workflow });
      return (await about.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(20)).map(
        readCase,
      );
    },

    // Counted without regard to recusal: what a rule proposes does not depend on who asks.
    async forFacts({ person, unit }) {
      const about = Object.entries({ person_id: person, unit_id: unit }).filter(([, id]) => id);
      const [first, ...others] = about.map(([column, id]) =>
        scope
          .rows(caseTable)
          .where(column, id as string)
          .select(recordColumns),
      );
      if (!first) return [];
      const found = await first.union(others);
      return found.map((row) => decode(caseTable, row));
    },

    async insert({ id = uuidv7(), ...rest }) {
      const one = { ...rest, id, revision: 1, updatedAt: scope.clock() };
      const inserted = await scope.insert(caseTable, one, { grams: gramsOfCase(one) });
      if (one.recused.length > 0) await recuse(scope, id, one.recused);
      return inserted;
    },

    async save(one, expected) {
      const before = await get(one.id);
      const changes = { ...absent, ...changeable(one), updatedAt: scope.clock() };
      const grams = gramsOfCase({ number: before.number, summary: one.summary });
      const saved = await scope.compareAndSet(caseTable, one.id, expected, changes, { grams });
      if (String(before.recused) !== String(one.recused)) await recuse(scope, one.id, one.recused);
      return saved;
    },
  };
}

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

const gramsOfCase = ({ number, summary }: Pick<Case, 'number' | 'summary'>) =>
  gramsOf([number, ...textsIn(summary)]);

async function recuse(scope: Scope, caseId: string, users: readonly string[]): Promise<void> {
  await scope.delete(recusals, { case_id: caseId });
  for (const user of new Set(users)) await scope.insert(recusals, { user, caseId });
  await forgetOf(scope, caseId, users);
}

function filtered(scope: Scope, query: Query, filter: CaseFilter): Query {
  const { workflow, stage, person, unit, open, search = '' } = filter;
  const equal = { workflow, stage, person_id: person, unit_id: unit };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query.where(`cases.${column}`, value);
  }
  if (open !== undefined) query[open ? 'whereNull' : 'whereNotNull']('closed_at');
  for (const pattern of patternsOf(search)) {
    query.where((q) =>
      q
        .where('grams', 'like', pattern)
        .orWhereIn('person_id', named(scope, 'people', pattern))
        .orWhereIn('unit_id', named(scope, 'units', pattern)),
    );
  }
  return query;
}

const named = (scope: Scope, name: string, pattern: string) =>
  scope.rows({ name }).where('grams', 'like', pattern).select('id');
