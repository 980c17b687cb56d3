import type { CellFault } from '@bitan/api';
import type { Language } from '@bitan/definitions';
import type { Office } from '@bitan/store';
import { Download, type UseCase } from '../http/bind.ts';
import { officeOf } from '../work/standing.ts';
import { linesOf } from './lines.ts';

/** The lines that were not taken, as they came and with what is wrong with each, to be mended. */
export const refusedLines: UseCase<'refusedLines'> = async ({ runtime, me, path, query }) => {
  const office = officeOf(runtime, me);
  const { language = 'zh-CN' } = query;
  const one = await office.imports.get(path.import);
  const reasons = await allRefusals(office, path.import);
  const [lineTitle, reasonTitle] = language === 'en' ? ['Row', 'Reason'] : ['原行号', '未导入原因'];
  const out = [csvLine([...one.head, lineTitle, reasonTitle])];
  for await (const { lines } of linesOf(runtime, me.office.id, one)) {
    for (const { line, cells } of lines) {
      const errors = reasons.get(line);
      if (!errors) continue;
      const padded = one.head.map((_, i) => cells[i] ?? '');
      out.push(csvLine([...padded, String(line), saidOf(errors, one.head, language)]));
    }
  }
  await office.transaction(async (tx) => {
    tx.audit.add({ event: 'import.refused-read', subject: one.id });
  });
  const bytes = Buffer.from(`\uFEFF${out.join('')}`, 'utf8');
  const name = one.name.replace(/\.[^.]*$/, '');
  return new Download(
    bytes,
    `${name}-${language === 'en' ? 'refused' : '未导入'}.csv`,
    'text/csv; charset=utf-8',
  );
};

async function allRefusals(office: Office, id: string): Promise<Map<number, CellFault[]>> {
  const all = new Map<number, CellFault[]>();
  for (let after = 0; ; ) {
    const page = await office.imports.refusals(id, { after, limit: 1000 });
    for (const { line, errors } of page) all.set(line, errors as CellFault[]);
    if (page.length < 1000) return all;
    after = page.at(-1)?.line ?? after;
  }
}

/** What is wrong with a line, each with its column. */
export const saidOf = (errors: readonly CellFault[], head: readonly string[], language: Language) =>
  errors
    .map(({ column, message }) => {
      const name = column === undefined ? '' : head[column];
      return name && !message[language].includes(name)
        ? `${name}${language === 'en' ? ': ' : '：'}${message[language]}`
        : message[language];
    })
    .join(language === 'en' ? ' ' : '');

/** What a spreadsheet would take for a formula is told as text. */
const csvLine = (cells: readonly (string | undefined)[]) =>
  `${cells.map((cell = '') => quoted(/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)).join(',')}\r\n`;
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
