import type { FieldSchema, Text } from '@bitan/definitions';
import type { Target } from './columns.ts';

const yes = ['是', '有', '对', 'true', 'yes', 'y', '1', '√'];
const no = ['否', '无', '没有', '不是', 'false', 'no', 'n', '0', '×'];

/** What a cell says, as the field takes it, or why it says nothing that it can take. */
export type Said = { readonly value: unknown } | { readonly fault: Text };

/** Reads a cell that is not empty; what its form says to the value is not asked here. */
export function valueOf(cell: string, { schema, texts }: Pick<Target, 'schema' | 'texts'>): Said {
  if (schema.type === 'boolean') return truth(cell);
  if (schema.type === 'integer' || schema.type === 'number') return number(cell);
  if (schema.type === 'array') return several(cell, schema, texts);
  if (schema.format === 'date') return day(cell);
  return schema.oneOf ? choice(cell, schema.oneOf, texts) : { value: cell };
}

function truth(cell: string): Said {
  const said = cell.normalize('NFKC').toLowerCase();
  if (yes.includes(said)) return { value: true };
  if (no.includes(said)) return { value: false };
  return wrong(cell, '请填「是」或「否」。', 'Write 是 or 否 (yes or no).');
}

function number(cell: string): Said {
  const value = Number(cell.normalize('NFKC').replaceAll(/[,\s]/g, ''));
  return Number.isFinite(value) ? { value } : wrong(cell, '请填数字。', 'Write a number.');
}

/** `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`, `20260105`. */
function day(cell: string): Said {
  const text = cell.normalize('NFKC');
  const found =
    text.match(/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/) ??
    text.match(/^(\d{4})(\d{2})(\d{2})$/);
  const [, y, m = '', d = ''] = found ?? [];
  const value = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (found && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value)) return { value };
  return wrong(cell, '请写成 2026-01-05 的样子。', 'Write it like 2026-01-05.');
}

function several(cell: string, { items }: FieldSchema, texts: Target['texts']): Said {
  const parts = cell.split(/[;；、,，]/).map((one) => one.trim());
  const said = parts
    .filter(Boolean)
    .map((one): Said => (items?.oneOf ? choice(one, items.oneOf, texts) : { value: one }));
  const fault = said.find((one) => 'fault' in one);
  return fault ?? { value: said.map((one) => ('value' in one ? one.value : '')) };
}

function choice(
  cell: string,
  choices: readonly { const: string; title: string }[],
  texts: Target['texts'],
): Said {
  const said = cell.normalize('NFKC').toLowerCase();
  const found = choices.find((one) =>
    [one.title, one.const, texts?.[one.const] ?? one.title].some(
      (name) => name.normalize('NFKC').toLowerCase() === said,
    ),
  );
  if (found) return { value: found.const };
  return wrong(
    cell,
    `可填：${choices.map(({ title }) => title).join('、')}。`,
    `Write one of: ${choices.map((one) => texts?.[one.const] ?? one.title).join(', ')}.`,
  );
}

const wrong = (cell: string, zh: string, en: string): Said => ({
  fault: {
    'zh-CN': `「${shortened(cell)}」无法识别。${zh}`,
    en: `“${shortened(cell)}” is not understood. ${en}`,
  },
});
const shortened = (cell: string) => (cell.length > 30 ? `${cell.slice(0, 30)}…` : cell);
