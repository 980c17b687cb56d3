import type { Action } from '@bitan/definitions';
import type { Transaction } from '@bitan/store';
import { type Availability, advance, available, deputyOf } from '@bitan/workflow';
import { checkFiles } from '../attachments/answered.ts';
import type { Ask, UseCase } from '../http/bind.ts';
import { revisionRead } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { refusalOf } from '../http/refusal-of.ts';
import type { SignedIn } from '../people/signed-in.ts';
import { answerAfter, caseAfter, stepDone } from './after.ts';
import { accept } from './answers.ts';
import { commit } from './commit.ts';
import type { Made } from './made.ts';
import { entriesNow } from './moved.ts';
import { propose } from './proceed.ts';
import {
  aboutCase,
  factsAbout,
  knownTo,
  officeOf,
  type Standing,
  standingOf,
  whoIs,
} from './standing.ts';

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
    const open = await openAction(me, tx, standing, path.action, runtime.clock());
    const made = await steps[open.kind](ask, tx, standing, open.action);
    await tx.answerDrafts.forgetAt(path.case, path.action);
    return stepDone(await commit(tx, made, neighbours));
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

type Step = (ask: Ask<'act'>, tx: Transaction, standing: Standing, action: Action) => Promise<Made>;

const steps: Record<Availability['kind'], Step> = {
  async do({ runtime, me, body }, tx, standing, action) {
    const at = runtime.clock();
    const proposed = await propose(me, tx, standing, action, body, at);
    const { accepted, chosen, known } = proposed;
    const actingFor = deputyOf(action, standing.position, whoIs(me));
    const step = {
      action: action.id,
      kind: 'do' as const,
      actor: me.user.id,
      ...(actingFor && { for: actingFor }),
      at,
      deviates: chosen?.deviates ?? false,
      ...(chosen && { outcomes: chosen.outcomes }),
    };
    return {
      ...proposed,
      standing,
      action: action.id,
      kind: 'do',
      at,
      ...(actingFor && { actingFor }),
      advanced: advance(standing.workflow, standing.position, step, known),
      facts: accepted.facts,
      ...(chosen &&
        action.decision && { settles: { decision: action.decision, outcomes: chosen.outcomes } }),
    };
  },
  approve: (ask, tx, standing, action) => settle('approve', ask, tx, standing, action),
  return(ask, tx, standing, action) {
    if (!ask.body.comment?.trim()) throw new Refusal('reason-missing');
    return settle('return', ask, tx, standing, action);
  },
};

/** Approves or returns what waits: the flow moves with what was proposed then. */
async function settle(
  kind: 'approve' | 'return',
  { runtime, me, body }: Ask<'act'>,
  tx: Transaction,
  standing: Standing,
  action: Action,
): Promise<Made> {
  const at = runtime.clock();
  const { pending, office, workflow } = standing;
  if (!pending) throw new Error('nothing waits for approval');
  const form = kind === 'approve' ? action.approval?.form : undefined;
  const accepted = accept(office, form, body.answers, {
    roles: me.roles,
    stage: standing.position.stage,
    at,
  });
  await checkFiles(tx, standing.row.id, accepted);
  const entry = (await entriesNow(tx, standing.row)).find(({ seq }) => seq === pending.seq);
  const facts = { ...pending.facts, ...accepted.facts };
  const read = factsAbout(tx, aboutCase(standing, at, { ...standing.facts, ...facts }));
  const outcomes = action.decision
    ? { ...standing.outcomes, [action.decision]: pending.outcomes }
    : standing.outcomes;
  const known = {
    ...(await knownTo(office.edition, workflow, read, outcomes)),
    answers: { ...(entry?.answers as Record<string, unknown>), ...accepted.all },
  };
  const { deviates } = pending;
  const step = {
    action: action.id,
    kind,
    actor: me.user.id,
    at,
    deviates,
    outcomes: pending.outcomes,
  };
  const comment = body.comment?.trim();
  return {
    standing,
    action: action.id,
    kind,
    at,
    accepted,
    facts,
    advanced: advance(workflow, standing.position, step, known),
    ...(action.decision && { settles: { decision: action.decision, outcomes: pending.outcomes } }),
    ...(comment && { note: comment }),
  };
}

/**
 * The action that is meant, if this user may do it now.
 * @throws Refusal that says why not
 */
export async function openAction(
  me: SignedIn,
  tx: Parameters<typeof factsAbout>[0],
  standing: Standing,
  id: string,
  at: string,
): Promise<Availability> {
  const read = factsAbout(tx, aboutCase(standing, at, standing.facts));
  const known = await knownTo(standing.office.edition, standing.workflow, read, standing.outcomes);
  const found = available(standing.workflow, standing.position, whoIs(me), known).find(
    ({ action, kind }) => id === (kind === 'do' ? action.id : `${action.id}.${kind}`),
  );
  if (!found) throw new Refusal('not-open', { detail: notHere });
  if (found.open) return found;
  const detail = found.reasons[0]?.text;
  throw new Refusal(found.mine ? 'not-open' : 'forbidden', detail && { detail });
}

const notHere = {
  'zh-CN': '此件不在该步骤所在的阶段。',
  en: 'The case is not in a stage that has this step.',
};
