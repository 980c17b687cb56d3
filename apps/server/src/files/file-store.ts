import { createHash, randomUUID } from 'node:crypto';
import { access, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotFound, WrongKey } from '@bitan/store';
import { emptyEnd, Frames, inFrames } from './frames.ts';
import { folderOf, officeKey, secretName } from './office-keys.ts';

/** What was kept: the SHA-256 of its content, in hexadecimal, and its size in bytes. */
export interface Kept {
  readonly sha256: string;
  readonly size: number;
}

/** The folder of all files of an installation, sealed; backups take it along. */
export const filesIn = (data: string): string => join(data, 'files');

/**
 * Bytes by what they are. Each office has its own folder and keys; the names of the files tell
 * nothing about what is in them. What `put` has answered survives a power cut.
 */
export class FileStore {
  readonly #folder: string;
  readonly #kek: Buffer;

  /** @param kek 32 bytes, from which the keys of all offices are derived */
  constructor(folder: string, kek: Buffer) {
    this.#folder = folder;
    this.#kek = kek;
  }

  /** Keeps bytes; the same bytes of the same office are kept once. */
  async put(org: string, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Kept> {
    const temporary = join(this.#folder, `${randomUUID()}.part`);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'wx', 0o600);
    try {
      const kept = await this.#write(file, org, chunksOf(content));
      await file.sync();
      await this.#place(temporary, this.#pathOf(org, kept.sha256));
      return kept;
    } finally {
      await file.close();
      await rm(temporary, { force: true });
    }
  }

  /** @throws NotFound, WrongKey */
  async read(org: string, sha256: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.stream(org, sha256)) parts.push(part);
    return Buffer.concat(parts);
  }

  /**
   * The bytes piece by piece. A whole that is not what was kept shows at the end: who has to be
   * sure waits for it.
   * @throws NotFound, WrongKey
   */
  async *stream(org: string, sha256: string): AsyncGenerator<Buffer, void, undefined> {
    const file = await this.#open(org, sha256);
    try {
      const hash = createHash('sha256');
      const frames = await Frames.of(file, officeKey(this.#kek, org));
      for await (const part of frames.read()) {
        hash.update(part);
        yield part;
      }
      if (hash.digest('hex') !== sha256) throw new WrongKey(`files/${sha256}`);
    } finally {
      await file.close();
    }
  }

  async has(org: string, sha256: string): Promise<boolean> {
    return access(this.#pathOf(org, sha256)).then(
      () => true,
      () => false,
    );
  }

  /** Removes bytes that nothing refers to any more. */
  async delete(org: string, sha256: string): Promise<void> {
    await rm(this.#pathOf(org, sha256), { force: true });
  }

  async #write(
    file: FileHandle,
    org: string,
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<Kept> {
    const hash = createHash('sha256');
    const frames = await Frames.begin(file, officeKey(this.#kek, org));
    let end = emptyEnd;
    for await (const chunk of inFrames(chunks)) {
      hash.update(chunk);
      end = await frames.append(end, chunk);
    }
    return { sha256: hash.digest('hex'), size: end.size };
  }

  async #place(temporary: string, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await rename(temporary, path);
    await syncFolder(dirname(path));
    await syncFolder(dirname(dirname(path)));
  }

  async #open(org: string, sha256: string): Promise<FileHandle> {
    try {
      return await open(this.#pathOf(org, sha256), 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new NotFound(`files/${sha256}`, error);
    }
  }

  /** Below the office's folder, in one of 256: a name that only who has the key can compute. */
  #pathOf(org: string, sha256: string): string {
    const name = secretName(officeKey(this.#kek, org), `file ${sha256}`);
    return join(this.#folder, folderOf(this.#kek, org), name.slice(0, 2), name);
  }
}

const chunksOf = (content: Uint8Array | AsyncIterable<Uint8Array>) =>
  content instanceof Uint8Array ? [content] : content;

/** A new name is only durable once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
