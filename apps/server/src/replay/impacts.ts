import type { Replayed, Subject } from './jobs.ts';

/** A replay that somebody asked for. */
export interface Running {
  state: 'running' | 'stopped' | 'failed' | 'done';
  done: number;
  parts: number;
  /** Of the draft that it is about. */
  readonly revision: number;
  readonly subjects: readonly Subject[];
  replayed?: Replayed;
  readonly stopping: AbortController;
}

/** The replays of this process, the last one of each draft. */
export class Impacts {
  readonly #running = new Map<string, Running>();

  of(draft: string): Running | undefined {
    return this.#running.get(draft);
  }

  /** Takes the place of the one before, which is stopped. */
  put(draft: string, running: Running): void {
    this.stop(draft);
    this.#running.set(draft, running);
  }

  stop(draft: string): void {
    this.#running.get(draft)?.stopping.abort();
  }

  close(): void {
    for (const { stopping } of this.#running.values()) stopping.abort();
  }
}
