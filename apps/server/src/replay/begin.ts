import type { DraftChanges } from '@bitan/api';
import type { Draft, Organisation } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import type { Running } from './impacts.ts';
import type { Period } from './jobs.ts';
import { replay } from './replay.ts';
import { subjectsOf } from './subjects.ts';

/**
 * Begins a replay of the past under a draft, unless the same revision of it is being replayed. What
 * was done of one that stopped is kept on disk, and serves the next.
 */
export async function beginReplay(
  runtime: Runtime,
  organisation: Organisation,
  draft: Draft,
  period: Period,
): Promise<Running> {
  const before = runtime.impacts.of(draft.id);
  if (before?.state === 'running' && before.revision === draft.revision) return before;
  const running: Running = {
    state: 'running',
    done: 0,
    parts: 0,
    revision: draft.revision,
    subjects: await subjectsOf(runtime, organisation, draft.layer as DraftChanges),
    stopping: new AbortController(),
  };
  runtime.impacts.put(draft.id, running);
  void follow(runtime, running, period);
  return running;
}

async function follow(runtime: Runtime, running: Running, period: Period): Promise<void> {
  // A day, so that what was done serves the next replay of the same draft.
  const at = `${runtime.clock().slice(0, 10)}T00:00:00Z`;
  const { signal } = running.stopping;
  const onProgress = (done: number, parts: number): void => {
    Object.assign(running, { done, parts });
  };
  try {
    running.replayed = await replay(runtime, running.subjects, at, { period, signal, onProgress });
    running.state = 'done';
  } catch (error) {
    running.state = signal.aborted ? 'stopped' : 'failed';
    if (!signal.aborted) runtime.log.error({ err: error }, 'a replay failed');
  }
}
