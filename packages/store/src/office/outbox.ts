import { NotFound } from '../errors.ts';
import type { Delivery, Message } from '../model.ts';
import { countOf, pageOf } from '../paging.ts';
import { decode, type Row, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Outgoing } from '../supervise.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

const message = {
  id: 'text',
  kind: 'text',
  to: 'text',
  caseId: 'text',
  payload: 'json',
  createdAt: 'instant',
  deliveredAt: 'instant',
  answer: 'json',
} as const;

export const messageTable = table<Message>('outbox', message);

export const outgoingTable = table<Outgoing>('outbox', {
  ...message,
  attempts: 'integer',
  nextAt: 'instant',
  failedAt: 'instant',
  error: 'text',
});

const deliveryTable = table<Delivery>('deliveries', {
  id: 'text',
  from: 'text',
  kind: 'text',
  payload: 'json',
  arrivedAt: 'instant',
  receivedAt: 'instant',
  receivedBy: 'text',
  refusedWhy: 'text',
  draftId: 'text',
  caseId: 'text',
});

const latestFirst = { by: ['id'], direction: 'desc' } as const;

/** What leaves. A message exists only if the transaction that said it was kept. */
export function outbox(scope: Scope): Transaction['outbox'] {
  const read = (row: Row) => decode(messageTable, row);
  return {
    get: (id) => scope.get(messageTable, { id }),
    async list({ kind, caseId } = {}) {
      const filter = { ...(kind && { kind }), ...(caseId && { case_id: caseId }) };
      const rows = await scope.rows(messageTable).where(filter).orderBy('id', 'desc');
      return rows.map(read);
    },
    page: ({ kind, ...page }) =>
      pageOf(scope.rows(messageTable).where({ kind }), latestFirst, page, read),
    add: (message) =>
      scope.insert<Message>(messageTable, { ...message, id: uuidv7(), createdAt: scope.clock() }),
    async address(id, to) {
      const changed = await scope.update(messageTable, { id, to: '', delivered_at: null }, { to });
      if (changed === 0) throw new NotFound(`outbox/${id}`);
    },
    async markDelivered(id) {
      await scope.update(messageTable, { id, delivered_at: null }, { deliveredAt: scope.clock() });
    },
    async answer(id, answer) {
      const changed = await scope.update(messageTable, { id }, { answer });
      if (changed === 0) throw new NotFound(`outbox/${id}`);
    },
    async troubled() {
      const rows = await scope
        .rows(outgoingTable)
        .whereNull('delivered_at')
        .whereNotNull('error')
        .orderBy('id', 'desc')
        .limit(200);
      return rows.map((row) => decode(outgoingTable, row));
    },
    async markFailed(id, error, nextAt) {
      const then = nextAt === undefined ? { failedAt: scope.clock() } : { nextAt };
      await scope.update(outgoingTable, { id, delivered_at: null }, { error, ...then });
    },
    async again(id) {
      const where = { id, delivered_at: null };
      const changes = { attempts: 0, nextAt: scope.clock() };
      const changed = await scope.update(outgoingTable, where, changes, { failed_at: null });
      if (changed === 0) throw new NotFound(`outbox/${id}`);
    },
  };
}

/** What arrived. */
export function deliveries(scope: Scope): Transaction['deliveries'] {
  const get = (id: string) => scope.get(deliveryTable, { id });
  return {
    get,
    page({ kind, waiting, ...page }) {
      const query = scope.rows(deliveryTable).where({ kind });
      if (waiting) query.whereNull('received_at');
      return pageOf(query, latestFirst, page, (row) => decode(deliveryTable, row));
    },
    countWaiting: (kind) =>
      countOf(scope.rows(deliveryTable).where({ kind }).whereNull('received_at')),
    async arrive(from, { id, kind, payload }) {
      if (await scope.find(deliveryTable, { id })) return false;
      await scope.insert(deliveryTable, { id, from, kind, payload, arrivedAt: scope.clock() });
      return true;
    },
    async receive(id) {
      const received = { receivedAt: scope.clock(), receivedBy: scope.actor.user };
      await scope.update(deliveryTable, { id, received_at: null }, received);
      return get(id);
    },
    async refuse(id, refusedWhy) {
      const refused = { receivedAt: scope.clock(), receivedBy: scope.actor.user, refusedWhy };
      await scope.update(deliveryTable, { id, received_at: null }, refused);
      return get(id);
    },
    async begin(id, draftId) {
      await scope.update(deliveryTable, { id, case_id: null }, { draftId });
    },
    async begun(draftId, caseId) {
      await scope.update(deliveryTable, { draft_id: draftId, case_id: null }, { caseId });
    },
  };
}
