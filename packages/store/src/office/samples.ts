import { NotFound } from '../errors.ts';
import type { Draw, Drawn, SuggestedCase, Suggestion } from '../planned.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';
import { visible } from './visible.ts';

const drawTable = table<Draw>('draws', {
  id: 'text',
  sample: 'text',
  period: 'text',
  seed: 'text',
  rate: 'text',
  population: 'integer',
  populationHash: 'text',
  drawnAt: 'instant',
});
const drawnTable = table<Drawn>('drawn', {
  drawId: 'text',
  recordId: 'text',
  caseId: 'text',
  answers: 'json',
  checkedBy: 'text',
  checkedAt: 'instant',
});
const suggestionTable = table<Suggestion>('suggestions', {
  id: 'text',
  pattern: 'text',
  groupKey: 'text',
  group: 'json',
  count: 'integer',
  cases: 'json',
  state: 'text',
  offer: 'text',
  note: 'text',
  decidedBy: 'text',
  decidedAt: 'instant',
  seenAt: 'instant',
});
const suggestedCaseTable = table<SuggestedCase>('suggested_cases', {
  draftId: 'text',
  suggestionId: 'text',
  caseId: 'text',
});

/** What was drawn to be looked at again. Who is recused from a case does not see it drawn. */
export function draws(scope: Scope): Transaction['draws'] {
  return {
    async list() {
      const rows = await scope.rows(drawTable).orderBy('id', 'desc').limit(50);
      return rows.map((row) => decode(drawTable, row));
    },
    async items(drawId) {
      const rows = await visible(scope, drawnTable).where({ draw_id: drawId }).orderBy('record_id');
      return rows.map((row) => decode(drawnTable, row));
    },
    async insert(draw, items) {
      const made = { ...draw, id: uuidv7(), drawnAt: scope.clock() };
      await scope.insert<Draw>(drawTable, made);
      for (const item of items) {
        await scope.insert<Drawn>(drawnTable, { ...item, drawId: made.id });
      }
      return made;
    },
    async check(drawId, recordId, answers) {
      const where = { draw_id: drawId, record_id: recordId, checked_at: null };
      const checked = { checkedBy: scope.actor.user, checkedAt: scope.clock() };
      const changed = await scope.update(drawnTable, where, {
        ...(answers && { answers }),
        ...checked,
      });
      if (changed === 0) throw new NotFound(`drawn/${drawId}/${recordId}`);
    },
  };
}

/** What repeats, and what was decided about it. */
export function suggestions(scope: Scope): Transaction['suggestions'] {
  const get = (id: string) => scope.get(suggestionTable, { id });
  return {
    get,
    async begunFrom(id) {
      const rows = await visible(scope, suggestedCaseTable)
        .where({ suggestion_id: id })
        .orderBy('draft_id');
      return rows.map((row) => decode(suggestedCaseTable, row));
    },
    async casesOf(pattern) {
      const suggested = scope.rows(suggestionTable).where({ pattern }).select('id');
      const rows = await scope
        .rows(suggestedCaseTable)
        .whereIn('suggestion_id', suggested)
        .whereNotNull('case_id');
      return new Set(rows.map((row) => String(row.case_id)));
    },
    async of(caseId) {
      const [row] = await visible(scope, suggestedCaseTable).where({ case_id: caseId }).limit(1);
      return row && get(decode(suggestedCaseTable, row).suggestionId);
    },
    async list() {
      const rows = await scope
        .rows(suggestionTable)
        .orderBy('state', 'desc')
        .orderBy('seen_at', 'desc')
        .limit(200);
      return rows.map((row) => decode(suggestionTable, row));
    },
    async see(seen) {
      const { pattern, groupKey, count } = seen;
      const known = await scope.find(suggestionTable, { pattern, group_key: groupKey });
      const seenAt = scope.clock();
      if (!known) {
        const made = { ...seen, id: uuidv7(), state: 'open' as const, seenAt };
        await scope.insert<Suggestion>(suggestionTable, made);
        return 'new';
      }
      const again = known.state !== 'open' && count > known.count;
      if (known.state !== 'open' && !again) return 'known';
      const cleared = again
        ? { offer: null, note: null, decided_by: null, decided_at: null, state: 'open' }
        : {};
      await scope.update(suggestionTable, { id: known.id }, { ...seen, seenAt }, cleared);
      return again ? 'new' : 'known';
    },
    async decide(id, decision) {
      const by = { decidedBy: scope.actor.user, decidedAt: scope.clock() };
      const where = { id, state: 'open' };
      const changed = await scope.update(suggestionTable, where, { ...decision, ...by });
      if (changed === 0) throw new NotFound(`suggestions/${id}`);
      return get(id);
    },
    async begin(id, draftId) {
      await scope.insert<SuggestedCase>(suggestedCaseTable, { draftId, suggestionId: id });
    },
    async begun(draftId, caseId) {
      await scope.update(suggestedCaseTable, { draft_id: draftId, case_id: null }, { caseId });
    },
  };
}
