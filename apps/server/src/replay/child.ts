import type { Facts } from '@bitan/definitions';
import { generated, Replayer } from '@bitan/rules';
import { openPast, type PastReading } from '@bitan/store';
import { answering } from '../workers/answering.ts';
import type { Begin, Delivery, Order, Part } from './jobs.ts';

let begun: { order: Begin; reading: PastReading; replayer: Replayer } | undefined;

answering(async (order: Order): Promise<Delivery> => {
  if (order.kind === 'part') return { kind: 'done', tally: await replay(order.part) };
  const { org: office, from, to, at, meanings } = order;
  const replayer = new Replayer({ from, to, at, office, meanings, compile: generated });
  begun = { order, reading: await openPast(order.connection), replayer };
  return { kind: 'ready' };
});

async function replay(part: Part) {
  if (!begun) throw new Error('it was not told what to replay');
  const { reading, replayer } = begun;
  const { org, period } = begun.order;
  await reading.each(org, { ...period, ...part }, (entry) => {
    replayer.add({
      case: entry.caseId,
      decision: entry.decision,
      edition: entry.edition,
      at: entry.at,
      person: entry.personId,
      actor: entry.actor,
      facts: entry.facts as Facts,
      absent: entry.absent,
    });
  });
  return replayer.finish();
}
