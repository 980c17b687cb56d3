import type { Counting } from '@bitan/definitions';
import { pageOf } from '../paging.ts';
import { instant, type Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Meant, Tallied, TallyReading, ToCount } from '../tallies.ts';
import { caseTable, readCase } from './cases.ts';
import { type Period, stateOfDeadline } from './reports.ts';
import { type Query, visible } from './visible.ts';

export function tallies(scope: Scope): TallyReading {
  return {
    async of(what) {
      const { rows, caseId, key, part } = countedBy(scope, what);
      rows.select(scope.expression(`${key.sql} as key`, key.bindings ?? [])).groupByRaw('1');
      if (part) rows.select(one(scope, `${part} as part`)).groupByRaw('2');
      // A case begins once; of other things a case can have several.
      const cases = isCase(what.counting) ? 'count(*)' : `count(distinct ${caseId})`;
      const found: Row[] = await rows.select(
        one(scope, 'count(*) as count'),
        one(scope, `${cases} as cases`),
      );
      return found.map(talliedIn);
    },
    async cases(what, meant) {
      const { rows, caseId } = among(scope, what, meant);
      if (isCase(what.counting)) return numberIn(await rows.count('* as n'));
      return numberIn(await rows.countDistinct(`${caseId} as n`));
    },
    async behind(what, { keys, part, ...page }) {
      const meant = { ...(keys && { keys }), part };
      const of = () => among(scope, what, meant);
      const { rows, caseId } = of();
      const seen = visible(scope, caseTable, 'id').whereIn('cases.id', rows.select(caseId));
      const by = ['started_at', 'id'] as const;
      const [found, cases, hidden] = await Promise.all([
        pageOf(seen, { by, direction: 'desc' }, page, readCase),
        this.cases(what, meant),
        hiddenAmong(scope, of()),
      ]);
      return { ...found, cases, hidden };
    },
  };
}

/** Rows of which each is counted once under its key, and the column with the case it is of. */
interface Counted {
  readonly rows: Query;
  readonly caseId: string;
  readonly key: { readonly sql: string; readonly bindings?: readonly string[] };
  readonly part?: string;
}

function countedBy(scope: Scope, what: ToCount): Counted {
  const { counting, workflows, period } = what;
  switch (counting.of) {
    case 'cases':
      return begun(scope, what, caseKey(scope, counting.by));
    case 'types':
      return begun(scope, what, 'cases.workflow');
    case 'entries':
      return entries(scope, period, counting);
    case 'decisions':
      return decisions(scope, period, counting);
    case 'deadlines':
      return deadlines(scope, what, counting.by);
    case 'open':
      return open(scope, workflows, counting);
  }
}

const isCase = ({ of }: Counting) => of === 'cases' || of === 'types' || of === 'open';

function rowsIn(scope: Scope, name: string, at: string, { since, until }: Period): Query {
  return scope
    .rows({ name })
    .where(`${name}.${at}`, '>=', instant(since))
    .where(`${name}.${at}`, '<', instant(until));
}

const said = (column: string) => `coalesce(${column}, '')`;

function caseKey(scope: Scope, by: 'month' | 'stage' | 'handler' | 'unit'): string {
  if (by === 'month') return scope.json.month('cases.started_at');
  return by === 'stage' ? 'cases.stage' : said(by === 'unit' ? 'cases.unit_id' : 'cases.handler');
}

const begun = (scope: Scope, { period, workflows }: ToCount, sql: string): Counted => ({
  rows: rowsIn(scope, 'cases', 'started_at', period).whereIn('cases.workflow', workflows),
  caseId: 'cases.id',
  key: { sql },
});

function entries(
  scope: Scope,
  period: Period,
  { register, where = [], by }: Extract<Counting, { of: 'entries' }>,
): Counted {
  const rows = rowsIn(scope, 'records', 'at', period).where({ register });
  for (const { field, in: wanted } of where) {
    const values = wanted.map((value) => JSON.stringify(value));
    const said = scope.inJson('records.data', field);
    rows.whereRaw(`? in (${marks(values)})`, [said, ...values]);
  }
  const caseId = 'records.case_id';
  if (by === 'month') return { rows, caseId, key: { sql: scope.json.month('records.at') } };
  if (by === 'unit') return { rows, caseId, key: { sql: said('records.unit_id') } };
  rows.joinRaw(scope.json.each('records.data', by));
  return { rows, caseId, key: { sql: said(scope.json.value) } };
}

