import type { Handover } from '@bitan/api';
import type { Delivery, Message, Organisation, Transaction } from '@bitan/store';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Neighbours } from '../runtime/tree.ts';
import type { Accepted } from './answers.ts';
import { officeOf, type Standing } from './standing.ts';

/** What travels with a matter: its number, and the answers that may be kept. */
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
  const payload: Payload = { case: row.id, number: row.number, kept: keptOf(accepted) };
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

function keptOf({ form, open }: Accepted): Handover['kept'] {
  return Object.entries(open).flatMap(([field, value]) => {
    const title = form?.schema.properties[field]?.title ?? field;
    const en = form?.texts?.en[field]?.title ?? title;
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    return [{ title: { 'zh-CN': title, en }, said: { 'zh-CN': String(value), en: String(value) } }];
  });
}

/** Matters that came from or went to other offices, latest first. */
export const handovers: UseCase<'handovers'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const [sent, arrived] = await Promise.all([
    office.outbox.list({ kind: 'handover' }),
    office.deliveries.list({ kind: 'handover' }),
  ]);
  const all = await Promise.all([
    ...sent.map((message) => outgoing(runtime, me, message)),
    ...arrived.map((delivery) => incoming(runtime, me, delivery)),
  ]);
  return all.sort((a, b) => (a.at < b.at ? 1 : -1));
};

/** Confirms that a matter arrived; a second time changes nothing. */
export const receiveHandover: UseCase<'receiveHandover'> = async (ask) => {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  await once(office, ask, async (tx) => {
    const delivery = await tx.deliveries.receive(path.id);
    tx.audit.add({ event: 'handover.received', subject: delivery.id });
    return delivery.id;
  });
  return incoming(runtime, me, await office.deliveries.get(path.id));
};

async function outgoing(runtime: Runtime, me: SignedIn, message: Message): Promise<Handover> {
  const { number, kept } = message.payload as Payload;
  const to = message.to ? await runtime.store.system.organisations.get(message.to) : me.office;
  return {
    id: message.id,
    direction: 'out',
    from: me.office,
    to,
    at: message.createdAt,
    number,
    kept,
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
