import type { Action } from '@bitan/definitions';
import type { Transaction } from '@bitan/store';
import { findAction, holdsIn, type Known } from '@bitan/workflow';
import type { Made } from '../work/made.ts';
import type { Standing } from '../work/standing.ts';
import { suspicion } from '../work/suspected.ts';
import { watchKind } from '../work/watches.ts';

/** What a step left to be supervised; shown to who may see the case. */
export interface ExceptionDetail {
  /** The entry of the case's history. */
  readonly seq?: number;
  readonly decision?: string;
  readonly reason?: string;
}

/**
 * Notes, for who supervises, what a step departed from: a proposal, a deadline, what was asked of
 * an approver; and which of the flow's watches hold for the case from now on.
 */
export async function noteExceptions(
  tx: Transaction,
  standing: Standing,
  made: Made,
  { seq, known }: { seq: number; known: Known },
): Promise<void> {
  const action = findAction(standing.workflow, made.action);
  for (const [kind, detail] of departures(action, made)) {
    await tx.exceptions.add({
      kind,
      caseId: standing.row.id,
      action: made.action,
      detail: { seq, ...detail } satisfies ExceptionDetail,
      at: made.at,
    });
  }
  if (made.kind !== 'return' && action.resumes)
    await tx.exceptions.end(standing.row.id, 'suspension');
  if (standing.row.closedAt && standing.workflow.similar?.flags)
    await tx.exceptions.end(standing.row.id, suspicion);
  await noteWatches(tx, standing, known, made.at);
}

function departures(action: Action, made: Made): [string, ExceptionDetail][] {
  const { kind, chosen, note, advanced } = made;
  const reason = advanced.position.done.at(-1)?.reason;
  const because = reason ? { reason } : {};
  const happened = kind !== 'return' && advanced.position.pending === undefined;
  const all: [boolean, string, ExceptionDetail][] = [
    [
      chosen?.deviates ?? false,
      'deviation',
      {
        ...(action.decision && { decision: action.decision }),
        ...(chosen?.reason && { reason: chosen.reason }),
      },
    ],
    [kind === 'return', 'return', note ? { reason: note } : {}],
    [happened && action.extends !== undefined, 'extension', because],
    [happened && action.suspends !== undefined, 'suspension', because],
  ];
  return all.flatMap(([is, name, detail]) => (is ? [[name, detail]] : []));
}

/** A watch lasts from the step after which its condition holds to the one after which it does not. */
async function noteWatches(
  tx: Transaction,
  standing: Standing,
  known: Known,
  at: string,
): Promise<void> {
  const { watches = [] } = standing.workflow;
  const { row } = standing;
  if (watches.length === 0) return;
  const lasting = (await tx.exceptions.lasting(row.id)).map(({ kind }) => kind);
  for (const { id, when } of watches) {
    const kind = watchKind(id);
    const holds = !row.closedAt && holdsIn(when, known) === true;
    if (holds && !lasting.includes(kind)) await tx.exceptions.add({ kind, caseId: row.id, at });
    if (!holds && lasting.includes(kind)) await tx.exceptions.end(row.id, kind);
  }
}
