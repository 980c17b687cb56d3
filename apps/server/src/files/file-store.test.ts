import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotFound, WrongKey } from '@bitan/store';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FileStore } from './file-store.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'bitan-files-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const kek = Buffer.alloc(32, 7);
let folders = 0;
function emptyStore() {
  folders += 1;
  const folder = join(root, String(folders));
  return { folder, files: new FileStore(folder, kek) };
}

async function onDisk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
}

describe('kept files', () => {
  it('come back as they were, whatever their size and the pieces in which they came', async () => {
    const { files } = emptyStore();
    const sizes = fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 200_000);
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 100_000 }), async (size, step) => {
        const bytes = randomBytes(size);
        async function* pieces() {
          for (let at = 0; at < size; at += step) yield bytes.subarray(at, at + step);
        }
        const kept = await files.put('A', pieces());
        expect(kept).toEqual({ sha256: createHash('sha256').update(bytes).digest('hex'), size });
        expect((await files.read('A', kept.sha256)).equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('are kept once, and nothing half written stays behind', async () => {
    const { folder, files } = emptyStore();
    const [one] = await Promise.all([
      files.put('A', Buffer.from('同一份')),
      files.put('A', Buffer.from('同一份')),
    ]);
    await files.put('A', Buffer.from('同一份'));
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(files.put('A', broken())).rejects.toThrow('connection lost');
    expect(await onDisk(folder)).toHaveLength(1);
    expect(await files.has('A', one.sha256)).toBe(true);
  });

  it('are of one office only', async () => {
    const { files } = emptyStore();
    const { sha256 } = await files.put('A', Buffer.from('甲单位'));
    await expect(files.read('B', sha256)).rejects.toThrow(NotFound);
    await files.delete('B', sha256);
    expect((await files.read('A', sha256)).toString()).toBe('甲单位');
    await files.delete('A', sha256);
    await expect(files.read('A', sha256)).rejects.toThrow(NotFound);
  });

  it('tell nothing to who has only the disk: neither content, nor hash, nor office', async () => {
    const { folder, files } = emptyStore();
    const { sha256 } = await files.put('office-A', Buffer.from('举报人：张三丰'));
    const [path] = await onDisk(folder);
    if (!path) throw new Error('nothing on disk');
    expect(path).not.toContain(sha256);
    expect(path).not.toContain('office-A');
    expect((await readFile(path)).includes('张三丰')).toBe(false);
  });

  it('are not handed out when they were changed, cut or put in place of another', async () => {
    const { folder, files } = emptyStore();
    const bytes = randomBytes(150_000);
    const { sha256 } = await files.put('A', bytes);
    const [path] = await onDisk(folder);
    if (!path) throw new Error('nothing on disk');
    const good = await readFile(path);
    const changed = Buffer.from(good);
    changed[good.length - 5] = (changed[good.length - 5] ?? 0) ^ 1;
    await writeFile(path, changed);
    await expect(files.read('A', sha256)).rejects.toThrow(WrongKey);
    await writeFile(path, good);
    await truncate(path, good.length - 10);
    await expect(files.read('A', sha256)).rejects.toThrow(WrongKey);
    await writeFile(path, good);
    const other = new FileStore(folder, Buffer.alloc(32, 8));
    await expect(other.read('A', sha256)).rejects.toThrow(NotFound);
    expect((await files.read('A', sha256)).equals(bytes)).toBe(true);
  });
});
