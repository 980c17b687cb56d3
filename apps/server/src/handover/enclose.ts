import type { Text } from '@bitan/definitions';
import type { Ask, UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { officeOf, stageOf, standingOf } from '../work/standing.ts';
import { enclosableOf, enclosures } from './enclosures.ts';
import { kinds, type Matter } from './message.ts';
import { enclose } from './send.ts';
import { isWaiting, outgoing } from './view.ts';

/**
 * Sends files of the case after a matter that was handed over and is not answered yet: documents that
 * were made of it, and attachments that no seal guards.
 * @throws Refusal `not-open`, `forbidden`; `answers-invalid` for what is not there to be sent
 */
export const encloseWithHandover: UseCase<'encloseWithHandover'> = async (ask) => {
  const { runtime, me, body } = ask;
  const { office, message, standing } = await waiting(ask);
  const offered = await enclosableOf(runtime, me, standing, message);
  const chosen = offered.filter(({ id }) => body.files.includes(id));
  if (chosen.length < new Set(body.files).size) {
    throw new Refusal('body-invalid', { errors: [{ pointer: '/files', message: notThere }] });
  }
  const of = (kind: string) => chosen.filter((one) => one.kind === kind).map(({ id }) => id);
  await once(office, ask, async (tx) => {
    await enclose(tx, message, { attachments: of('attachment'), documents: of('document') });
    const detail = { files: chosen.length };
    tx.audit.add({ event: 'handover.enclosed', subject: message.id, detail });
    return message.id;
  });
  return outgoing(runtime, me, message);
};

/** Says to which office below a matter goes, where there are several. */
export const addressHandover: UseCase<'addressHandover'> = async (ask) => {
  const { runtime, me, body } = ask;
  const { office, message } = await waiting(ask);
  const { subordinates } = await runtime.tree.around(me.office.id, runtime.clock());
  if (message.to || !subordinates.some(({ id }) => id === body.to)) {
    throw new Refusal('not-open', { detail: notThat });
  }
  await once(office, ask, async (tx) => {
    await tx.outbox.address(message.id, body.to);
    for (const after of await enclosures(tx, message)) await tx.outbox.address(after.id, body.to);
    tx.audit.add({ event: 'handover.addressed', subject: message.id, detail: { to: body.to } });
    return message.id;
  });
  return outgoing(runtime, me, { ...message, to: body.to });
};

/** The matter that is meant, while its answer is waited for, if this user may see to it. */
async function waiting({ runtime, me, path }: Ask<'encloseWithHandover'> | Ask<'addressHandover'>) {
  const office = officeOf(runtime, me);
  const message = await office.outbox.get(path.id);
  if (message.kind !== kinds.matter) throw new Refusal('not-found');
  const standing = await standingOf(runtime, me, office, (message.payload as Matter).case);
  if (message.answer || !isWaiting(standing)) throw new Refusal('not-open', { detail: over });
  const { actions = [], answered: by } = stageOf(standing.workflow, standing.row.stage);
  const roles = actions.find(({ id }) => id === by?.received.action)?.by.roles ?? [];
  if (!me.roles.some((role) => roles.includes(role))) throw new Refusal('forbidden');
  return { office, message, standing };
}

const over: Text = {
  'zh-CN': '对方已经答复，或者此件已不在等待签收。',
  en: 'The other office has answered, or the matter does not wait for that any more.',
};
const notThat: Text = {
  'zh-CN': '已经送往一个机关，或者所选的不是下一级机关。',
  en: 'It has an address already, or what was chosen is not an office below.',
};
const notThere: Text = {
  'zh-CN': '其中有的文件不能随此件移送：密封的、已经送出的或不属于此件的。请重新选择。',
  en: 'One of the files cannot go with this: it is sealed, was sent already or is of another case. Choose again.',
};
