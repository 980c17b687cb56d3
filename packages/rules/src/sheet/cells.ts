import {
  type Fact,
  isParameter,
  type Language,
  type Leaf,
  type Operator,
  parameterId,
  type Sayable,
  type Scalar,
  type Text,
} from '@bitan/definitions';
import { decisionRead } from '../find.ts';

/** What a comparison reads: a fact, or an earlier decision whose outcomes are its values. */
export interface Column {
  readonly id: string;
  readonly title: Text;
  readonly type: Fact['type'];
  readonly values: readonly { readonly id: string; readonly title: Text }[];
}

/** Why a cell was not understood, and what to write instead. */
export interface CellProblem {
  readonly message: Text;
}

/** @returns nothing for what the vocabulary does not have */
export function columnOf({ facts, decisions }: Sayable, id: string): Column | undefined {
  const decision = decisions[decisionRead(id) ?? ''];
  if (decision) {
    const values = decision.outcomes.map(({ type, title }) => ({ id: type, title }));
    return { id, title: decision.title, type: decision.hit === 'first' ? 'enum' : 'set', values };
  }
  const fact = facts[id];
  return fact && { id, title: fact.title, type: fact.type, values: fact.values ?? [] };
}

const signs: readonly (readonly [Operator, string])[] = [
  ['greaterThanInclusive', '≥'],
  ['lessThanInclusive', '≤'],
  ['greaterThan', '>'],
  ['lessThan', '<'],
  ['notIn', '∉'],
  ['in', '∈'],
  ['doesNotContain', '∌'],
  ['contains', '∋'],
  ['notEqual', '≠'],
];

/**
 * A comparison as a cell of a table: `是`, `≥ 3`, `∈ 甲、乙`, `≥ 次数 @repeat.limit` (a parameter by
 * its id). `readCell` reads it back.
 */
export function cellOf(
  words: Sayable,
  column: Column,
  { operator, value }: Leaf,
  language: Language,
): string {
  const sign = signs.find(([one]) => one === operator)?.[1];
  const said = isParameter(value)
    ? `${words.parameters[parameterId(value)]?.title[language] ?? ''} @${parameterId(value)}`
    : [value]
        .flat()
        .map((one) => sayScalar(column, one, language))
        .join(language === 'en' ? ', ' : '、');
  return sign ? `${sign} ${said}` : said;
}

/** The comparison that a cell says; nothing for an empty one. */
export function readCell(
  words: Sayable,
  column: Column,
  text: string,
): Leaf | CellProblem | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '—') return undefined;
  const [operator, sign] = signs.find(([, one]) => trimmed.startsWith(one)) ?? ['equal', ''];
  const said = trimmed.slice(sign.length).trim();
  const id = said.match(/@([A-Za-z0-9.-]+)$/)?.[1];
  if (id !== undefined) {
    return words.parameters[id]
      ? { fact: column.id, operator, value: { fact: `param:${id}` } }
      : wrong(`没有参数“${id}”。`, `There is no parameter “${id}”.`);
  }
  const isList = operator === 'in' || operator === 'notIn';
  const read = (isList ? said.split(/[、,，]/) : [said]).map((one) =>
    readScalar(column, one.trim()),
  );
  const unread = read.find((one) => typeof one === 'object');
  if (unread && typeof unread === 'object') return unread;
  const values = read as Scalar[];
  return { fact: column.id, operator, value: isList ? values : (values[0] as Scalar) };
}

export const yes: Text = { 'zh-CN': '是', en: 'yes' };
export const no: Text = { 'zh-CN': '否', en: 'no' };

function sayScalar({ values }: Column, value: Scalar, language: Language): string {
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  return values.find(({ id }) => id === value)?.title[language] ?? String(value);
}

function readScalar({ type, values }: Column, said: string): Scalar | CellProblem {
  switch (type) {
    case 'boolean':
      if (['是', 'yes', 'true'].includes(said.toLowerCase())) return true;
      if (['否', 'no', 'false'].includes(said.toLowerCase())) return false;
      return wrong('请写“是”或“否”。', 'Write 是 (yes) or 否 (no).');
    case 'integer':
    case 'number': {
      const number = Number(said);
      const fits = said !== '' && Number.isFinite(number);
      return fits && (type === 'number' || Number.isInteger(number))
        ? number
        : wrong('请写数字，如“≥ 3”。', 'Write a number, e.g. “≥ 3”.');
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(said)
        ? said
        : wrong('请写日期，如 2026-01-31。', 'Write a day, e.g. 2026-01-31.');
    default: {
      const known = values.find(
        ({ id, title }) => id === said || title['zh-CN'] === said || title.en === said,
      );
      const all = values.map(({ title }) => title['zh-CN']).join('、');
      const english = values.map(({ title }) => title.en).join(', ');
      return known?.id ?? wrong(`应为以下之一：${all}。`, `It must be one of: ${english}.`);
    }
  }
}

const wrong = (zh: string, en: string): CellProblem => ({ message: { 'zh-CN': zh, en } });
