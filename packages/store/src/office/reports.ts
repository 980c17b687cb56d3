import type { FactValue } from '@bitan/definitions';
import type { Knex } from 'knex';
import type { Instant } from '../model.ts';
import { instant, type Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Query } from './visible.ts';

/** From an instant on, and before another. */
export interface Period {
  readonly since: Instant;
  readonly until: Instant;
}

/** Things that are alike in all that was asked for, counted together. */
interface Alike {
  readonly count: number;
  /** The hour in which they were. */
  readonly at?: Instant;
  /** The one case behind them. */
  readonly caseId?: string;
}
type Any = keyof Omit<Alike, 'count'>;
export interface CountedCases extends Alike {
  readonly stage?: string;
  readonly handler?: string;
  readonly unitId?: string;
}
export interface CountedEntries extends Alike {
  readonly unitId?: string;
  readonly data: Readonly<Record<string, FactValue>>;
}
export interface CountedDecisions extends Alike {
  readonly chosen: readonly { readonly type: string }[];
}
export interface CountedDeadlines extends Alike {
  readonly action?: string;
  /** Whether it was met; of what is still to be done, whether it is late. */
  readonly state?: 'kept' | 'late' | 'running' | 'overdue';
}

/**
 * What reports count, by what they tell apart; each comes in the order of `at` where that is told
 * apart. Without regard to recusal: a number does not depend on who asks. Which cases stand behind it
 * may be shown only through `cases.get`.
 */
export interface ReportReading {
  cases(
    workflow: string,
    period: Period,
    by: readonly (Any | 'stage' | 'handler' | 'unitId')[],
  ): Promise<CountedCases[]>;
  /** @param fields of their data, told apart too */
  entries(
    register: string,
    period: Period,
    by: readonly (Any | 'unitId')[],
    fields: readonly string[],
  ): Promise<CountedEntries[]>;
  decisions(
    decision: string,
    period: Period,
    by: readonly (Any | 'chosen')[],
  ): Promise<CountedDecisions[]>;
  /** By the instant at which they end. @param now by which they are late */
  deadlines(
    workflow: string,
    period: Period,
    by: readonly (Any | 'action' | 'state')[],
    now: Instant,
  ): Promise<CountedDeadlines[]>;
}

export function reports(scope: Scope): ReportReading {
  const within = (name: string, at: string, { since, until }: Period) =>
    scope
      .rows({ name })
      .where(`${name}.${at}`, '>=', instant(since))
      .where(`${name}.${at}`, '<', instant(until));
  const hourOf = (column: string) =>
    scope.expression("substr(??, 1, 13) || ':00:00.000Z'", [column]);

  return {
    async cases(workflow, period, by) {
      const columns = {
        at: hourOf('started_at'),
        caseId: 'id',
        stage: 'stage',
        handler: 'handler',
        unitId: 'unit_id',
      };
      const cases = within('cases', 'started_at', period).where({ workflow });
      return (await alike(scope, cases, by, columns)).map(said<CountedCases>);
    },
    async entries(register, period, by, fields) {
      const columns: Columns = { at: hourOf('at'), caseId: 'case_id', unitId: 'unit_id' };
      const names = fields.map((field, i) => {
        columns[`field${i}`] = scope.expression(scope.dialect.field('data', field));
        return `field${i}`;
      });
      const entries = within('records', 'at', period).where({ register });
      return (await alike(scope, entries, [...by, ...names], columns)).map((row) => {
        const data: Record<string, FactValue> = {};
        for (const [i, field] of fields.entries()) {
          const value = row[`field${i}`];
          if (typeof value === 'string') data[field] = JSON.parse(value);
          delete row[`field${i}`];
        }
        return { ...said<Alike>(row), data };
      });
    },
    async decisions(decision, period, by) {
      const columns = { at: hourOf('at'), caseId: 'case_id', chosen: 'chosen' };
      const decisions = within('past_decisions', 'at', period).where({ decision });
      return (await alike(scope, decisions, by, columns)).map(({ chosen, ...row }) => ({
        ...said<Alike>(row),
        chosen: JSON.parse(String(chosen ?? '[]')),
      }));
    },
    async deadlines(workflow, period, by, now) {
      const columns = {
        at: hourOf('tasks.due_at'),
        caseId: 'tasks.case_id',
        action: 'tasks.action',
        state: scope.expression(stateOfDeadline, [instant(now)]),
      };
      const deadlines = within('tasks', 'due_at', period)
        .where('tasks.workflow', workflow)
        .where('tasks.kind', 'do');
      return (await alike(scope, deadlines, by, columns)).map(said<CountedDeadlines>);
    },
  };
}

/** How a deadline ended, or how it stands at an instant. */
export const stateOfDeadline = `case when tasks.done_at <= tasks.due_at then 'kept'
  when tasks.done_at is not null then 'late'
  when tasks.due_at >= ? then 'running' else 'overdue' end`;

type Columns = Record<string, string | Knex.Raw>;

/** How many rows have the same in these columns. */
async function alike(
  scope: Scope,
  query: Query,
  by: readonly string[],
  columns: Columns,
): Promise<Row[]> {
  for (const name of by) query.select({ [name]: columns[name] } as Record<string, string>);
  if (by.length > 0) query.groupByRaw(by.map((_, i) => i + 1).join(', '));
  if (by.includes('at')) query.orderBy('at');
  return scope.aside(query.count({ count: '*' }));
}

/** What a row says; what it leaves empty is not there. */
const said = <T extends Alike>(row: Row): T =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      value === null ? [] : [[key, key === 'count' ? Number(value) : String(value)]],
    ),
  ) as unknown as T;
