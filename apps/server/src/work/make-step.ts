import type { Choice } from '@bitan/api';
import type { Action } from '@bitan/definitions';
import type { Reading } from '@bitan/store';
import { type Availability, advance, available, deputyOf } from '@bitan/workflow';
import { checkFiles } from '../attachments/answered.ts';
import { Refusal } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { accept } from './answers.ts';
import type { Made } from './made.ts';
import { entriesNow } from './moved.ts';
import { propose } from './proceed.ts';
import { aboutCase, factsAbout, knownTo, type Standing, whoIs } from './standing.ts';

/** What somebody says to do an action, or to approve or return one. */
export interface Submitted {
  readonly runtime: Runtime;
  readonly me: SignedIn;
  readonly body: {
    readonly answers: Record<string, unknown>;
    readonly choice?: Choice;
    /** For a return: what has to be changed. */
    readonly comment?: string;
  };
}

/**
 * Everything of a step that comes before it is written: authorise, validate, bind, decide, confirm,
 * advance.
 * @param action `<action>`, `<action>.approve` or `<action>.return`
 */
export async function makeStep(
  ask: Submitted,
  reading: Reading,
  standing: Standing,
  action: string,
): Promise<Made> {
  const open = await openAction(ask.me, reading, standing, action, ask.runtime.clock());
  return steps[open.kind](ask, reading, standing, open.action);
}

type Step = (ask: Submitted, reading: Reading, standing: Standing, action: Action) => Promise<Made>;

const steps: Record<Availability['kind'], Step> = {
  async do({ runtime, me, body }, reading, standing, action) {
    const at = runtime.clock();
    const proposed = await propose(me, reading, standing, action, body, at);
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
      standing,
      action: action.id,
      kind: 'do',
      at,
      ...(actingFor && { actingFor }),
      advanced: advance(standing.workflow, standing.position, step, known),
      facts: accepted.facts,
      ...proposed,
      ...(chosen &&
        action.decision && { settles: { decision: action.decision, outcomes: chosen.outcomes } }),
    };
  },
  approve: (ask, reading, standing, action) => settle('approve', ask, reading, standing, action),
  return(ask, reading, standing, action) {
    if (!ask.body.comment?.trim()) throw new Refusal('reason-missing');
    return settle('return', ask, reading, standing, action);
  },
};

/** Approves or returns what waits: the flow moves with what was proposed then. */
async function settle(
  kind: 'approve' | 'return',
  { runtime, me, body }: Submitted,
  reading: Reading,
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
  await checkFiles(reading, standing.row.id, accepted);
  const entry = (await entriesNow(reading, standing.row)).find(({ seq }) => seq === pending.seq);
  const facts = { ...pending.facts, ...accepted.facts };
  const read = factsAbout(reading, aboutCase(standing, at, { ...standing.facts, ...facts }));
  const outcomes = action.decision
    ? { ...standing.outcomes, [action.decision]: pending.outcomes }
    : standing.outcomes;
  const known = {
    ...(await knownTo(standing, read, outcomes)),
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
  reading: Parameters<typeof factsAbout>[0],
  standing: Standing,
  id: string,
  at: string,
): Promise<Availability> {
  const read = factsAbout(reading, aboutCase(standing, at, standing.facts));
  const known = await knownTo(standing, read);
  const found = available(standing.workflow, standing.position, whoIs(me), known).find(
    ({ action, kind }) => id === (kind === 'do' ? action.id : `${action.id}.${kind}`),
  );
  if (!found) throw new Refusal('not-open', { detail: notHere });
  if (found.open) return found;
  const detail = found.reasons[0]?.text;
  throw new Refusal(found.mine ? 'not-open' : 'forbidden', detail && { detail });
}

export const notHere = {
  'zh-CN': '此件不在该步骤所在的阶段。',
  en: 'The case is not in a stage that has this step.',
};
