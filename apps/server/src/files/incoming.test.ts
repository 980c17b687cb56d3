import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotFound } from '@bitan/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Incoming, OtherOffset, TooMuch } from './incoming.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bitan-incoming-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const kek = Buffer.alloc(32, 7);
const uploads = () => new Incoming(folder, kek);
const nobody = () => {};

function declare(size: number) {
  const id = randomUUID();
  const declared = { user: 'ann', form: 'f', field: 'a', name: '张三丰.pdf', size };
  const at = '2026-01-05T04:00:00.000Z';
  return uploads().begin('A', id, { ...declared, accept: ['pdf'], at });
}

async function* pieces(bytes: Buffer, step: number, breaksAt = Number.POSITIVE_INFINITY) {
  for (let at = 0; at < bytes.length; at += step) {
    if (at >= breaksAt) throw new Error('connection lost');
    yield bytes.subarray(at, at + step);
  }
}

async function whole(id: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of uploads().content('A', id)) parts.push(part);
  return Buffer.concat(parts);
}

describe('an upload', () => {
  it('is whole in the end, however it was cut, broken off and gone on with', async () => {
    const cuts = fc.array(
      fc.record({ step: fc.integer({ min: 500, max: 90_000 }), breaksAt: fc.nat(300_000) }),
      {
        maxLength: 4,
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(300_000), cuts, async (size, cuts) => {
        const bytes = randomBytes(size);
        const { id } = await declare(size);
        for (const { step, breaksAt } of cuts) {
          const { offset } = await uploads().find('A', id);
          const rest = pieces(bytes.subarray(offset), step, breaksAt);
          await uploads()
            .append('A', id, offset, rest, nobody)
            .catch(() => undefined);
        }
        const { offset } = await uploads().find('A', id);
        const end = await uploads().append(
          'A',
          id,
          offset,
          pieces(bytes.subarray(offset), 70_000),
          nobody,
        );
        expect(end).toBe(size);
        expect((await whole(id)).equals(bytes)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('goes on only where it is, and takes no more than was said', async () => {
    const { id } = await declare(10);
    const send = (offset: number, size: number) =>
      uploads().append('A', id, offset, pieces(Buffer.alloc(size), 100), nobody);
    await send(0, 4);
    await expect(send(0, 4)).rejects.toThrow(OtherOffset);
    await expect(send(4, 7)).rejects.toThrow(TooMuch);
    expect((await uploads().find('A', id)).offset).toBe(4);
    expect(await send(4, 6)).toBe(10);
  });

  it('sends away a connection that is dead at the other end only', async () => {
    const incoming = uploads();
    const { id } = await declare(8);
    let hangUp = nobody;
    let begun = nobody;
    const isUnderWay = new Promise<void>((resolve) => {
      begun = resolve;
    });
    async function* hanging() {
      yield Buffer.from('half');
      begun();
      await new Promise<void>((resolve) => {
        hangUp = resolve;
      });
      throw new Error('connection lost');
    }
    const first = incoming.append('A', id, 0, hanging(), () => hangUp());
    first.catch(nobody);
    await isUnderWay;
    expect(await incoming.append('A', id, 0, pieces(Buffer.from('complete'), 100), nobody)).toBe(8);
    await expect(first).rejects.toThrow('connection lost');
    expect((await whole(id)).toString()).toBe('complete');
  });

  it('loses what a power cut tore off, and nothing else', async () => {
    const { id } = await declare(300_000);
    const bytes = randomBytes(300_000);
    await uploads().append('A', id, 0, pieces(bytes.subarray(0, 200_000), 50_000), nobody);
    const [path] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(id));
    const file = join(folder, String(path));
    await truncate(file, (await readFile(file)).length - 7);
    const { offset } = await uploads().find('A', id);
    expect(offset).toBe(3 * 65_536);
    await uploads().append('A', id, offset, pieces(bytes.subarray(offset), 80_000), nobody);
    expect((await whole(id)).equals(bytes)).toBe(true);
  });

  it('is of its office, is named by its id and nothing else, and tells nothing on the disk', async () => {
    const { id } = await declare(10);
    await uploads().append('A', id, 0, pieces(Buffer.from('举报'), 100), nobody);
    await expect(uploads().find('B', id)).rejects.toThrow(NotFound);
    await expect(uploads().find('A', '../../etc/passwd')).rejects.toThrow(NotFound);
    const [path] = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(id));
    const disk = await readFile(join(folder, String(path)));
    for (const text of ['举报', '张三丰']) expect(disk.includes(Buffer.from(text))).toBe(false);
  });

  it('is gone when it is dropped', async () => {
    const { id } = await declare(10);
    expect((await uploads().list('A')).map((one) => one.id)).toContain(id);
    await uploads().drop('A', id);
    await expect(uploads().find('A', id)).rejects.toThrow(NotFound);
  });
});
