import type { Choice } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import type { AgendaItem, Reading, Transaction } from '@bitan/store';
import { problemDetails } from '../http/refusal.ts';
import { refusalOf } from '../http/refusal-of.ts';
import type { Neighbours } from '../runtime/tree.ts';
import { commit } from '../work/commit.ts';
import type { Made } from '../work/made.ts';
import { makeStep, type Submitted } from '../work/make-step.ts';
import { type Standing, standingOf } from '../work/standing.ts';

/** What was decided of a matter, until it is carried out. */
export interface DecidedItem {
  readonly action: string;
  /** What it is called. */
  readonly title: Text;
  /** Without those that come from the meeting. */
  readonly answers: Record<string, unknown>;
  readonly choice?: Choice;
  /** The outcomes that were chosen, in words. */
  readonly said: readonly Text[];
  readonly by: string;
  readonly at: string;
}

/** Whether what was decided in a meeting is carried out with this step. */
export const carriesOut = ({ standing, action, kind, advanced }: Made): boolean =>
  standing.workflow.agenda?.carriedOut === action &&
  kind !== 'return' &&
  advanced.position.pending === undefined;

/**
 * Carries out what was decided in a meeting, matter by matter, as whoever asks: each is done wholly
 * or stays on the agenda with the reason why not; the others go on.
 */
export async function carryOut(
  { runtime, me }: Pick<Submitted, 'runtime' | 'me'>,
  tx: Transaction,
  meeting: Standing,
  neighbours: Neighbours,
): Promise<void> {
  const items = await tx.agendas.list(meeting.row.id);
  const meant = items.filter(({ state }) => state === 'decided' || state === 'refused');
  for (const item of meant) {
    const { problem: _, ...kept } = item;
    try {
      await tx.attempt(async () => {
        const standing = await standingOf(runtime, me, tx, item.caseId);
        const body = await submissionOf(tx, meeting, item);
        const { action } = item.decided as DecidedItem;
        const made = await makeStep({ runtime, me, body }, tx, standing, action);
        await tx.answerDrafts.forgetAt(item.caseId, action);
        await commit(tx, made, neighbours);
      });
      await tx.agendas.save({ ...kept, state: 'done' }, item.revision);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code === 'internal') throw error;
      const problem = problemDetails(refusal, '');
      await tx.agendas.save({ ...kept, state: 'refused', problem }, item.revision);
    }
  }
  tx.audit.add({
    event: 'agenda.carried-out',
    subject: meeting.row.id,
    detail: { matters: meant.length },
  });
}

/** What is submitted for a matter: what was decided of it, and what it says of the meeting. */
export async function submissionOf(
  reading: Reading,
  meeting: Standing,
  item: AgendaItem,
): Promise<Submitted['body']> {
  const { action, answers, choice } = item.decided as DecidedItem;
  return {
    answers: { ...answers, ...(await filledBy(reading, meeting, action)) },
    ...(choice && { choice }),
    ...(item.note && { comment: item.note }),
  };
}

/** The answers of an action that come from the meeting: the latest ones of its fields. */
export async function filledBy(
  reading: Reading,
  { row, workflow }: Standing,
  action: string,
): Promise<Record<string, unknown>> {
  const fills = workflow.agenda?.actions.find((one) => one.action === action)?.fills ?? {};
  const entries = await reading.actions.list(row.id);
  const latest = Object.assign({}, ...entries.map((entry) => entry.answers as object)) as Record<
    string,
    unknown
  >;
  return Object.fromEntries(
    Object.entries(fills).flatMap(([field, from]) =>
      latest[from] === undefined ? [] : [[field, latest[from]]],
    ),
  );
}
