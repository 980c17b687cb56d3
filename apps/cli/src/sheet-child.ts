import { readFile, stat } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { type SheetAnswer, sheetLimits, type Table } from './sheet.ts';

process.once('message', async (file: string) => {
  process.send?.(await read(file));
});

async function read(file: string): Promise<SheetAnswer> {
  try {
    if ((await stat(file)).size > sheetLimits.bytes)
      throw new Error('文件过大 / the file is too large');
    const table = file.toLowerCase().endsWith('.xlsx') ? await workbook(file) : await csv(file);
    if (table.length > sheetLimits.rows) throw new Error('行数过多 / too many rows');
    return { table };
  } catch (error) {
    return { failed: `${file}: ${(error as Error).message}` };
  }
}

/** Rows of unequal length are kept: each is told apart later, by its line. */
async function csv(file: string): Promise<Table> {
  const text = await readFile(file, 'utf8');
  return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
}

async function workbook(file: string): Promise<Table> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1, sheetLimits.columns) : [];
    rows.push(Array.from(cells, scalar));
  });
  return rows;
}

/** Only what a cell shows is taken, never what it computes or links to. */
function scalar(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (value === null || value === undefined || typeof value === 'object') return '';
  return String(value).trim();
}
