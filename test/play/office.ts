import { rm } from 'node:fs/promises';
import { configFrom, type RunningServer, startServer } from '@bitan/server';
import { Api } from './api.ts';
import { seededFolder } from './seeded.ts';

/** A demo office of its own, with a clock that the test sets. */
export interface TestOffice {
  readonly server: RunningServer;
  readonly url: string;
  /** Somebody of the office, signed in. */
  as(login: string): Promise<Api>;
  /** Lets time pass until noon of a day in China. */
  goTo(day: string): void;
  /** Lets minutes pass, in which nobody signs out. */
  wait(minutes: number): void;
  stop(): Promise<void>;
}

export const password = 'test-password-1';

/** Starts a server with freshly seeded demo offices on a free port, on a given day. */
export async function openOffice(
  day = '2026-01-05',
  env: Readonly<Record<string, string>> = {},
): Promise<TestOffice> {
  const data = await seededFolder(day, password);
  let now = Date.parse(`${day}T04:00:00Z`);
  let tick = 0;
  const clock = () => {
    tick += 1;
    return new Date(now + tick).toISOString();
  };
  const config = configFrom({
    ...{ PORT: '0', BITAN_DATA: data, BITAN_DEMO_PASSWORD: password },
    ...env,
  });
  const server = await startServer(config, clock);
  const signedIn = new Map<string, Promise<Api>>();
  return {
    server,
    url: server.url,
    as(login) {
      const api = signedIn.get(login) ?? new Api(server.url, password).signIn(login);
      signedIn.set(login, api);
      return api;
    },
    goTo(to) {
      now = Date.parse(`${to}T04:00:00Z`);
      signedIn.clear();
    },
    wait(minutes) {
      now += minutes * 60_000;
    },
    async stop() {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
