import { derived, type FieldSchema, type Text } from '@bitan/definitions';
import type { Target } from './columns.ts';

/** The field that a cell is for, and its choices in English. */
type Read = Pick<Target, 'schema' | 'texts'>;

const yes = ['是', '有', '对', 'true', 'yes', 'y', '1', '√'];
const no = ['否', '无', '没有', '不是', 'false', 'no', 'n', '0', '×'];

/** What a cell says, as the field takes it, or why it says nothing that it can take. */
export type Said = { readonly value: unknown } | { readonly fault: Text };

/** Reads a cell that is not empty; what its form says to the value is not asked here. */
export function valueOf(cell: string, target: Read): Said {
  const { schema } = target;
  if (schema.type === 'boolean') return truth(cell);
  if (schema.type === 'integer' || schema.type === 'number') return number(cell);
  if (schema.type === 'array') return several(cell, target);
  if (schema.format === 'date') return day(cell);
  return schema.oneOf ? choice(cell, target) : { value: cell };
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

function several(cell: string, target: Read): Said {
  const parts = cell.split(/[;；、,，]/).map((one) => one.trim());
  const said = parts
    .filter(Boolean)
    .map((one): Said => (target.schema.items?.oneOf ? choice(one, target) : { value: one }));
  const fault = said.find((one) => 'fault' in one);
  return fault ?? { value: said.map((one) => ('value' in one ? one.value : '')) };
}

function choice(cell: string, target: Read): Said {
  const found = byName(target).get(named(cell));
  if (found !== undefined) return { value: found };
  const choices = choicesOf(target);
  return wrong(
    cell,
    `可填：${choices.map(({ title }) => title).join('、')}。`,
    `Write one of: ${choices.map((one) => inEnglish(target, one)).join(', ')}.`,
  );
}

type Choice = NonNullable<FieldSchema['oneOf']>[number];

const choicesOf = ({ schema }: Read): readonly Choice[] =>
  schema.oneOf ?? schema.items?.oneOf ?? [];
const inEnglish = ({ texts }: Read, one: Choice) => texts?.[one.const] ?? one.title;

/** What each name of a choice means; one that two bear, the first of them. */
const byName = derived((target: Read) => {
  const names = new Map<string, string>();
  for (const one of choicesOf(target)) {
    for (const name of [one.title, one.const, inEnglish(target, one)].map(named)) {
      if (!names.has(name)) names.set(name, one.const);
    }
  }
  return names;
});
const named = (name: string) => name.normalize('NFKC').toLowerCase();

const wrong = (cell: string, zh: string, en: string): Said => ({
  fault: {
    'zh-CN': `「${shortened(cell)}」无法识别。${zh}`,
    en: `“${shortened(cell)}” is not understood. ${en}`,
  },
});
const shortened = (cell: string) => (cell.length > 30 ? `${cell.slice(0, 30)}…` : cell);
