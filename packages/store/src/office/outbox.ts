import { NotFound } from '../errors.ts';
import type { Delivery, Message } from '../model.ts';
import { decode, type Row, type Table, table } from '../schema/table.ts';
import type { Scope } from '../scope.ts';
import type { Outgoing } from '../supervise.ts';
import type { Transaction } from '../types.ts';
import { uuidv7 } from '../uuid.ts';

export const messageTable = table<Message>('outbox', {
  id: 'text',
  kind: 'text',
  to: 'text',
  caseId: 'text',
  payload: 'json',
  createdAt: 'instant',
  deliveredAt: 'instant',
});

export const outgoingTable = table<Outgoing>('outbox', {
  id: 'text',
  kind: 'text',
  to: 'text',
  caseId: 'text',
  payload: 'json',
  createdAt: 'instant',
  deliveredAt: 'instant',
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

/** What leaves. A message exists only if the transaction that said it was kept. */
export function outbox(scope: Scope): Transaction['outbox'] {
  return {
    list: ({ kind, caseId } = {}) =>
      latestFirst(scope, messageTable, {
        ...(kind && { kind }),
        ...(caseId && { case_id: caseId }),
      }),
    add: (message) =>
      scope.insert<Message>(messageTable, { ...message, id: uuidv7(), createdAt: scope.clock() }),
    async address(id, to) {
      const changed = await scope.update(messageTable, { id, to: '', delivered_at: null }, { to });
      if (changed === 0) throw new NotFound(`outbox/${id}`);
    },
    async markDelivered(id) {
      await scope.update(messageTable, { id, delivered_at: null }, { deliveredAt: scope.clock() });
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
    list: (filter = {}) => latestFirst(scope, deliveryTable, { ...filter }),
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

async function latestFirst<T>(scope: Scope, of: Table<T>, filter: Row) {
  const rows = await scope.rows(of).where(filter).orderBy('id', 'desc');
  return rows.map((row) => decode(of, row));
}
