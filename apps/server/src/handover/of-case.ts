import type { CaseView } from '@bitan/api';
import { allActions, targetsOf, type Workflow } from '@bitan/definitions';
import type { Reading } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import type { Standing } from '../work/standing.ts';
import { type Answer, kinds, sayAnswer } from './message.ts';

/** Where the matter of a case went last, and what that office answered. */
export async function handoverOf(
  runtime: Runtime,
  reading: Reading,
  { row, workflow, position }: Standing,
): Promise<Pick<CaseView, 'handover'>> {
  const handsOver = position.done.some(({ action }) => mayHandOver(workflow, action));
  const [message] = handsOver
    ? await reading.outbox.list({ kind: kinds.matter, caseId: row.id })
    : [];
  if (!message) return {};
  const to = message.to ? await runtime.store.system.organisations.get(message.to) : undefined;
  const answer = sayAnswer(message.answer as Answer | undefined);
  return { handover: { at: message.createdAt, ...(to && { to }), ...answer } };
}

/** Only such a case is looked for among what left. */
const mayHandOver = (workflow: Workflow, id: string): boolean =>
  allActions(workflow).some(
    (action) => action.id === id && targetsOf(action).some(({ handover }) => handover),
  );
