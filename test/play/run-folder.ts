import { chmod, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { offices } from './seeded.ts';

/**
 * Makes the folder of one run of the tests, and removes it: for the offices that it seeds, and for
 * whatever its tests and the programs that they start put into a temporary folder.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(await roomyRoot(), 'bitan-run-'));
  // A PostgreSQL server runs as another user, who has a folder in this one.
  await chmod(folder, 0o711);
  process.env[offices] = join(folder, 'offices');
  await mkdir(process.env[offices]);
  process.env.TMPDIR = folder;
  return () => rm(folder, { recursive: true, force: true });
}

/** Where there is room in memory, nobody waits for a disk: each commit does. */
async function roomyRoot(): Promise<string> {
  const memory = '/dev/shm';
  const room = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return room > 6 * 1024 ** 3 && freemem() > 8 * 1024 ** 3 ? memory : tmpdir();
}
