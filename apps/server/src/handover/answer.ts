import type { Text } from '@bitan/definitions';
import type { Delivery, Transaction } from '@bitan/store';
import type { Ask, UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed } from '../people/signed-in.ts';
import { officeOf } from '../work/standing.ts';
import { type Answer, kinds } from './message.ts';
import { incoming } from './view.ts';

/** Confirms that a matter arrived, which the office that sent it is told; a second time changes nothing. */
export const receiveHandover: UseCase<'receiveHandover'> = (ask) =>
  answer(ask, 'received', (tx) => tx.deliveries.receive(ask.path.id));

/**
 * Refuses a matter that is not for this office: it goes back to the one that sent it, with the reason.
 * @throws Refusal `reason-missing`; `not-open` where it was confirmed already
 */
export const refuseHandover: UseCase<'refuseHandover'> = (ask) => {
  const reason = ask.body.reason.trim();
  if (reason === '') throw new Refusal('reason-missing');
  return answer(ask, 'refused', (tx) => tx.deliveries.refuse(ask.path.id, reason));
};

async function answer(
  ask: Ask<'receiveHandover'> | Ask<'refuseHandover'>,
  how: 'received' | 'refused',
  write: (tx: Transaction) => Promise<Delivery>,
) {
  const { runtime, me, path } = ask;
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const nameOf = await colleaguesOf(office);
  await once(office, ask, async (tx) => {
    const before = await tx.deliveries.get(path.id);
    if (before.kind !== kinds.matter) throw new Refusal('not-found');
    if (before.receivedAt && answered(before) !== how) {
      throw new Refusal('not-open', { detail: otherwise[answered(before)] });
    }
    const { receivedAt: at = runtime.clock(), refusedWhy: reason, from, id } = await write(tx);
    if (!before.receivedAt) {
      const by = nameOf(me.user.id);
      const payload: Answer = { of: id, at, by, ...(reason !== undefined && { reason }) };
      await tx.outbox.add({ kind: kinds[how], to: from, payload });
    }
    tx.audit.add({ event: `handover.${how}`, subject: id });
    return id;
  });
  return incoming(runtime, me, await office.deliveries.get(path.id));
}

const answered = ({ refusedWhy }: Delivery) => (refusedWhy === undefined ? 'received' : 'refused');

const otherwise: Record<'received' | 'refused', Text> = {
  received: {
    'zh-CN': '已经签收，不能再退回；不属本机关办理的，请另行转出。',
    en: 'It was confirmed already and cannot be refused any more: hand it over anew if it is not yours.',
  },
  refused: {
    'zh-CN': '已经退回，不能再签收；请对方重新转来。',
    en: 'It was refused already: ask the other office to send it anew.',
  },
};
