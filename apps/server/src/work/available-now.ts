import type { Reading } from '@bitan/store';
import { available } from '@bitan/workflow';
import type { SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { aboutCase, factsAbout, knownTo, type Standing, whoIs } from './standing.ts';

/** The actions that are open on a case now, whoever may do them; those of any time are not told. */
export async function availableNow(
  runtime: Runtime,
  me: SignedIn,
  reading: Reading,
  standing: Standing,
): Promise<string[]> {
  const { workflow, position, facts } = standing;
  const read = factsAbout(reading, aboutCase(standing, runtime.clock(), facts));
  const known = await knownTo(standing, read);
  const anytime = new Set((workflow.anytime ?? []).map(({ id }) => id));
  return available(workflow, position, whoIs(me), known)
    .filter(({ action, kind }) => kind === 'do' && !anytime.has(action.id))
    .map(({ action }) => action.id);
}
