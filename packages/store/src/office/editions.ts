import { Conflict, NotFound } from '../errors.ts';
import type { Published } from '../model.ts';
import { decode, instant, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Transaction } from '../types.ts';

const editionTable = table<Published>('editions', {
  number: 'integer',
  id: 'text',
  effectiveFrom: 'instant',
  layer: 'json',
  submittedBy: 'text',
  approvedBy: 'text',
  reason: 'text',
  publishedAt: 'instant',
  withdrawnAt: 'instant',
  withdrawnBy: 'text',
  withdrawnWhy: 'text',
});
const contentTable = table<{ id: string; content: unknown }>('edition_contents', {
  id: 'text',
  content: 'json',
});

/**
 * Editions are in force one after the other: each from its instant until that of the next; of two
 * with the same instant the one published later. What was withdrawn before its instant never is.
 */
export function editions(scope: Scope): Transaction['editions'] {
  const latestFirst = () => scope.rows(editionTable).orderBy('number', 'desc');

  return {
    async list() {
      return (await latestFirst()).map((row) => decode(editionTable, row));
    },
    async current(at) {
      const row = await scope
        .rows(editionTable)
        .where('effective_from', '<=', instant(at))
        .whereNull('withdrawn_at')
        .orderBy('effective_from', 'desc')
        .orderBy('number', 'desc')
        .first();
      return row && decode(editionTable, row);
    },
    async get(id) {
      const row = await latestFirst().where({ id }).first();
      if (!row) throw new NotFound(`editions/${id}`);
      return decode(editionTable, row);
    },
    async content(id) {
      return (await scope.get(contentTable, { id })).content;
    },
    async publish({ content, ...edition }) {
      const { id } = edition;
      if (!(await scope.find(contentTable, { id }))) {
        await scope.insert(contentTable, { id, content });
      }
      const number = Number((await latestFirst().first())?.number ?? 0) + 1;
      return scope.insert(editionTable, { ...edition, number, publishedAt: scope.clock() });
    },
    async withdraw(number, why) {
      const now = scope.clock();
      const found = await scope.get(editionTable, { number });
      if (found.withdrawnAt !== undefined || found.effectiveFrom <= now)
        throw new Conflict(`editions/${number}`, undefined);
      const withdrawn = { withdrawnAt: now, withdrawnBy: scope.actor.user, withdrawnWhy: why };
      await scope.update(editionTable, { number }, withdrawn);
      return { ...found, ...withdrawn };
    },
  };
}
