import type { Text } from '@bitan/definitions';
import { detect, enoughToDetect, isZip } from '../files/detect.ts';
import { Refusal } from '../http/refusal.ts';
import { readTable, type TableFormat, TableUnreadable, tableLimits } from '../workshop/table.ts';

/** What a table is: how it is written, what its columns are called, how many lines follow. */
export interface Inspected extends TableFormat {
  readonly head: readonly string[];
  readonly lines: number;
}

type Content = () => AsyncIterable<Buffer>;

/**
 * Reads a table through, so that what cannot be read is said before anything is taken from it.
 * @throws Refusal `file-refused`
 */
export async function inspect(content: Content): Promise<Inspected> {
  const format = await formatOf(content);
  let head: readonly string[] | undefined;
  let lines = 0;
  try {
    for await (const rows of readTable(content(), format)) {
      lines += rows.length;
      head ??= rows[0];
      if (lines > tableLimits.rows + 1) throw new TableUnreadable('too-many-rows', lines);
    }
  } catch (error) {
    throw error instanceof TableUnreadable ? unreadable(error) : error;
  }
  if (!head || head.every((cell) => cell === '')) throw refused(noHead);
  if (head.length > tableLimits.columns) throw refused(tooWide);
  if (lines < 2) throw refused(noLines);
  return { ...format, head, lines: lines - 1 };
}

/** By its content, whatever it is called. */
async function formatOf(content: Content): Promise<TableFormat> {
  const start = await beginningOf(content());
  if (isUtf16(start)) return { kind: 'csv', encoding: utf16(start), delimiter: '\t' };
  const type = await detect(start);
  if (type === 'xlsx') return { kind: 'xlsx', encoding: '', delimiter: '' };
  if (type !== 'txt') throw refused(notATable);
  const encoding = await encodingOf(content());
  return { kind: 'csv', encoding, delimiter: delimiterOf(start, encoding) };
}

const isUtf16 = (bytes: Buffer) =>
  bytes.length > 1 && [0xfffe, 0xfeff].includes(bytes.readUInt16BE());
const utf16 = (bytes: Buffer) => (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be');

/** UTF-8 if it is that throughout, and otherwise the Chinese standard, which takes GBK in. */
async function encodingOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of bytes) decoder.decode(piece, { stream: true });
    decoder.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** What parts the columns of the first line: a comma, unless there is more of another. */
function delimiterOf(start: Buffer, encoding: string): string {
  const [first = ''] = new TextDecoder(encoding).decode(start).split(/\r?\n/, 1);
  const count = (one: string) => first.split(one).length;
  return [',', '\t', ';'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** As much as tells what it is: of an archive, all. */
async function beginningOf(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of bytes) {
    parts.push(part);
    size += part.length;
    if (size >= enoughToDetect && parts[0] && !isZip(parts[0])) break;
  }
  return Buffer.concat(parts);
}

const refused = (detail: Text) => new Refusal('file-refused', { detail });

function unreadable({ code, line }: TableUnreadable): Refusal {
  if (code === 'too-many-rows') return refused(tooLong);
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED')
    return refused(quotes(line));
  return refused(damaged);
}

const noHead: Text = {
  'zh-CN': '第一行没有表头。请在第一行写明每一列的名称。',
  en: 'The first row names no columns. Name each column in the first row.',
};
const noLines: Text = {
  'zh-CN': '表头之下没有数据。',
  en: 'There is nothing below the first row.',
};
const tooWide: Text = {
  'zh-CN': `列数超过 ${tableLimits.columns}。请删去不用的列。`,
  en: `There are more than ${tableLimits.columns} columns. Remove those that are not needed.`,
};
const tooLong: Text = {
  'zh-CN': `行数过多：Excel 最多 ${tableLimits.sheetRows} 行，CSV 最多 ${tableLimits.rows} 行。请另存为 CSV，或拆成几个文件。`,
  en: `There are too many rows: at most ${tableLimits.sheetRows} in Excel and ${tableLimits.rows} in CSV. Save it as CSV, or split it.`,
};
const notATable: Text = {
  'zh-CN': '只接收 Excel（.xlsx）和 CSV 文件，且不得含宏或加密。请另存后再上传。',
  en: 'Only Excel (.xlsx) and CSV are taken, without macros or encryption. Save it as one of these.',
};
const damaged: Text = {
  'zh-CN': '文件无法读取，可能已损坏。请用原软件打开并另存后再上传。',
  en: 'The file cannot be read; it may be damaged. Open it, save it anew and upload it again.',
};
const quotes = (line: number): Text => ({
  'zh-CN': `约第 ${line} 行起引号没有配对，后面的内容无法分行。请检查该处的英文引号。`,
  en: `From about line ${line} a quotation mark is not closed, so that rows cannot be told apart. Check the quotation marks there.`,
});
