import type { Sheet } from '@bitan/rules';
import type { Table } from './jobs.ts';

/** How large a spreadsheet that is read may be. */
const limits = { rows: 1_100, columns: 200 } as const;

/** A table as an .xlsx file: choices are drop-downs, what is not for people is hidden. */
export async function writeSpreadsheet({ head, rows }: Sheet): Promise<string> {
  const book = await newBook();
  const sheet = book.addWorksheet('规则', { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  sheet.addRow(head.map(({ title }) => title)).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  const last = rows.length + 50;
  for (const [i, { choices, hidden }] of head.entries()) {
    const column = sheet.getColumn(i + 1);
    column.width = 22;
    column.hidden = hidden ?? false;
    column.alignment = { wrapText: true, vertical: 'top' };
    if (!choices) continue;
    const list = `"${choices.join(',')}"`;
    // Excel takes a list of at most 255 characters; a longer one is checked when it is read.
    if (list.length > 255 || choices.some((one) => one.includes(','))) continue;
    for (let row = 2; row <= last; row += 1) {
      sheet.getCell(row, i + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [list],
        // Comparisons such as “≠ 是” are no item of the list and may be written all the same.
        showErrorMessage: false,
      };
    }
  }
  return Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
}

/** Tables as sheets of one file; a text that a spreadsheet would take for a formula is told as text. */
export async function writeTables(tables: readonly Table[]): Promise<string> {
  const book = await newBook();
  for (const [i, { name, rows }] of tables.entries()) {
    // Excel takes 31 characters, and some not at all; the number keeps names apart.
    const sheet = book.addWorksheet(`${i + 1} ${name.replace(/[\\/*?:[\]]/g, ' ')}`.slice(0, 31));
    for (const row of rows) sheet.addRow(row.map(harmless));
    sheet.getRow(1).font = { bold: true };
    sheet.columns.forEach((column, at) => {
      column.width = at === 0 ? 40 : 24;
    });
  }
  return Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
}

const harmless = (cell: string | number) =>
  typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;

/**
 * The texts of the first sheet of an .xlsx file, row by row; only what a cell shows is taken, never
 * what it computes.
 *
 * @returns nothing for what is no such file, or one that is too large
 */
export async function readSpreadsheet(base64: string): Promise<string[][] | undefined> {
  const book = await newBook();
  try {
    await book.xlsx.load(Buffer.from(base64, 'base64') as unknown as ArrayBuffer);
  } catch {
    return undefined;
  }
  const sheet = book.worksheets[0];
  if (!sheet || sheet.actualRowCount > limits.rows) return undefined;
  const rows: string[][] = [];
  sheet.eachRow((row) => {
    const values = Array.isArray(row.values) ? row.values.slice(1, limits.columns) : [];
    rows.push(
      Array.from(values, (value) => (typeof value === 'object' ? '' : String(value ?? ''))),
    );
  });
  return rows;
}

/** Loaded when first needed: most of what is checked never meets a spreadsheet. */
async function newBook() {
  const { default: exceljs } = await import('exceljs');
  return new exceljs.Workbook();
}
