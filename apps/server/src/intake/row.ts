import type { CellFault } from '@bitan/api';
import type { Form, Text } from '@bitan/definitions';
import { Refusal } from '../http/refusal.ts';
import { subjectOf, type Target } from './columns.ts';
import type { Kind, Named } from './subjects.ts';
import { valueOf } from './values.ts';

/** A line of a table: where it stands in the file, counted with the first row, and its cells. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a line says: answers, whom it names, and what of it cannot be read. */
export interface ReadRow extends Line {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly subjects: Readonly<Record<string, Named>>;
  readonly faults: readonly CellFault[];
}

/** How a table is read: its form, and what each column is for. */
export interface Reader {
  readonly form: Form;
  readonly columns: readonly (Target | undefined)[];
}

export function readRow({ form, columns }: Reader, { line, cells }: Line): ReadRow {
  const faults: CellFault[] = [];
  const answers: Record<string, unknown> = {};
  const said: Record<string, Record<string, unknown>> = {};
  if (cells.slice(columns.length).some(Boolean)) faults.push({ message: tooMany });
  for (const [column, target] of columns.entries()) {
    const cell = plain(cells[column] ?? '');
    if (!target || cell === '') continue;
    const isName = subjectOf(form, target.field) !== undefined && target.of === undefined;
    const value = isName ? { value: cell } : valueOf(cell, target);
    if ('fault' in value) faults.push({ column, message: value.fault });
    else if (isName || target.of) {
      const of = (said[target.field] ??= {});
      of[target.of ?? 'name'] = value.value;
    } else answers[target.field] = value.value;
  }
  return { line, cells, answers, subjects: namedIn(form, said), faults };
}

/** Where a row says more of somebody than the name, and not the name, nobody is named. */
function namedIn(form: Form, all: Record<string, Record<string, unknown>>): Record<string, Named> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([field, { name, id, ...said }]) => {
      const kind = subjectOf(form, field) as Kind;
      if (typeof name !== 'string') return [];
      return [[field, { kind, name, said, ...(id ? { id: String(id) } : {}) }]];
    }),
  );
}

/** Takes off what keeps a spreadsheet from computing a cell. */
const plain = (cell: string) => (/^'[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell).trim();

/** What is wrong with answers, by the columns that gave them. */
export function faultsOf(
  error: Refusal,
  columns: Reader['columns'],
  within?: string,
): readonly CellFault[] {
  const { errors = [], detail } = error.details;
  if (errors.length === 0) return [{ message: detail ?? unsaid(error) }];
  return errors.map(({ pointer, message }) => {
    const field = pointer.split('/')[2];
    const column = columns.findIndex((one) =>
      within === undefined
        ? one?.field === field && (one?.of === undefined || field === one?.field)
        : one?.field === within && (one?.of ?? 'name') === field,
    );
    return column < 0 ? { message } : { column, message };
  });
}

const unsaid = ({ code }: Refusal): Text => ({ 'zh-CN': code, en: code });
const tooMany: Text = {
  'zh-CN': '列数多于表头，请检查引号和逗号。',
  en: 'There are more cells than columns: check quotation marks and commas.',
};
