import { crc32, inflateRawSync } from 'node:zlib';
import { problem, type Said, TemplateError } from './problem.ts';

/** How large a .docx file may be: as it is sent, and unpacked. */
export const zipLimits = {
  bytes: 700_000,
  entries: 300,
  entry: 8_000_000,
  unpacked: 20_000_000,
  /** How many times larger than packed an entry of more than `small` bytes may be. */
  ratio: 200,
  small: 500_000,
} as const;

/**
 * The files in a zip archive by name. Nothing is unpacked before its size was looked at, and no
 * more of it than it said.
 *
 * @throws TemplateError for what is no archive, is encrypted or damaged, or is too large
 */
export function unzip(bytes: Uint8Array, most: number = zipLimits.bytes): Map<string, Uint8Array> {
  if (bytes.byteLength > most) throw refuse('zip.size', tooLarge(most));
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return unpacked(archive);
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    throw refuse('zip.broken', broken);
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

function unpacked(archive: Buffer): Map<string, Uint8Array> {
  const entries = directoryOf(archive);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (entries.length > zipLimits.entries || total > zipLimits.unpacked || entries.some(isBomb))
    throw refuse('zip.unpacked', tooMuch);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  return new Map(files.map((entry) => [entry.name, contentOf(archive, entry)]));
}

const isBomb = ({ size, packed }: Entry) =>
  size > zipLimits.entry || (size > zipLimits.small && size > packed * zipLimits.ratio);

/** The central directory: what an archive says of its entries. */
function directoryOf(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) throw refuse('zip.none', noZip);
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw refuse('zip.broken', broken);
    const lengths = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const encrypted = (archive.readUInt16LE(at + 8) & 1) === 1;
    const isOutside = name.startsWith('/') || name.includes('\\') || name.split('/').includes('..');
    if (encrypted || isOutside) throw refuse('zip.broken', broken);
    const entry: Entry = {
      name,
      method: archive.readUInt16LE(at + 10),
      crc: archive.readUInt32LE(at + 16),
      packed: archive.readUInt32LE(at + 20),
      size: archive.readUInt32LE(at + 24),
      offset: archive.readUInt32LE(at + 42),
    };
    at += 46 + nameLength + extra + comment;
    return entry;
  });
}

function contentOf(archive: Buffer, { method, crc, packed, size, offset }: Entry): Uint8Array {
  if (archive.readUInt32LE(offset) !== 0x04034b50) throw refuse('zip.broken', broken);
  const from = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const raw = archive.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw refuse('zip.broken', broken);
  const content = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: size + 1 });
  if (content.byteLength !== size || crc32(content) !== crc) throw refuse('zip.broken', broken);
  return content;
}

const refuse = (code: string, said: Said) => new TemplateError([problem(code, said)]);

const noZip: Said = [
  '这不是 Word 文档（.docx）。',
  'This is no Word document (.docx).',
  '请在 Word 或 WPS 中另存为 .docx 后再上传；旧格式 .doc 不能使用。',
  'Save it as .docx in Word or WPS and send that; the old format .doc cannot be used.',
];
const broken: Said = [
  '文件已损坏或被加密，无法打开。',
  'The file is damaged or encrypted and cannot be opened.',
  '请去掉密码，在 Word 或 WPS 中重新保存后再上传。',
  'Remove the password, save it again in Word or WPS, and send that.',
];
const tooMuch: Said = [
  '文件解压后过大。',
  'The file is too large once it is unpacked.',
  '请删去图片和多余内容，重新保存后再上传。',
  'Take out pictures and what is not needed, save it again, and send that.',
];
const tooLarge = (most: number): Said => [
  '文件过大。',
  'The file is too large.',
  `请压缩其中的图片：最多 ${most / 1000} KB。`,
  `Make its pictures smaller: at most ${most / 1000} KB.`,
];
