import type { Draft, DraftComment, DraftStep } from '../model.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

const draftTable = table<Draft>('drafts', {
  id: 'text',
  title: 'text',
  status: 'text',
  layer: 'json',
  baseEdition: 'text',
  author: 'text',
  submittedBy: 'text',
  reason: 'text',
  effectiveFrom: 'instant',
  comment: 'text',
  acknowledged: 'json',
  revision: 'integer',
  createdAt: 'instant',
  updatedAt: 'instant',
});

const stepTable = table<DraftStep>('draft_steps', {
  draftId: 'text',
  revision: 'integer',
  madeBy: 'text',
  madeAt: 'instant',
  edits: 'json',
});

const commentTable = table<DraftComment>('draft_comments', {
  id: 'text',
  draftId: 'text',
  item: 'text',
  text: 'text',
  madeBy: 'text',
  madeAt: 'instant',
});

export function drafts(scope: Scope): Transaction['drafts'] {
  return {
    get: (id) => scope.get(draftTable, { id }),
    async list() {
      const rows = await scope.rows(draftTable).orderBy('updated_at', 'desc').orderBy('id', 'desc');
      return rows.map((row) => decode(draftTable, row));
    },
    insert(draft) {
      const now = scope.clock();
      return scope.insert<Draft>(draftTable, {
        ...draft,
        id: uuidv7(),
        status: 'open',
        author: scope.actor.user,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      });
    },
    save({ id, title, status, layer, baseEdition, ...said }, expected) {
      const { submittedBy, reason, effectiveFrom, comment, acknowledged } = said;
      const asked = {
        submittedBy,
        reason,
        effectiveFrom,
        comment,
        acknowledged,
      } as Partial<Draft>;
      const changes = { title, status, layer, baseEdition, ...asked, updatedAt: scope.clock() };
      return scope.compareAndSet(draftTable, id, expected, changes);
    },
    async steps(id, after = 0) {
      const rows = await scope
        .rows(stepTable)
        .where({ draft_id: id })
        .where('revision', '>', after)
        .orderBy('revision');
      return rows.map((row) => decode(stepTable, row));
    },
    async comments(id) {
      const rows = await scope.rows(commentTable).where({ draft_id: id }).orderBy('id');
      return rows.map((row) => decode(commentTable, row));
    },
    comment(comment) {
      const { user: madeBy } = scope.actor;
      const made = { ...comment, id: uuidv7(), madeBy, madeAt: scope.clock() };
      return scope.insert<DraftComment>(commentTable, made);
    },
    step(id, revision, edits) {
      const { user: madeBy } = scope.actor;
      const step = { draftId: id, revision, madeBy, madeAt: scope.clock(), edits };
      return scope.insert<DraftStep>(stepTable, step);
    },
  };
}
