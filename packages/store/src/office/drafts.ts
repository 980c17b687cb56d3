import { uuidv7 } from 'uuidv7';
import type { Draft } from '../model.ts';
import { decode, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';

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
  };
}
