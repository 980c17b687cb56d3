import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileType } from '@bitan/definitions';
import { NotFound } from '@bitan/store';
import { emptyEnd, Frames, inFrames } from './frames.ts';
import { folderOf, officeKey } from './office-keys.ts';

/** What is to come: said, and found good, before the first byte. */
export interface Declaration {
  readonly user: string;
  readonly form: string;
  readonly field: string;
  readonly seal?: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly accept: readonly FileType[];
  /** When it began. */
  readonly at: string;
}

/** An upload as far as it has come. */
export interface Upload extends Declaration {
  readonly id: string;
  /** How many bytes are there, for good. */
  readonly offset: number;
}

/** The bytes do not go on where those that are there end. */
export class OtherOffset extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super(`the upload goes on at ${offset}`);
    this.offset = offset;
  }
}

/** More came than was said. */
export class TooMuch extends Error {}

/**
 * Uploads on their way: each a sealed file that grows, beginning with what was declared. Whatever
 * ends the connection or the server, it goes on where it is.
 */
export class Incoming {
  readonly #folder: string;
  readonly #kek: Buffer;
  readonly #writing = new Map<string, Writing>();

  constructor(folder: string, kek: Buffer) {
    this.#folder = folder;
    this.#kek = kek;
  }

  async begin(org: string, id: string, declaration: Declaration): Promise<Upload> {
    await mkdir(this.#of(org), { recursive: true, mode: 0o700 });
    const file = await open(this.#pathOf(org, id), 'wx+', 0o600);
    try {
      const frames = await Frames.begin(file, officeKey(this.#kek, org));
      await frames.append(emptyEnd, Buffer.from(JSON.stringify(declaration)));
      await file.sync();
    } finally {
      await file.close();
    }
    return { ...declaration, id, offset: 0 };
  }

  /** @throws NotFound */
  find(org: string, id: string): Promise<Upload> {
    return this.#with(org, id, async (frames) => uploadOf(id, frames));
  }

  /**
   * Adds bytes behind those that are there. Who sends to the same upload before is sent away: a
   * connection that broke is often noticed at one end only.
   *
   * @param stop ends the sending
   * @returns how many bytes are there now
   * @throws OtherOffset, TooMuch, NotFound; what came before stays
   */
  async append(
    org: string,
    id: string,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
    stop: () => void,
  ): Promise<number> {
    await this.settle(id);
    const done = this.#with(org, id, (frames, file) => write(frames, file, id, offset, bytes));
    const writing = { stop, done: done.catch(() => undefined) };
    this.#writing.set(id, writing);
    return done.finally(() => {
      if (this.#writing.get(id) === writing) this.#writing.delete(id);
    });
  }

  /** Sends away who is still sending to it. */
  async settle(id: string): Promise<void> {
    for (let before = this.#writing.get(id); before; before = this.#writing.get(id)) {
      before.stop();
      await before.done;
      if (this.#writing.get(id) === before) this.#writing.delete(id);
    }
  }

  /** What has come, without the declaration. @throws NotFound, WrongKey */
  async *content(org: string, id: string): AsyncGenerator<Buffer, void, undefined> {
    const file = await this.#open(org, id);
    try {
      const parts = (await Frames.of(file, officeKey(this.#kek, org))).read();
      await parts.next();
      yield* parts;
    } finally {
      await file.close();
    }
  }

  async drop(org: string, id: string): Promise<void> {
    await this.settle(id);
    await rm(this.#pathOf(org, id), { force: true });
  }

  /** All uploads of an office that are under way. */
  async list(org: string): Promise<Upload[]> {
    const ids = await readdir(this.#of(org)).catch(() => []);
    const found = await Promise.all(ids.map((id) => this.find(org, id).catch(() => undefined)));
    return found.filter((one) => one !== undefined);
  }

  async #with<T>(
    org: string,
    id: string,
    work: (frames: Frames, file: FileHandle) => Promise<T>,
  ): Promise<T> {
    const file = await this.#open(org, id);
    try {
      return await work(await Frames.of(file, officeKey(this.#kek, org)), file);
    } finally {
      await file.close();
    }
  }

  async #open(org: string, id: string): Promise<FileHandle> {
    try {
      return await open(this.#pathOf(org, id), 'r+');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new NotFound(`uploads/${id}`, error);
    }
  }

  #of(org: string): string {
    return join(this.#folder, folderOf(this.#kek, org));
  }

  /** @throws NotFound for what is no id */
  #pathOf(org: string, id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFound(`uploads/${id}`);
    return join(this.#of(org), id);
  }
}

interface Writing {
  readonly stop: () => void;
  readonly done: Promise<unknown>;
}

async function uploadOf(id: string, frames: Frames): Promise<Upload> {
  const { declaration, length } = await declared(frames);
  return { ...declaration, id, offset: (await frames.end()).size - length };
}

/** The first frame is the declaration. */
async function declared(frames: Frames): Promise<{ declaration: Declaration; length: number }> {
  for await (const first of frames.read()) {
    return { declaration: JSON.parse(first.toString()), length: first.length };
  }
  throw new NotFound('upload without a declaration');
}

async function write(
  frames: Frames,
  file: FileHandle,
  id: string,
  offset: number,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  const { declaration, length } = await declared(frames);
  let end = await frames.end();
  // What a power cut tore off.
  await file.truncate(end.at);
  if (end.size - length !== offset) throw new OtherOffset(end.size - length);
  try {
    for await (const part of inFrames(bytes)) {
      if (end.size - length + part.length > declaration.size) throw new TooMuch(id);
      end = await frames.append(end, part);
    }
  } finally {
    await file.sync();
  }
  return end.size - length;
}
