import { crc32 } from 'node:zlib';

/** One file in a zip archive, as the archive's directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  /** Packed bytes, and how many it says they become. */
  readonly packed: Buffer;
  readonly size: number;
}

/** How much an archive may hold. */
export const zipLimits = { entries: 5_000, bytes: 512 * 1024 * 1024, ratio: 400 } as const;

/**
 * Reads the directory of a zip archive; nothing is unpacked.
 * @returns nothing for what is none, is encrypted or torn, or holds more than `zipLimits`
 */
export function readZip(bytes: Buffer): ZipEntry[] | undefined {
  try {
    const entries = [...entriesOf(bytes)];
    const size = entries.reduce((sum, one) => sum + one.size, 0);
    return size > zipLimits.bytes || size > zipLimits.ratio * bytes.length ? undefined : entries;
  } catch (error) {
    // Numbers that lead out of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function* entriesOf(bytes: Buffer): Generator<ZipEntry> {
  const end = bytes.lastIndexOf(endMark);
  if (end < 0 || end + 22 > bytes.length) throw new RangeError('no end of the directory');
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > zipLimits.entries) throw new RangeError('too many entries');
  for (let n = 0; n < count; n += 1) {
    if (bytes.readUInt32LE(at) !== directoryMark.readUInt32LE()) throw new RangeError('torn');
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o));
    const name = slice(bytes, at + 46, nameLength ?? 0).toString('utf8');
    yield entryAt(bytes, at, name);
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
}

function entryAt(bytes: Buffer, at: number, name: string): ZipEntry {
  const flags = bytes.readUInt16LE(at + 8);
  const packedSize = bytes.readUInt32LE(at + 20);
  const local = bytes.readUInt32LE(at + 42);
  if (flags & encrypted) throw new RangeError('encrypted');
  if (bytes.readUInt32LE(local) !== localMark.readUInt32LE()) throw new RangeError('torn');
  const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  return {
    name,
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: slice(bytes, data, packedSize),
    size: bytes.readUInt32LE(at + 24),
  };
}

function slice(bytes: Buffer, from: number, length: number): Buffer {
  if (from + length > bytes.length) throw new RangeError('torn');
  return bytes.subarray(from, from + length);
}

/** An entry that is stored as it is. */
export function storedEntry(name: string, content: Buffer): ZipEntry {
  const size = content.length;
  return { name, method: 0, flags: utf8, crc: crc32(content), packed: content, size };
}

/** Writes an archive of these entries, without times, comments or anything else about its making. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const head = headOf(entry, name);
    directory.push(Buffer.concat([directoryMark, version, head, Buffer.alloc(10), u32(at), name]));
    const local = Buffer.concat([localMark, head, name, entry.packed]);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = u16(entries.length);
  return Buffer.concat([
    ...parts,
    listed,
    ...[endMark, u16(0), u16(0), count, count, u32(listed.length), u32(at), u16(0)],
  ]);
}

/** What stands in front of an entry and in the directory alike; the day is the first there is. */
function headOf({ flags, method, crc, packed, size }: ZipEntry, name: Buffer): Buffer {
  const numbers = [u32(crc), u32(packed.length), u32(size), u16(name.length), u16(0)];
  const kept = flags & ~sizesFollow;
  return Buffer.concat([u16(20), u16(kept), u16(method), u16(0), u16(0x21), ...numbers]);
}

const encrypted = 0x1;
const sizesFollow = 0x8;
const utf8 = 0x800;
const u16 = (n: number) => {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(n);
  return buffer;
};
const u32 = (n: number) => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(n);
  return buffer;
};
const version = u16(20);
const localMark = Buffer.from('PK\x03\x04', 'latin1');
const directoryMark = Buffer.from('PK\x01\x02', 'latin1');
const endMark = Buffer.from('PK\x05\x06', 'latin1');
