import type { DraftChanges } from '@bitan/api';
import { asOf } from '@bitan/definitions';
import type { Organisation } from '@bitan/store';
import { layerOf } from '../policy/chain.ts';
import { reviewed } from '../policy/publish.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Subject } from './jobs.ts';

/**
 * Whom a draft of an office concerns: it, and every office below. Where what an office below adds
 * would not fit any more, it keeps its edition, and is left out.
 */
export async function subjectsOf(
  runtime: Runtime,
  organisation: Organisation,
  layer: DraftChanges,
): Promise<Subject[]> {
  const supposed = { org: organisation.id, layer };
  const subjectAt = async (one: Organisation): Promise<Subject[]> => {
    const now = runtime.clock();
    const isOwn = one.id === organisation.id;
    const own = isOwn ? layer : await layerOf(runtime, one.id, now);
    const { edition } = await reviewed(runtime, one, own, now, { supposing: supposed });
    const { edition: from } = await runtime.editions.at(one.id, now);
    const below = await runtime.store.system.organisations.subordinates(one.id, now);
    const others = await Promise.all(below.map(subjectAt));
    return [...(edition ? [{ org: one.id, from, to: asOf(edition, now) }] : []), ...others.flat()];
  };
  return subjectAt(organisation);
}
