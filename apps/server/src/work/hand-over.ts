import type { Colleague, Handover } from '@bitan/api';
import { both, fieldTitle, sayAnswer } from '@bitan/definitions';
import type { Delivery, Message, Organisation, Transaction } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Neighbours } from '../runtime/tree.ts';
import type { Accepted } from './answers.ts';
import { namesIn } from './names-in.ts';
import { officeOf, type Standing } from './standing.ts';

/** What an office gets back when a matter that it sent was confirmed: of which message, when and by whom. */
interface Receipt {
  readonly of: string;
  readonly at: string;
  readonly by: Colleague;
}

/**
 * What travels with a matter: its number, and the answers that may be kept, as they read. The other
 * office has records and forms of its own, to which ids and codes of this one say nothing.
 */
interface Payload {
  readonly case: string;
  readonly number: string;
  readonly kept: Handover['kept'];
}

/**
 * Sends a matter to the office above, or to one below, through the outbox. Only answers that the
 * flow keeps travel; a matter whose content may not be stored here carries none.
 */
export async function handOver(
  tx: Transaction,
  { row }: Standing,
  { accepted, to }: { accepted: Accepted; to: 'superior' | 'subordinate' },
  neighbours: Neighbours,
): Promise<void> {
  const payload: Payload = { case: row.id, number: row.number, kept: await keptOf(tx, accepted) };
  await tx.outbox.add({
    kind: 'handover',
    to: receiver(accepted, to, neighbours)?.id ?? '',
    caseId: row.id,
    payload,
  });
}

/** A subordinate that an answer names, or the only one. */
function receiver(
  { all }: Accepted,
  to: 'superior' | 'subordinate',
  { superior, subordinates }: Neighbours,
): Organisation | undefined {
  if (to === 'superior') return superior;
  const answers = Object.values(all);
  return subordinates.find(({ id }) => answers.includes(id)) ?? subordinates[0];
}

async function keptOf(tx: Transaction, { form, open }: Accepted): Promise<Handover['kept']> {
  if (!form) return [];
  const names = await namesIn(tx, form, open);
  return Object.entries(open).flatMap(([field, value]) => {
    const widget = form.uiSchema?.[field]?.['ui:widget'];
    if (!isSaid(value) || widget === 'file' || widget === 'signature') return [];
    const said = names[String(value)];
    return [
      {
        title: both((language) => fieldTitle(form, field, language)),
        said: both((language) => said ?? sayAnswer(form, field, value, language)),
      },
    ];
  });
}

const isSaid = (value: unknown): boolean =>
  Array.isArray(value) ? value.every((one) => typeof one === 'string') : typeof value !== 'object';

/** Matters that came from or went to other offices, latest first. */
export const handovers: UseCase<'handovers'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const [sent, arrived, receipts] = await Promise.all([
    office.outbox.list({ kind: 'handover' }),
    office.deliveries.list({ kind: 'handover' }),
    office.deliveries.list({ kind: 'handover-receipt' }),
  ]);
  const confirmed = new Map(
    receipts.map(({ payload }) => [(payload as Receipt).of, payload as Receipt]),
  );
  const all = await Promise.all([
    ...sent.map((message) => outgoing(runtime, me, message, confirmed.get(message.id))),
    ...arrived.map((delivery) => incoming(runtime, me, delivery)),
  ]);
  return all.sort((a, b) => (a.at < b.at ? 1 : -1));
};

/** Confirms that a matter arrived, which the office that sent it is told; a second time changes nothing. */
export const receiveHandover: UseCase<'receiveHandover'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const nameOf = await colleaguesOf(office);
  await once(office, ask, async (tx) => {
    const before = await tx.deliveries.get(path.id);
    const delivery = await tx.deliveries.receive(path.id);
    const { receivedAt: at = runtime.clock(), receivedBy = me.user.id } = delivery;
    if (!before.receivedAt) {
      const payload: Receipt = { of: delivery.id, at, by: nameOf(receivedBy) };
      await tx.outbox.add({ kind: 'handover-receipt', to: delivery.from, payload });
    }
    tx.audit.add({ event: 'handover.received', subject: delivery.id });
    return delivery.id;
  });
  return incoming(runtime, me, await office.deliveries.get(path.id));
};

async function outgoing(
  runtime: Runtime,
  me: SignedIn,
  message: Message,
  receipt: Receipt | undefined,
): Promise<Handover> {
  const { number, kept } = message.payload as Payload;
  const to = message.to ? await runtime.store.system.organisations.get(message.to) : undefined;
  return {
    id: message.id,
    direction: 'out',
    from: me.office,
    ...(to && { to }),
    at: message.createdAt,
    number,
    kept,
    ...(receipt && { received: { at: receipt.at, by: receipt.by } }),
  };
}

async function incoming(runtime: Runtime, me: SignedIn, delivery: Delivery): Promise<Handover> {
  const { number, kept } = delivery.payload as Payload;
  const from = await runtime.store.system.organisations.get(delivery.from);
  const nameOf = await colleaguesOf(officeOf(runtime, me));
  const { receivedAt, receivedBy } = delivery;
  return {
    id: delivery.id,
    direction: 'in',
    from,
    to: me.office,
    at: delivery.arrivedAt,
    number,
    kept,
    ...(receivedAt && receivedBy && { received: { at: receivedAt, by: nameOf(receivedBy) } }),
  };
}
