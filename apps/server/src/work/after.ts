import type { CaseReference, CaseView } from '@bitan/api';
import { NotFound } from '@bitan/store';
import { Minimal } from '../http/bind.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { caseView } from './case-view.ts';
import { officeOf, type Standing, standingOf } from './standing.ts';

/** Where a step left a case; remembered for when the same request comes again. */
export interface StepDone extends CaseReference {
  /** Who may not see it any more. */
  readonly recused: readonly string[];
}

export const stepDone = ({ row: { id, revision, recused } }: Standing): StepDone => ({
  id,
  revision,
  recused,
});

interface Asked {
  readonly runtime: Runtime;
  readonly me: SignedIn;
  readonly minimal: boolean;
}

/** The answer to a step: the case as it is after it, or, to who prefers the minimum, where it is. */
export async function answerAfter(
  ask: Asked,
  { id, revision, recused }: StepDone,
): Promise<CaseView | Minimal | undefined> {
  if (!ask.minimal) return caseAfter(ask, id);
  return new Minimal(recused.includes(ask.me.user.id) ? null : { id, revision });
}

/** The case as it is now; nothing, for somebody who is recused from it. */
export async function caseAfter({ runtime, me }: Asked, id: string): Promise<CaseView | undefined> {
  const office = officeOf(runtime, me);
  try {
    return await caseView(runtime, me, office, await standingOf(runtime, me, office, id));
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
