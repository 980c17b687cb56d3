import type { Inbox } from '@bitan/api';
import type { Edition, Workflow } from '@bitan/definitions';
import { unlessRefused } from '../http/refusal.ts';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { officeOf } from '../work/standing.ts';
import { mayStart } from '../work/start-case.ts';
import { kinds } from './message.ts';

/** How many matters from other offices wait for an answer of those who begin cases from them; none for others. */
export async function waitingFor(runtime: Runtime, me: SignedIn): Promise<Inbox['handovers']> {
  const takes = await takesHandovers(runtime, me);
  return takes ? officeOf(runtime, me).deliveries.countWaiting(kinds.matter) : nothing;
}

const nothing = { count: 0, capped: false };

async function takesHandovers(runtime: Runtime, me: SignedIn): Promise<boolean> {
  // Before an edition is in force nobody takes in anything.
  const ready = await runtime.editions.at(me.office.id, runtime.clock()).catch(unlessRefused);
  if (!ready) return false;
  const { edition } = ready;
  return Object.values(edition.workflows).some((workflow) => mayTakeIn(me, workflow, edition));
}

/** Whether this user may begin a case of that type from a matter that was handed over. */
export const mayTakeIn = (me: SignedIn, workflow: Workflow, edition: Edition): boolean =>
  workflow.handedIn !== undefined && mayStart(me, workflow, edition);
