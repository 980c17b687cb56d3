import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { WrongKey } from '@bitan/store';

/**
 * How bytes are kept on the disk: after a head of `magic`, 16 random bytes, frames of at most 64 KiB
 * of content, each sealed by AES-256-GCM under a key of this file alone and bound to the place in
 * the content where it belongs. A file can grow by frames, and what a power cut tore off at its end
 * is seen and cut away. That the whole is whole says the hash of the content, which its reader knows.
 */
export const frameSize = 64 * 1024;
const magic = Buffer.from('BTF1');
const headLength = magic.length + 16;
/** Length of the content, nonce, tag. */
const frameHead = 4 + 12 + 16;

/** Seals and opens the frames of one file. */
export class Frames {
  readonly #key: Buffer;
  readonly #file: FileHandle;

  private constructor(file: FileHandle, key: Buffer) {
    this.#file = file;
    this.#key = key;
  }

  /** Writes the head of a file that was just made. */
  static async begin(file: FileHandle, key: Buffer): Promise<Frames> {
    const salt = randomBytes(16);
    await file.write(Buffer.concat([magic, salt]), 0, headLength, 0);
    return new Frames(file, ownKey(key, salt));
  }

  /** @throws WrongKey when it is no file of this form */
  static async of(file: FileHandle, key: Buffer): Promise<Frames> {
    const head = await readAt(file, 0, headLength);
    if (head.length < headLength || !head.subarray(0, magic.length).equals(magic)) {
      throw new WrongKey('file');
    }
    return new Frames(file, ownKey(key, head.subarray(magic.length)));
  }

  /**
   * Adds bytes at the end.
   * @param end where the file ends, and how much content it has, before
   * @returns the same after
   */
  async append(end: End, bytes: Uint8Array): Promise<End> {
    let { at, size } = end;
    for (let from = 0; from < bytes.length; from += frameSize) {
      const content = bytes.subarray(from, from + frameSize);
      const frame = sealFrame(this.#key, size, content);
      await this.#file.write(frame, 0, frame.length, at);
      at += frame.length;
      size += content.length;
    }
    return { at, size };
  }

  /** The content of every whole frame, in order. @throws WrongKey when one was changed or moved */
  async *read(): AsyncGenerator<Buffer, void, undefined> {
    let size = 0;
    for await (const { at, length } of this.#places()) {
      const content = openFrame(this.#key, size, await readAt(this.#file, at, frameHead + length));
      size += content.length;
      yield content;
    }
  }

  /** Where the last whole frame ends, and how much content there is up to it. */
  async end(): Promise<End> {
    let end: End = { at: headLength, size: 0 };
    for await (const { at, length } of this.#places()) {
      end = { at: at + frameHead + length, size: end.size + length };
    }
    return end;
  }

  async *#places() {
    const { size: total } = await this.#file.stat();
    for (let at = headLength; at + frameHead <= total; ) {
      const length = (await readAt(this.#file, at, 4)).readUInt32BE();
      if (length === 0 || length > frameSize || at + frameHead + length > total) return;
      yield { at, length };
      at += frameHead + length;
    }
  }
}

/** Pieces of any size, put together to full frames; the last one is what remains. */
export async function* inFrames(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < frameSize) continue;
    const whole = Buffer.concat(waiting);
    const full = length - (length % frameSize);
    yield whole.subarray(0, full);
    waiting = [whole.subarray(full)];
    length -= full;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** A place in the file, and the bytes of content before it. */
export interface End {
  readonly at: number;
  readonly size: number;
}

/** Where the content of an empty file ends. */
export const emptyEnd: End = { at: headLength, size: 0 };

const ownKey = (key: Buffer, salt: Buffer) =>
  Buffer.from(hkdfSync('sha256', key, salt, 'bitan file', 32));

function sealFrame(key: Buffer, size: number, content: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(placeOf(size));
  const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, nonce, cipher.getAuthTag(), sealed]);
}

function openFrame(key: Buffer, size: number, frame: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, frame.subarray(4, 16), {
    authTagLength: 16,
  })
    .setAAD(placeOf(size))
    .setAuthTag(frame.subarray(16, frameHead));
  try {
    return Buffer.concat([decipher.update(frame.subarray(frameHead)), decipher.final()]);
  } catch (error) {
    throw new WrongKey('file', error);
  }
}

function placeOf(size: number): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(size));
  return place;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(buffer, read, length - read, at + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}
