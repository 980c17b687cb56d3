import { readZip, storedEntry, writeZip } from './zip.ts';

/**
 * A Word or Excel document that does not tell who made it: its properties are emptied, its picture
 * of itself is taken out. What stands in the text (comments, tracked changes) stays.
 */
export function cleanOffice(bytes: Buffer): Buffer | undefined {
  const entries = readZip(bytes);
  if (!entries) return undefined;
  return writeZip(
    entries.map((entry) => {
      const empty = emptied[entry.name];
      if (empty !== undefined) return storedEntry(entry.name, Buffer.from(empty));
      const isPicture = entry.name.startsWith('docProps/thumbnail.');
      return isPicture ? storedEntry(entry.name, Buffer.alloc(0)) : entry;
    }),
  );
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const officeNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006';
const emptied: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${xml}<Properties xmlns="${officeNamespace}/extended-properties"/>`,
  'docProps/custom.xml': `${xml}<Properties xmlns="${officeNamespace}/custom-properties"/>`,
};

/**
 * A PDF whose information (author, programme, title) is overwritten with spaces where it stands, so
 * that nothing in the file moves. One that is signed stays as it is: the signature is worth more.
 * Information in compressed objects is not reached.
 */
export function cleanPdf(bytes: Buffer): Buffer {
  if (bytes.includes('/ByteRange')) return bytes;
  const clean = Buffer.from(bytes);
  for (const [from, to] of between(clean, '<x:xmpmeta', '</x:xmpmeta>')) {
    clean
      .fill(' ', from, to)
      .write('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'.slice(0, to - from), from);
  }
  for (const name of informationOf(clean)) {
    for (const [from, to] of between(clean, `${name} obj`, 'endobj')) {
      if (!isDigit(clean[from - 1])) blankTexts(clean, from, to);
    }
  }
  return clean;
}

/** The parts of a file that begin and end so. */
function* between(bytes: Buffer, begin: string, end: string): Generator<[number, number]> {
  let from = bytes.indexOf(begin);
  while (from >= 0) {
    const last = bytes.indexOf(end, from);
    if (last < 0) return;
    yield [from, last + end.length];
    from = bytes.indexOf(begin, last);
  }
}

/** The objects, such as `12 0`, that trailers name as the information about the file. */
function informationOf(bytes: Buffer): Set<string> {
  const names = new Set<string>();
  let at = bytes.indexOf('/Info');
  while (at >= 0 && names.size < mostInformation) {
    const [, number, generation] =
      bytes.toString('latin1', at, at + 40).match(/^\/Info\s+(\d{1,10})\s+(\d{1,5})\s+R/) ?? [];
    if (number) names.add(`${number} ${generation}`);
    at = bytes.indexOf('/Info', at + 5);
  }
  return names;
}
/** `13 0 obj` is not object 3. */
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;

/** As many as a file has that was changed often. */
const mostInformation = 50;

/** Puts spaces in the place of every text, `(…)` or `<…>`, in a part of the file. */
function blankTexts(bytes: Buffer, from: number, to: number): void {
  let depth = 0;
  let inHex = false;
  for (let at = from; at < to; at += 1) {
    const sign = String.fromCharCode(bytes[at] ?? 0);
    const doubled = bytes[at + 1] === bytes[at];
    if (depth > 0 && sign === '\\') {
      bytes.fill(' ', at, at + 2);
      at += 1;
    } else if (sign === '(' || sign === ')') {
      const isInner = sign === '(' ? depth > 0 : depth > 1;
      depth = Math.max(0, depth + (sign === '(' ? 1 : -1));
      if (isInner) bytes.fill(' ', at, at + 1);
    } else if (depth > 0) {
      bytes.fill(' ', at, at + 1);
    } else if ((sign === '<' || sign === '>') && doubled && !inHex) {
      at += 1;
    } else if (sign === '<' || sign === '>') {
      inHex = sign === '<';
    } else if (inHex) {
      bytes.fill(' ', at, at + 1);
    }
  }
}
