import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { configFrom, startServer } from '@bitan/server';
import Database from 'better-sqlite3';

/** Where this run of the tests keeps the offices it seeded; made by `run-folder.ts`. */
export const offices = 'BITAN_TEST_OFFICES';

/**
 * A data folder of one's own with the demo offices in it. Seeding takes seconds and gives the same
 * each time, so it is done once for a day and a run of the tests; everybody gets a copy.
 *
 * @param day `YYYY-MM-DD`: the offices were seeded in the minute before its noon in China
 * @returns the path; who asked removes it
 */
export async function seededFolder(day: string, password: string): Promise<string> {
  const kept = join(process.env[offices] ?? '', day);
  const data = await mkdtemp(join(tmpdir(), 'bitan-test-'));
  while (!(await copied(kept, data))) {
    if (await isFirst(kept)) await seed(kept, day, password);
    else await wait(100);
  }
  return data;
}

const begun = (kept: string) => `${kept}.begun`;

const isFirst = (kept: string) =>
  mkdir(begun(kept)).then(
    () => true,
    () => false,
  );

async function seed(kept: string, day: string, password: string): Promise<void> {
  const data = join(begun(kept), 'data');
  let now = Date.parse(`${day}T03:59:00Z`);
  const clock = () => new Date(now++).toISOString();
  const env = { PORT: '0', BITAN_DATA: data, BITAN_DEMO_PASSWORD: password };
  try {
    const server = await startServer(configFrom(env), clock);
    await server.stop();
    signInCheaply(data);
    await rename(data, kept);
  } catch (error) {
    await rm(begun(kept), { recursive: true, force: true });
    throw error;
  }
}

/**
 * To check a password costs a tenth of a second of CPU, so that nobody guesses it. Here nobody does, and
 * hundreds sign in: what is kept of `test-password-1` is checked at once.
 */
function signInCheaply(data: string): void {
  const db = new Database(join(data, 'bitan.sqlite'));
  db.prepare('update users set password_hash = ?').run(cheapHash);
  db.close();
}
const cheapHash =
  '$argon2id$v=19$m=8,t=1,p=1$ybNgExtSrkfZp6AKqsUGWQ$55lqOD+3XiYkAywySj8bpIyhIayYX0wicvmu5zOcCQk';

const copied = (kept: string, data: string) =>
  cp(kept, data, { recursive: true }).then(
    () => true,
    () => false,
  );
