import type { Data, Placeholder, Value } from '@bitan/documents';

/** What was known of a case, so that it does not tell whose it is. */
export function masked(placeholders: readonly Placeholder[], data: Data): Data {
  const masked = placeholders.map(({ tag, kind, example, columns = [] }) => {
    const value = data[tag];
    if (!value || kind === 'rows') {
      const rows = (value?.rows ?? []).map((row) => maskedRow(columns, row));
      return [tag, { text: '', holds: rows.length > 0, rows }];
    }
    return [tag, maskValue(tag, value, example)];
  });
  return Object.fromEntries(masked);
}

function maskedRow(columns: NonNullable<Placeholder['columns']>, row: Data): Data {
  const cells = columns.map(({ tag, example }) => {
    const value = row[tag];
    return [tag, value ? maskValue(tag, value, example) : { text: '', holds: false }];
  });
  return { ...Object.fromEntries(cells), n: row.n ?? { text: '', holds: false } };
}

const kept = ['office', 'number', 'today', 'today.cn', 'case.number'];
const harmless = /^(\d{4}年\d{1,2}月\d{1,2}日.*|[〇一二三四五六七八九十]+年.*日|是|否|[\d.]+)$/;

/** Dates, numbers and yes or no stay; of every other text the example stands there, or 某 for each character. */
function maskValue(tag: string, value: Value, example: string): Value {
  if (kept.includes(tag) || value.text === '' || harmless.test(value.text)) return value;
  const text = example || '某'.repeat(Math.min(8, value.text.length));
  return { ...value, text };
}

/** The examples of all placeholders, with two rows in every table. */
export function exampleData(placeholders: readonly Placeholder[], office: string): Data {
  const filled = placeholders.map(({ tag, kind, example, columns = [] }) => {
    if (kind === 'value') return [tag, said(tag === 'office' ? office : example)];
    const rows = ['1', '2'].map((n) => ({
      n: said(n),
      ...Object.fromEntries(columns.map((column) => [column.tag, said(column.example)])),
    }));
    return [tag, { text: '', holds: true, rows }];
  });
  return Object.fromEntries(filled);
}

const said = (text: string): Value => ({ text, holds: text !== '' });
