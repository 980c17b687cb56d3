import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Edition } from '@bitan/definitions';
import { openPast } from '@bitan/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Begin, Part } from './jobs.ts';
import { Kept } from './kept.ts';
import { inWorkers } from './pool.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bitan-replay-'));
});
afterAll(() => rm(folder, { recursive: true }));

const title = { 'zh-CN': '空', en: 'empty' };
const edition: Edition = {
  id: '0'.repeat(64),
  pack: 'p',
  level: 'national',
  title,
  chain: [],
  facts: {},
  parameters: {},
  decisions: {},
  invariants: {},
  workflows: {},
  registers: {},
  roles: {},
  forms: {},
  documents: {},
  calendars: [],
  examples: [],
  provenance: {},
};

/** The processes that this one began. */
const children = () =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').map(Number);

const begin = (filename: string): Begin => ({
  kind: 'begin',
  connection: { client: 'sqlite', filename },
  org: 'A',
  from: edition,
  to: edition,
  at: '2026-01-01T00:00:00Z',
  meanings: {},
  period: {},
});
const parts: Part[] = [{ upTo: 'a' }, { after: 'a', upTo: 'b' }, { after: 'b', upTo: 'c' }];
const work = (filename: string, more = {}) => {
  const done: Part[] = [];
  const given = {
    begin: begin(filename),
    parts,
    workers: 2,
    signal: new AbortController().signal,
    onDone: async (part: Part) => void done.push(part),
    ...more,
  };
  return { done, run: () => inWorkers(given) };
};

describe('parts of a replay', () => {
  it('are all done, by as many workers as there may be', async () => {
    const filename = join(folder, 'good.sqlite');
    // A server has made it before anybody asks for a replay.
    await (await openPast({ client: 'sqlite', filename })).close();
    const { done, run } = work(filename);
    expect(await run()).toEqual([]);
    expect(done.toSorted((a, b) => (a.upTo < b.upTo ? -1 : 1))).toEqual(parts);
  });

  it('are all done when their workers are killed, at rest or at work', async () => {
    const parts = [...'abcdefgh'].map((upTo, i, all): Part => ({ after: all[i - 1], upTo }));
    const done: string[] = [];
    const killed: boolean[] = [];
    const onDone = async ({ upTo }: Part): Promise<void> => {
      done.push(upTo);
      if (done.length === 2)
        for (const pid of children()) killed.push(process.kill(pid, 'SIGKILL'));
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const { run } = work(join(folder, 'killed.sqlite'), { parts, onDone });
    expect(await run()).toEqual([]);
    expect(done.toSorted()).toEqual([...'abcdefgh']);
    // Both, and perhaps one that an earlier test left and that has not ended yet.
    expect(killed.length).toBeGreaterThanOrEqual(2);
  });

  it('are told when they fail twice, with the reason, and nothing hangs', async () => {
    const { done, run } = work(join(folder, 'no', 'such', 'folder', 'x.sqlite'));
    const failed = await run();
    expect(failed.map(({ part }) => part.upTo).sort()).toEqual(['a', 'b', 'c']);
    expect(failed[0]?.message).toMatch(/directory|open/);
    expect(done).toEqual([]);
  });

  it('stop when they are to', async () => {
    const stopping = new AbortController();
    const { run } = work(join(folder, 'stopped.sqlite'), { signal: stopping.signal });
    stopping.abort(new Error('enough'));
    await expect(run()).rejects.toThrow('enough');
  });

  it('that are kept are there the next time; a line that was cut off is not', async () => {
    const tally = { total: 1 } as never;
    const first = await Kept.open(folder, begin('x'));
    expect(first.of({ upTo: 'a' })).toBeUndefined();
    await first.keep({ upTo: 'a' }, tally);
    const { appendFile, readdir } = await import('node:fs/promises');
    const [file = ''] = await readdir(join(folder, 'replays'));
    await appendFile(join(folder, 'replays', file), '{"part":"a..b","tal');
    const second = await Kept.open(folder, begin('x'));
    expect(second.of({ upTo: 'a' })).toEqual(tally);
    expect(second.of({ after: 'a', upTo: 'b' })).toBeUndefined();
    const other = await Kept.open(folder, { ...begin('x'), at: '2026-01-02T00:00:00Z' });
    expect(other.of({ upTo: 'a' })).toBeUndefined();
  });
});
