import type { DraftChanges } from '@bitan/api';
import type { Draft, Organisation } from '@bitan/store';
import type { Runtime } from '../runtime/runtime.ts';
import type { Period } from './jobs.ts';
import { type Replayed, replay, type Subject } from './replay.ts';
import { subjectsOf } from './subjects.ts';

/** A replay that somebody asked for. */
export interface Running {
  state: 'running' | 'stopped' | 'failed' | 'done';
  done: number;
  parts: number;
  readonly revision: number;
  readonly subjects: readonly Subject[];
  replayed?: Replayed;
  readonly stopping: AbortController;
}

/**
 * The replays of this process, the last one of each draft. What was done of one that stopped is
 * kept on disk, and serves the next.
 */
export class Impacts {
  readonly #running = new Map<string, Running>();

  of(draft: string): Running | undefined {
    return this.#running.get(draft);
  }

  /** Begins a replay, unless the same revision of the draft is being replayed. */
  async begin(
    runtime: Runtime,
    organisation: Organisation,
    draft: Draft,
    period: Period,
  ): Promise<Running> {
    const before = this.#running.get(draft.id);
    if (before?.state === 'running' && before.revision === draft.revision) return before;
    before?.stopping.abort();
    const running: Running = {
      state: 'running',
      done: 0,
      parts: 0,
      revision: draft.revision,
      subjects: await subjectsOf(runtime, organisation, draft.layer as DraftChanges),
      stopping: new AbortController(),
    };
    this.#running.set(draft.id, running);
    void follow(runtime, running, period);
    return running;
  }

  stop(draft: string): void {
    this.#running.get(draft)?.stopping.abort();
  }

  close(): void {
    for (const { stopping } of this.#running.values()) stopping.abort();
  }
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
