import { carriesOut, carryOut } from '../agenda/carry-out.ts';
import type { Ask, UseCase } from '../http/bind.ts';
import { revisionRead } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { refusalOf } from '../http/refusal-of.ts';
import { answerAfter, caseAfter, stepDone } from './after.ts';
import { commit } from './commit.ts';
import { makeStep } from './make-step.ts';
import { officeOf, standingOf } from './standing.ts';

/**
 * Does, approves or returns an action of a case: authorise, validate, bind, decide, confirm,
 * advance, commit. One direction; nothing calls back.
 */
export const act: UseCase<'act'> = async (ask) => {
  const { runtime, me, path } = ask;
  const office = officeOf(runtime, me);
  const neighbours = await runtime.tree.around(me.office.id, runtime.clock());
  const done = await once(office, ask, async (tx) => {
    const standing = await standingOf(runtime, me, tx, path.case);
    if (revisionRead(ask) !== standing.row.revision) throw new Refusal('stale');
    const made = await makeStep(ask, tx, standing, path.action);
    await tx.answerDrafts.forgetAt(path.case, path.action);
    const after = await commit(tx, made, neighbours);
    if (carriesOut(made)) await carryOut(ask, tx, after, neighbours);
    return stepDone(after);
  }).catch((error) => withCurrent(ask, error));
  return answerAfter(ask, done);
};

/** A stale revision is answered with what is stored now, so that both can be compared. */
async function withCurrent(ask: Ask<'act'>, error: unknown): Promise<never> {
  const refusal = refusalOf(error);
  if (refusal.code !== 'stale') throw error;
  const current = await caseAfter(ask, ask.path.case);
  throw new Refusal('stale', { current });
}
