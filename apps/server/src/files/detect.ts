import type { FileType } from '@bitan/definitions';
import { fileTypeFromBuffer } from 'file-type';
import { readZip } from './zip.ts';

/**
 * What a file is, by its content and not by its name.
 * @param bytes the whole file, or of one that is no archive its beginning
 * @returns nothing for what is none of the types that may be uploaded
 */
export async function detect(bytes: Buffer): Promise<FileType | undefined> {
  if (bytes.subarray(0, 4).equals(zipMark)) return inZip(bytes);
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found) return byMedia[found.mime];
  return isText(bytes) ? 'txt' : undefined;
}

/** How much of a file that is no archive is enough to see what it is. */
export const enoughToDetect = 1024 * 1024;
const zipMark = Buffer.from('PK\x03\x04', 'latin1');
export const isZip = (head: Buffer): boolean => head.subarray(0, 4).equals(zipMark);

const byMedia: Readonly<Record<string, FileType>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/mpeg': 'mp3',
  'audio/x-m4a': 'm4a',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
  'audio/vnd.wave': 'wav',
  'video/mp4': 'mp4',
};

/** A document by the part that makes it one. One with macros is none of them. */
function inZip(bytes: Buffer): FileType | undefined {
  const names = new Set(readZip(bytes)?.map(({ name }) => name));
  const runs = [...names].some((name) => /vbaProject|\/macros\/|\/activeX\//i.test(name));
  if (runs) return undefined;
  return parts.find(([part]) => names.has(part))?.[1];
}
const parts: readonly [string, FileType][] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['OFD.xml', 'ofd'],
];

/** Text in UTF-8 or in the Chinese standard, without control characters; its end may be cut. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0 || bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32)))
    return false;
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
      return true;
    } catch {
      return false;
    }
  });
}
