import { type Options, type Parser, parse } from 'csv-parse';
import { scalarOf } from './cell.ts';
import { type Answer, type Ask, tableLimits } from './table.ts';

/**
 * Reads one table in a process of its own: bytes come in pieces, and for each there is one answer
 * with the rows that ended in it.
 */
process.on('message', (ask: Ask) => {
  answer(ask).then(
    (rows) => process.send?.({ rows } satisfies Answer),
    (error: Error & { code?: string; lines?: number }) =>
      process.send?.({
        failed: error.code ?? error.message,
        line: error.lines ?? 0,
      } satisfies Answer),
  );
});
process.on('disconnect', () => process.exit());

let reader: { take(bytes: Uint8Array): void; end(): Promise<string[][]>; rows(): string[][] };

async function answer(ask: Ask): Promise<string[][]> {
  if ('kind' in ask) {
    reader = ask.kind === 'xlsx' ? workbook() : delimited(ask.encoding, ask.delimiter);
    return [];
  }
  if ('end' in ask) return reader.end();
  reader.take(ask.bytes);
  return reader.rows();
}

function delimited(encoding: string, delimiter: string): typeof reader {
  const decoder = new TextDecoder(encoding);
  const options: Options = {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    trim: true,
    max_record_size: tableLimits.record,
  };
  const parser: Parser = parse(options);
  let failed: Error | undefined;
  parser.on('error', (error) => {
    failed = error;
  });
  const rows = () => {
    const all: string[][] = [];
    for (let row = parser.read(); row !== null; row = parser.read()) all.push(row);
    if (failed) throw failed;
    return all;
  };
  return {
    take: (bytes) => void parser.write(decoder.decode(bytes, { stream: true })),
    rows,
    end: () =>
      new Promise((resolve, reject) => {
        const last: string[][] = [];
        parser.on('readable', () => last.push(...rows()));
        parser.once('end', () => resolve(last));
        parser.once('error', reject);
        parser.write(decoder.decode());
        parser.end();
        if (failed) reject(failed);
      }),
  };
}

function workbook(): typeof reader {
  const pieces: Uint8Array[] = [];
  return {
    take: (bytes) => void pieces.push(bytes),
    rows: () => [],
    async end() {
      const { default: exceljs } = await import('exceljs');
      const book = new exceljs.Workbook();
      await book.xlsx.load(Buffer.concat(pieces) as unknown as ArrayBuffer);
      const sheet = book.worksheets[0];
      if (!sheet) return [];
      if (sheet.rowCount > tableLimits.sheetRows + 1) throw new Error('too-many-rows');
      const rows: string[][] = [];
      sheet.eachRow({ includeEmpty: true }, (row) => {
        const cells = Array.isArray(row.values) ? row.values.slice(1, tableLimits.columns + 2) : [];
        rows.push(Array.from(cells, scalarOf));
      });
      return rows;
    },
  };
}
