import type { Store } from '@bitan/store';
import { Store as ExpressStore, type SessionData } from 'express-session';
import { sessionTimes } from './session-times.ts';

type Callback = (error?: unknown) => void;
type Kept = SessionData & { begunAt?: string; savedAt?: string };

/** Keeps express-session's sessions in our own table, by the hash of their token. */
export class SessionStore extends ExpressStore {
  readonly #store: Store;
  readonly #clock: () => string;

  constructor(store: Store, clock: () => string) {
    super();
    this.#store = store;
    this.#clock = clock;
  }

  override get(token: string, callback: (error: unknown, session?: SessionData | null) => void) {
    this.#store.system.sessions.find(token).then(
      (session) => callback(null, (session?.data as SessionData | undefined) ?? null),
      (error) => callback(error),
    );
  }

  override set(token: string, data: SessionData, callback: Callback = () => {}) {
    this.#save(token, data).then(() => callback(), callback);
  }

  /** A session that is used stays alive; that is written once a minute, not at every request. */
  override touch(token: string, data: Kept, callback: Callback = () => {}) {
    const { savedAt } = data;
    if (savedAt && this.#clock() < later(savedAt, sessionTimes.touch)) callback();
    else this.set(token, data, callback);
  }

  override destroy(token: string, callback: Callback = () => {}) {
    this.#store.system.sessions.end(token).then(() => callback(), callback);
  }

  async #save(token: string, data: Kept): Promise<void> {
    const { org, user } = data;
    if (!org || !user) return;
    const now = this.#clock();
    data.begunAt ??= now;
    data.savedAt = now;
    await this.#store.system.sessions.save(token, {
      org,
      user,
      data,
      idleUntil: later(now, sessionTimes.idle),
      absoluteUntil: later(data.begunAt, sessionTimes.absolute),
    });
  }
}

const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
