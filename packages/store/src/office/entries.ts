import type { ActionEntry, DecisionEntry } from '../model.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { madeUnder, past, pastBounds, pastOf, pastTable } from './past.ts';
import { addToCase } from './search.ts';
import { visible } from './visible.ts';

export const actionTable = table<ActionEntry>('actions', {
  caseId: 'text',
  seq: 'integer',
  action: 'text',
  kind: 'text',
  actor: 'text',
  at: 'instant',
  stage: 'text',
  answers: 'json',
  form: 'text',
  edition: 'text',
  calendar: 'text',
  choice: 'json',
  note: 'text',
  actingFor: 'text',
});

export const decisionTable = table<DecisionEntry>('decisions', {
  caseId: 'text',
  seq: 'integer',
  decision: 'text',
  edition: 'text',
  proposed: 'json',
  chosen: 'json',
  deviates: 'flag',
  reason: 'text',
  decided: 'json',
});

/** What was done on a case. There is nothing here to change or delete an entry with. */
export function actions(scope: Scope): Transaction['actions'] {
  return {
    async list(caseId) {
      const rows = visible(scope, actionTable);
      return (await rows.where({ case_id: caseId }).orderBy('seq')).map((row) =>
        decode(actionTable, row),
      );
    },
    async withForm(form, limit) {
      const rows = visible(scope, actionTable).where({ form });
      const latest = rows.orderBy('at', 'desc').orderBy('case_id', 'desc').orderBy('seq', 'desc');
      return (await latest.limit(limit)).map((row) => decode(actionTable, row));
    },
    async firstOf(cases) {
      const rows = visible(scope, actionTable).where({ seq: 1 });
      return (await rows.whereIn('case_id', [...cases])).map((row) => decode(actionTable, row));
    },
    async underOther(calendar) {
      return (await scope.rows(actionTable).whereNot({ calendar }).first('seq')) !== undefined;
    },
    async append(entry, said = {}) {
      const last = await scope.rows(actionTable).where({ case_id: entry.caseId }).max('seq as seq');
      const seq = Number(last[0]?.seq ?? 0) + 1;
      const appended = await scope.insert(actionTable, {
        ...entry,
        seq,
        actor: scope.actor.user,
      });
      await addToCase(scope, entry.caseId, said);
      return appended;
    },
  };
}

/** What was decided with those actions; append-only like them. */
export function decisions(scope: Scope): Transaction['decisions'] {
  return {
    async list(caseId) {
      const rows = visible(scope, decisionTable);
      return (await rows.where({ case_id: caseId }).orderBy('seq').orderBy('decision')).map((row) =>
        decode(decisionTable, row),
      );
    },
    past: (filter) => past(scope, filter),
    pastBounds: (filter, size) => pastBounds(scope, filter, size),
    madeUnder: () => madeUnder(scope),
    async append(entry, madeOn) {
      await scope.insert(decisionTable, entry);
      await scope.insert(pastTable, ...pastOf(scope, entry, madeOn));
    },
  };
}
