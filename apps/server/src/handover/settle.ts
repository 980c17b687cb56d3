import type { Answered, Text } from '@bitan/definitions';
import type { Transaction } from '@bitan/store';
import { civilDate } from '@bitan/workflow';
import { unlessRefused, unlessThere } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Neighbours } from '../runtime/tree.ts';
import { tell } from '../supervise/tell.ts';
import { commit } from '../work/commit.ts';
import { makeStep } from '../work/make-step.ts';
import { stageOf, standingFrom } from '../work/standing.ts';
import { type Answer, kinds, type Matter } from './message.ts';

/** An answer that a case waits for, and what its flow does with it. */
interface Awaited {
  readonly caseId: string;
  readonly me: SignedIn;
  readonly neighbours: Neighbours;
  readonly how: 'received' | 'refused';
  readonly answer: Answer;
  /** The office and the person who answered. */
  readonly by: string;
}

/** Finds what an answer is to; nothing where this office sent no such matter to that one. */
export async function awaited(
  runtime: Runtime,
  org: string,
  answer: Answer,
  from: { readonly org: string; readonly how: 'received' | 'refused' },
): Promise<Awaited | undefined> {
  const office = runtime.store.for({ org, user: 'system' });
  const message = await office.outbox.get(answer.of).catch(unlessThere);
  if (message?.kind !== kinds.matter || message.to !== from.org) return undefined;
  const at = runtime.clock();
  const caseId = (message.payload as Matter).case;
  // Brings its edition to hand, which a transaction cannot read.
  await standingFrom(runtime, org, await office.cases.get(caseId), at);
  const other = await runtime.tree.get(from.org, at);
  return {
    ...{ caseId, answer, how: from.how, by: `${other.title['zh-CN']} ${answer.by.name}` },
    neighbours: await runtime.tree.around(org, at),
    me: {
      user: { id: 'system', login: 'system', name: 'system' },
      office: await runtime.tree.get(org, at),
      ...{ roles: [], actsFor: [], may: new Set() },
    },
  };
}

/**
 * Keeps the answer with the matter, and does on the case what its flow says for it. Where the case has
 * gone on meanwhile nothing is to be done; where the step cannot be done unasked, those who see to it
 * are told.
 */
export async function settle(
  runtime: Runtime,
  tx: Transaction,
  { caseId, me, neighbours, how, answer, by }: Awaited,
): Promise<void> {
  const at = runtime.clock();
  await tx.outbox.answer(answer.of, answer);
  const row = await tx.cases.get(caseId);
  const standing = await standingFrom(runtime, me.office.id, row, at);
  const { answered, actions = [] } = stageOf(standing.workflow, row.stage);
  const step = answered?.[how];
  if (!step) return;
  const roles = actions.find(({ id }) => id === step.action)?.by.roles ?? [];
  const submitted = { runtime, me: { ...me, roles }, body: { answers: filled(step, answer, by) } };
  // Nothing where the form or the flow does not let it be done so.
  const made = await makeStep(submitted, tx, standing, step.action).catch(unlessRefused);
  if (made) await commit(tx, made, neighbours);
  else await tell(tx, { roles }, { kind: 'flow', text: told[how], case: row }, at);
}

function filled({ fills = {} }: Answered, { at, reason = '' }: Answer, by: string) {
  const said = { on: civilDate(at), by, reason };
  return Object.fromEntries(Object.entries(fills).map(([field, which]) => [field, said[which]]));
}

const told: Record<'received' | 'refused', Text> = {
  received: {
    'zh-CN': '对方已签收转出的件，请登记签收。',
    en: 'The other office confirmed what was handed over: record it.',
  },
  refused: {
    'zh-CN': '对方退回了转出的件，请登记退回并重新研究去向。',
    en: 'The other office refused what was handed over: record it and decide anew.',
  },
};
