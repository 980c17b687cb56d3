import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Tally } from '@bitan/rules';
import type { Begin, Part } from './jobs.ts';

/**
 * The parts of a replay that are done, in a file of their own: what was stopped goes on from there.
 * Nothing in it becomes wrong, for neither editions nor the past ever change.
 */
export class Kept {
  readonly #file: string;
  readonly #tallies: Map<string, Tally>;

  private constructor(file: string, tallies: Map<string, Tally>) {
    this.#file = file;
    this.#tallies = tallies;
  }

  static async open(data: string, begin: Begin): Promise<Kept> {
    const { org, from, to, at, period, meanings } = begin;
    const what = JSON.stringify([org, from.id, to.id, at, period, meanings]);
    const name = createHash('sha256').update(what).digest('hex').slice(0, 32);
    const file = join(data, 'replays', `${name}.ndjson`);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    return new Kept(file, await read(file));
  }

  of(part: Part): Tally | undefined {
    return this.#tallies.get(nameOf(part));
  }

  async keep(part: Part, tally: Tally): Promise<void> {
    this.#tallies.set(nameOf(part), tally);
    const line = JSON.stringify({ part: nameOf(part), tally });
    await appendFile(this.#file, `${line}\n`, { mode: 0o600 });
  }
}

const nameOf = ({ after = '', upTo }: Part) => `${after}..${upTo}`;

/** A line that was cut off by a crash is left out: its part is done again. */
async function read(file: string): Promise<Map<string, Tally>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const tallies = new Map<string, Tally>();
  for (const line of text.split('\n').filter(Boolean)) {
    try {
      const { part, tally } = JSON.parse(line);
      tallies.set(part, tally);
    } catch {}
  }
  return tallies;
}
