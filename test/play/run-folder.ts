import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { offices } from './seeded.ts';

/** Makes the folder in which one run of the tests keeps the offices it seeded, and removes it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'bitan-offices-'));
  process.env[offices] = folder;
  return () => rm(folder, { recursive: true, force: true });
}