function decisions(
  scope: Scope,
  period: Period,
  { decision, by }: Extract<Counting, { of: 'decisions' }>,
): Counted {
  const name = 'past_decisions';
  const caseId = `${name}.case_id`;
  const rows = rowsIn(scope, name, 'at', period).where(`${name}.decision`, decision);
  if (by === 'month') return { rows, caseId, key: { sql: scope.json.month(`${name}.at`) } };
  rows.joinRaw(scope.json.items(`${name}.chosen`));
  return { rows, caseId, key: { sql: scope.json.value } };
}

/** By the instant at which they end. */
function deadlines(
  scope: Scope,
  { workflows, period, now }: ToCount,
  by: 'kept' | 'action',
): Counted {
  const rows = rowsIn(scope, 'tasks', 'due_at', period)
    .join('cases', (join) => join.on('cases.org', 'tasks.org').on('cases.id', 'tasks.case_id'))
    .whereIn('cases.workflow', workflows)
    .where('tasks.kind', 'do');
  const caseId = 'tasks.case_id';
  if (by === 'action') return { rows, caseId, key: { sql: 'tasks.action' } };
  return { rows, caseId, key: { sql: stateOfDeadline, bindings: [instant(now)] } };
}

/** From the least urgent on; a task without a grade is calm. */
const grades = ['calm', 'half', 'due', 'overdue', 'severe'];

function open(
  scope: Scope,
  workflows: readonly string[],
  { by, split }: Extract<Counting, { of: 'open' }>,
): Counted {
  const rows = scope
    .rows(caseTable)
    .whereNull('cases.closed_at')
    .whereIn('cases.workflow', workflows);
  const caseId = 'cases.id';
  const alarm = `case ${grades.map((grade, i) => `when coalesce(alarms.worst, 0) = ${i} then '${grade}'`).join(' ')} end`;
  if (by === 'alarm' || split) {
    const graded = grades.slice(1).map((grade, i) => `when '${grade}' then ${i + 1}`);
    const worst = scope
      .rows({ name: 'tasks' })
      .whereNull('tasks.done_at')
      .groupBy('tasks.case_id')
      .select(
        'tasks.case_id',
        one(scope, `max(case tasks.grade ${graded.join(' ')} else 0 end) as worst`),
      );
    // Worked out once: SQLite would do so anew for each case that it is asked about.
    rows.withMaterialized('alarms', worst).leftJoin('alarms', 'alarms.case_id', 'cases.id');
  }
  const part = split && by !== 'alarm' ? { part: alarm } : {};
  return { rows, caseId, key: { sql: by === 'alarm' ? alarm : caseKey(scope, by) }, ...part };
}

/** The rows that are meant, of cases. */
function among(scope: Scope, what: ToCount, { keys, part: wanted }: Meant): Counted {
  const counted = countedBy(scope, what);
  const { rows, caseId, key, part } = counted;
  rows.whereNotNull(caseId);
  if (keys) rows.whereRaw(`${key.sql} in (${marks(keys)})`, [...(key.bindings ?? []), ...keys]);
  if (part && wanted !== undefined) rows.whereRaw(`${part} = ?`, [wanted]);
  return counted;
}

async function hiddenAmong(scope: Scope, { rows, caseId }: Counted): Promise<number> {
  const recusal = scope
    .rows({ name: 'case_recusals' })
    .where({ user: scope.actor.user })
    .whereRaw('?? = ??', ['case_recusals.case_id', caseId]);
  const hidden = rows.whereExists(recusal.select('case_recusals.case_id'));
  return numberIn(await hidden.countDistinct(`${caseId} as n`));
}

const talliedIn = ({ key, part, count, cases }: Row): Tallied => ({
  key: String(key),
  ...(part !== undefined && { part: String(part) }),
  count: Number(count),
  cases: Number(cases),
});
const numberIn = ([row]: Row[]) => Number(row?.n ?? 0);
/** No mark stands for what nothing equals. */
const marks = (values: readonly string[]) => values.map(() => '?').join(', ') || 'null';

const one = (scope: Scope, sql: string) => scope.expression(sql, []);
