import type { Text } from '@bitan/definitions';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { caseAfter } from './after.ts';
import { officeOf, standingOf } from './standing.ts';
import { suspectedOf, suspicion } from './suspected.ts';

/**
 * Decides that a case is about another matter than the one that it is much like.
 * @throws Refusal `not-open` where nothing is to be decided, `forbidden`, `reason-missing`
 */
export const tellApart: UseCase<'tellApart'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  const office = officeOf(runtime, me);
  const { workflow } = await standingOf(runtime, me, office, path.case);
  if (!me.roles.some((role) => workflow.merge?.by.roles.includes(role)))
    throw new Refusal('forbidden');
  if (body.reason.trim() === '') throw new Refusal('reason-missing');
  await once(office, ask, async (tx) => {
    const suspected = await suspectedOf(tx, path.case);
    if (!suspected) throw new Refusal('not-open', { detail: notSuspected });
    await tx.exceptions.end(path.case, suspicion, body.reason);
    tx.audit.add({
      event: 'case.told-apart',
      subject: path.case,
      detail: { from: suspected.case.id, reason: body.reason },
    });
    return path.case;
  });
  return caseAfter(ask, path.case);
};

const notSuspected: Text = {
  'zh-CN': '此件没有待认定的疑似重复，可能已由他人认定。',
  en: 'Nothing is to be decided about this case: somebody may have decided already.',
};
