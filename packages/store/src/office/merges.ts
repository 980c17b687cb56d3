import type { Merge, MergeWriting } from '../merges.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import { uuidv7 } from '../uuid.ts';
import { visible } from './visible.ts';

const mergeTable = table<Merge>('case_merges', {
  id: 'text',
  caseId: 'text',
  intoId: 'text',
  reason: 'text',
  before: 'json',
  mergedBy: 'text',
  mergedAt: 'instant',
  undoneBy: 'text',
  undoneAt: 'instant',
  undoneWhy: 'text',
});

/** Cases that are handled with others. Who is recused from one sees nothing of its merging. */
export function merges(scope: Scope): MergeWriting['merges'] {
  const lasting = () => visible(scope, mergeTable).whereNull('undone_at');
  return {
    async of(caseId) {
      const row = await lasting().where({ case_id: caseId }).first();
      return row && decode(mergeTable, row);
    },
    async into(caseId) {
      const rows = await lasting().where({ into_id: caseId }).orderBy('merged_at').orderBy('id');
      return rows.map((row) => decode(mergeTable, row));
    },
    insert(merge) {
      const made = { id: uuidv7(), mergedBy: scope.actor.user, mergedAt: scope.clock() };
      return scope.insert<Merge>(mergeTable, { ...merge, ...made });
    },
    async undo(id, undoneWhy) {
      const undone = { undoneBy: scope.actor.user, undoneAt: scope.clock(), undoneWhy };
      await scope.update(mergeTable, { id, undone_at: null }, undone);
    },
  };
}
