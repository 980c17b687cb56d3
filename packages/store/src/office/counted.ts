import type { Counting } from '@bitan/definitions';
import { addMonths, civilDay } from '../civil.ts';
import { instant } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { ToCount } from '../tallies.ts';
import { type Period, stateOfDeadline } from './reports.ts';
import type { Query } from './visible.ts';

/** What a row says of something, as an expression of SQL that is never null, and which keys that means. */
export interface Said {
  readonly sql: string;
  readonly bindings?: readonly string[];
  /** Where it is not the key itself. */
  readonly keys?: (text: string) => readonly string[];
}

/** The rows of a counting, the case that each is of, and what they are told apart by. */
export interface Counted {
  readonly rows: Query;
  readonly caseId: string;
  /** Each row is a case, and no case has two. */
  readonly isCase?: true;
  readonly key: Said;
  readonly part?: Said;
}

/** That as knex takes a column. */
export const said = (scope: Scope, { sql, bindings = [] }: Said): string =>
  scope.expression(sql, bindings) as unknown as string;

/** What has to be alike for two countings to be of the same rows. */
export function sameRows({ counting, workflows, period, now }: ToCount): string {
  const { of, register, where, decision } = { register: '', where: [], decision: '', ...counting };
  return JSON.stringify([of, register, where, decision, workflows, period, now]);
}

export function countedBy(scope: Scope, what: ToCount): Counted {
  const { counting, period } = what;
  switch (counting.of) {
    case 'cases':
      return begun(scope, what, keyOfCase[counting.by]);
    case 'types':
      return begun(scope, what, { sql: 'cases.workflow' });
    case 'entries':
      return entries(scope, period, counting);
    case 'decisions':
      return decisions(scope, period, counting);
    case 'deadlines':
      return deadlines(scope, what, counting.by);
    case 'open':
      return open(scope, what, counting);
  }
}

function rowsIn(scope: Scope, name: string, at: string, { since, until }: Period): Query {
  return scope
    .rows({ name })
    .where(`${name}.${at}`, '>=', instant(since))
    .where(`${name}.${at}`, '<', instant(until));
}

const orEmpty = (sql: string) => `coalesce(${sql}, '')`;

/** By the hour, as far as a database needs to know: months are those of China. */
const month = (column: string): Said => ({
  sql: `substr(${column}, 1, 13)`,
  keys: (hour) => [civilDay(`${hour}:00:00.000Z`).slice(0, 7)],
});

const keyOfCase = {
  month: month('cases.started_at'),
  stage: { sql: 'cases.stage' },
  handler: { sql: orEmpty('cases.handler') },
  unit: { sql: orEmpty('cases.unit_id') },
};

const begun = (scope: Scope, { period, workflows }: ToCount, key: Said): Counted => ({
  rows: rowsIn(scope, 'cases', 'started_at', period).whereIn('cases.workflow', workflows),
  caseId: 'cases.id',
  isCase: true,
  key,
});

/** How many cases began in each month of a period, which is not empty. */
export function begunInMonths(scope: Scope, { period, workflows }: ToCount): Query {
  const spans = monthsIn(period).map(({ month, since, until }) => [month, since, until]);
  const cases = scope
    .rows({ name: 'cases' })
    .whereIn('cases.workflow', workflows)
    .whereRaw('cases.started_at >= spans.column2 and cases.started_at < spans.column3')
    .count('*');
  return scope.given(spans, 'spans').select({ month: 'spans.column1', cases });
}

/** The months in China that a period touches, as far as they are in it. */
function monthsIn(period: Period): ({ readonly month: string } & Period)[] {
  const [first, last] = [instant(period.since), instant(period.until)];
  const months = [];
  for (let since = first; since < last; ) {
    const month = civilDay(since).slice(0, 7);
    const next = instant(`${addMonths(`${month}-01`, 1)}T00:00:00+08:00`);
    months.push({ month, since, until: next < last ? next : last });
    since = next;
  }
  return months;
}

function entries(
  scope: Scope,
  period: Period,
  { register, where = [], by }: Extract<Counting, { of: 'entries' }>,
): Counted {
  const rows = rowsIn(scope, 'records', 'at', period).where('records.register', register);
  for (const { field, in: wanted } of where) {
    const values = wanted.map((value) => JSON.stringify(value));
    rows.whereIn(said(scope, { sql: scope.dialect.field('records.data', field) }), values);
  }
  const caseId = 'records.case_id';
  if (by === 'month') return { rows, caseId, key: month('records.at') };
  if (by === 'unit') return { rows, caseId, key: { sql: orEmpty('records.unit_id') } };
  const sql = orEmpty(scope.dialect.field('records.data', by));
  return { rows, caseId, key: { sql, keys: valuesIn } };
}

function decisions(
  scope: Scope,
  period: Period,
  { decision, by }: Extract<Counting, { of: 'decisions' }>,
): Counted {
  const name = 'past_decisions';
  const rows = rowsIn(scope, name, 'at', period).where(`${name}.decision`, decision);
  const caseId = `${name}.case_id`;
  if (by === 'month') return { rows, caseId, key: month(`${name}.at`) };
  return { rows, caseId, key: { sql: orEmpty(`${name}.chosen`), keys: outcomesIn } };
}

/** By the instant at which they end. */
function deadlines(
  scope: Scope,
  { workflows, period, now }: ToCount,
  by: 'kept' | 'action',
): Counted {
  const rows = rowsIn(scope, 'tasks', 'due_at', period)
    .whereIn('tasks.workflow', workflows)
    .where('tasks.kind', 'do');
  const of = { rows, caseId: 'tasks.case_id' };
  if (by === 'action') return { ...of, key: { sql: 'tasks.action' } };
  return { ...of, key: { sql: stateOfDeadline, bindings: [instant(now)] } };
}

/** The more urgent the later; a task without a grade is calm. */
const grades = ['calm', 'half', 'due', 'overdue', 'severe'];

/** Of a case, that of its most urgent task: found by an index that holds all of it. */
const alarm = (() => {
  const rank = grades.slice(1).map((grade, i) => `when '${grade}' then ${i + 1}`);
  const worst = `select max(case tasks.grade ${rank.join(' ')} else 0 end) from tasks
    where tasks.org = cases.org and tasks.case_id = cases.id and tasks.done_at is null`;
  const names = grades.map((grade, i) => `when ${i} then '${grade}'`);
  return { sql: `case coalesce((${worst}), 0) ${names.join(' ')} end` };
})();

/** With their alarms, told apart or not: what an overview shows of them it shows with these. */
function open(
  scope: Scope,
  { workflows }: ToCount,
  { by, split }: Extract<Counting, { of: 'open' }>,
): Counted {
  const rows = scope
    .rows({ name: 'cases' })
    .whereNull('cases.closed_at')
    .whereIn('cases.workflow', workflows);
  const of = { rows, caseId: 'cases.id', isCase: true } as const;
  if (by === 'alarm') return { ...of, key: alarm };
  return { ...of, key: keyOfCase[by], ...(split && { part: alarm }) };
}

/** The values that the JSON of a field stands for: itself, or each of a list; one that is empty for none. */
function valuesIn(json: string): string[] {
  const value: unknown = json === '' ? null : JSON.parse(json);
  const values = Array.isArray(value) ? value : [value];
  return values.length === 0 ? [''] : values.map((one) => (one === null ? '' : String(one)));
}

const outcomesIn = (json: string): string[] =>
  (json === '' ? [] : JSON.parse(json)).map((outcome: unknown) => JSON.stringify(outcome));
