import type { FactValue } from '@bitan/definitions';
import type { Instant } from '../model.ts';
import { instant, type Row } from '../schema/table.ts';
import type { Scope } from '../scope.ts';

/** From an instant on, and before another. */
export interface Period {
  readonly since: Instant;
  readonly until: Instant;
}

/** Something that is counted in reports, and the case behind it. */
interface Behind {
  readonly caseId?: string;
  readonly at: Instant;
}
export interface CountedCase extends Behind {
  readonly stage: string;
  readonly handler?: string;
  readonly unitId?: string;
}
export interface CountedEntry extends Behind {
  readonly unitId?: string;
  readonly data: Readonly<Record<string, FactValue>>;
}
export interface CountedDecision extends Behind {
  readonly chosen: readonly { readonly type: string }[];
}
export interface CountedDeadline extends Behind {
  readonly action: string;
  readonly doneAt?: Instant;
}

/**
 * What reports count. Without regard to recusal: a number does not depend on who asks. Which cases
 * stand behind it may be shown only through `cases.get`.
 */
export interface ReportReading {
  cases(workflow: string, period: Period): Promise<CountedCase[]>;
  entries(register: string, period: Period): Promise<CountedEntry[]>;
  decisions(decision: string, period: Period): Promise<CountedDecision[]>;
  /** By the instant at which they end. */
  deadlines(workflow: string, period: Period): Promise<CountedDeadline[]>;
}

export function reports(scope: Scope): ReportReading {
  const rowsOf = (name: string, at: string, { since, until }: Period) =>
    scope
      .rows({ name })
      .where(`${name}.${at}`, '>=', instant(since))
      .where(`${name}.${at}`, '<', instant(until));
  return {
    async cases(workflow, period) {
      const rows = await rowsOf('cases', 'started_at', period)
        .where({ workflow })
        .select('id', 'started_at', 'stage', 'handler', 'unit_id');
      return rows.map((row) => ({
        caseId: String(row.id),
        at: String(row.started_at),
        stage: String(row.stage),
        ...said('handler', row.handler),
        ...said('unitId', row.unit_id),
      }));
    },
    async entries(register, period) {
      const rows = await rowsOf('records', 'at', period)
        .where({ register })
        .select('case_id', 'at', 'unit_id', 'data');
      return rows.map((row) => ({
        ...behind(row),
        ...said('unitId', row.unit_id),
        data: JSON.parse(String(row.data)),
      }));
    },
    async decisions(decision, period) {
      const name = 'past_decisions';
      const rows = await rowsOf(name, 'at', period)
        .where(`${name}.decision`, decision)
        .join('decisions', (join) => {
          for (const key of ['org', 'case_id', 'seq', 'decision']) {
            join.on(`decisions.${key}`, `${name}.${key}`);
          }
        })
        .select(`${name}.case_id`, `${name}.at`, 'decisions.chosen');
      return rows.map((row) => ({ ...behind(row), chosen: JSON.parse(String(row.chosen)) }));
    },
    async deadlines(workflow, period) {
      const rows = await rowsOf('tasks', 'due_at', period)
        .join('cases', (join) => join.on('cases.org', 'tasks.org').on('cases.id', 'tasks.case_id'))
        .where('cases.workflow', workflow)
        .where('tasks.kind', 'do')
        .select('tasks.case_id', 'tasks.due_at as at', 'tasks.action', 'tasks.done_at');
      return rows.map((row) => ({
        ...behind(row),
        action: String(row.action),
        ...said('doneAt', row.done_at),
      }));
    },
  };
}

const behind = (row: Row): Behind => ({ at: String(row.at), ...said('caseId', row.case_id) });

const said = <K extends string>(key: K, value: unknown) =>
  (value === null || value === undefined ? {} : { [key]: String(value) }) as { [P in K]?: string };
