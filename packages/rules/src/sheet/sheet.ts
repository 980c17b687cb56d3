import {
  type Condition,
  type Decision,
  freeName,
  type Language,
  type Leaf,
  type Rule,
  type Sayable,
  type Text,
} from '@bitan/definitions';
import { type CellProblem, type Column, cellOf, columnOf, no, readCell, yes } from './cells.ts';

/** A decision as a table that a spreadsheet can show: a head, and a row of texts for each rule. */
export interface Sheet {
  readonly head: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  /** What a cell may hold, where that is a list. */
  readonly choices?: readonly string[];
  /** Not for people: it is read back as it was written. */
  readonly hidden?: boolean;
}

/** What is wrong with a cell, e.g. `C4`. */
export interface SheetProblem extends CellProblem {
  readonly cell: string;
}

/** The columns that every table has. A table is read in either language. */
const fixed = {
  name: { 'zh-CN': '规则标识', en: 'Rule id' },
  zh: { 'zh-CN': '中文名称', en: 'Chinese name' },
  en: { 'zh-CN': '英文名称', en: 'English name' },
  outcome: { 'zh-CN': '结论', en: 'Outcome' },
  other: { 'zh-CN': '其他条件', en: 'Other conditions' },
} satisfies Record<string, Text>;
type Fixed = keyof typeof fixed;

/** The rules of a decision as a table: a column for each fact that they compare at their top. */
export function sheetOf(words: Sayable, decision: Decision, language: Language): Sheet {
  const split = decision.rules.map((rule) => ({ rule, ...partsOf(rule.conditions) }));
  const facts = [...new Set(split.flatMap(({ leaves }) => leaves.map(({ fact }) => fact)))];
  const columns = facts.flatMap((id) => columnOf(words, id) ?? []);
  const outcomes = decision.outcomes.map(({ title }) => title[language]);
  const head = (key: Fixed) => ({ key, title: fixed[key][language] });
  return {
    head: [
      head('name'),
      head('zh'),
      head('en'),
      ...columns.map((column) => headOf(column, language)),
      { ...head('outcome'), choices: outcomes },
      { ...head('other'), hidden: true },
    ],
    rows: split.map(({ rule, leaves, others }) => [
      rule.name,
      rule.title['zh-CN'],
      rule.title.en,
      ...columns.map((column) => {
        const leaf = leaves.find(({ fact }) => fact === column.id);
        return leaf ? cellOf(words, column, leaf, language) : '';
      }),
      decision.outcomes.find(({ type }) => type === rule.event.type)?.title[language] ?? '',
      others.length > 0 ? JSON.stringify(others) : '',
    ]),
  };
}

/**
 * The rules that a table says: those that it changes and those that are new (without a name).
 * Rules that it does not mention stay as they are; nothing is taken from a row with a problem.
 *
 * @param rows with their head first, as a spreadsheet was read
 */
export function rulesFrom(
  words: Sayable,
  decision: Decision,
  rows: readonly (readonly string[])[],
): { readonly rules: readonly Rule[]; readonly problems: readonly SheetProblem[] } {
  const [head = [], ...body] = rows;
  const reading = new Reading(words, decision, head);
  const rules = body.flatMap((row, i) => reading.row(row, i + 2) ?? []);
  return { rules, problems: reading.problems };
}

class Reading {
  readonly problems: SheetProblem[] = [];
  readonly #words: Sayable;
  readonly #decision: Decision;
  readonly #head: readonly (Fixed | Column | undefined)[];
  readonly #rules: Rule[];

  constructor(words: Sayable, decision: Decision, head: readonly string[]) {
    this.#words = words;
    this.#decision = decision;
    this.#rules = [...decision.rules];
    this.#head = head.map((title) => fixedOf(title) ?? columnOf(words, idIn(title)));
    for (const [i, title] of head.entries()) {
      if (this.#head[i] || title === '') continue;
      this.#wrong(1, i, `没有事实“${title}”，请勿改动表头。`, `No fact is called “${title}”.`);
    }
    for (const key of ['zh', 'outcome'] as const) {
      const { 'zh-CN': zh, en } = fixed[key];
      if (!this.#head.includes(key))
        this.#wrong(1, 0, `缺少“${zh}”一列。`, `The column “${en}” is missing.`);
    }
  }

  /** The rule of a row, if it says something else than the decision does. */
  row(row: readonly string[], number: number): Rule | undefined {
    if (row.every((cell) => cell.trim() === '')) return undefined;
    const before = this.problems.length;
    const at = (key: Fixed) => row[this.#head.indexOf(key)]?.trim() ?? '';
    const name = at('name');
    const known = this.#decision.rules.find((rule) => rule.name === name);
    if (name !== '' && !known)
      this.#wrong(
        number,
        this.#head.indexOf('name'),
        `没有规则“${name}”；新规则请留空。`,
        `There is no rule “${name}”; leave this empty for a new one.`,
      );
    const outcome = this.#outcome(at('outcome'), number);
    const all = [...this.#leaves(row, number), ...this.#others(at('other'), number)];
    if (all.length === 0 && this.problems.length === before)
      this.#wrong(number, 0, '至少要有一个条件。', 'There must be a condition.');
    if (at('zh') === '')
      this.#wrong(number, this.#head.indexOf('zh'), '请填写名称。', 'Give it a name.');
    if (this.problems.length > before || !outcome) return undefined;
    const title: Text = { 'zh-CN': at('zh'), en: at('en') || at('zh') };
    if (!known) return this.#made(title, all, outcome);
    const event = known.event.type === outcome ? known.event : { type: outcome };
    const conditions = isSame(all, known.conditions) ? known.conditions : { all };
    const rule = { ...known, title, conditions, event };
    return JSON.stringify(rule) === JSON.stringify(known) ? undefined : rule;
  }

  #made(title: Text, all: Condition[], type: string): Rule {
    const name = freeName(this.#rules, `own-${this.#decision.id}`);
    const rule: Rule = { name, title, conditions: { all }, event: { type }, basis: [fromSheet] };
    this.#rules.push(rule);
    return rule;
  }

  #outcome(said: string, number: number): string | undefined {
    const { outcomes } = this.#decision;
    const found = outcomes.find(({ title }) => title['zh-CN'] === said || title.en === said);
    if (found) return found.type;
    const [zh, en] = (['zh-CN', 'en'] as const).map((one) =>
      outcomes.map(({ title }) => title[one]).join(one === 'en' ? ', ' : '、'),
    );
    const column = this.#head.indexOf('outcome');
    this.#wrong(number, column, `结论应为以下之一：${zh}。`, `The outcome must be one of: ${en}.`);
    return undefined;
  }

  #leaves(row: readonly string[], number: number): Leaf[] {
    return row.flatMap((text, i) => {
      const column = this.#head[i];
      const read = typeof column === 'object' && readCell(this.#words, column, text);
      if (!read) return [];
      if ('fact' in read) return [read];
      this.#wrong(number, i, read.message['zh-CN'], read.message.en);
      return [];
    });
  }

  #others(text: string, number: number): Condition[] {
    if (text === '') return [];
    try {
      return JSON.parse(text) as Condition[];
    } catch {
      const column = this.#head.indexOf('other');
      this.#wrong(number, column, '此列请勿改动。', 'Leave this column as it was.');
      return [];
    }
  }

  #wrong(row: number, column: number, zh: string, en: string): void {
    const cell = `${letters(Math.max(column, 0))}${row}`;
    this.problems.push({ cell, message: { 'zh-CN': zh, en } });
  }
}

const fromSheet = {
  title: { 'zh-CN': '本单位制度修改', en: 'Changed by this office' },
  mark: 'D' as const,
};

const headOf = ({ id, title, type, values }: Column, language: Language): SheetColumn => ({
  key: id,
  title: `${title[language]} [${id}]`,
  ...(type === 'boolean' && { choices: [yes[language], no[language]] }),
  ...(type === 'enum' && { choices: values.map((one) => one.title[language]) }),
});

/** A fact is known by its id, whatever is written before it. */
const idIn = (title: string): string => title.match(/\[([^[\]]+)\]\s*$/)?.[1] ?? '';

const fixedOf = (title: string): Fixed | undefined =>
  (Object.keys(fixed) as Fixed[]).find((key) => Object.values<string>(fixed[key]).includes(title));

/** The comparisons at the top of a condition, one for each fact, and all else. */
function partsOf(conditions: Condition): { leaves: Leaf[]; others: Condition[] } {
  const parts = 'all' in conditions ? conditions.all : [conditions];
  const leaves: Leaf[] = [];
  const others: Condition[] = [];
  for (const part of parts) {
    const isColumn = 'fact' in part && !leaves.some(({ fact }) => fact === part.fact);
    if (isColumn) leaves.push(part);
    else others.push(part);
  }
  return { leaves, others };
}

/** The same parts, in whatever order. */
function isSame(all: readonly Condition[], conditions: Condition): boolean {
  const parts = 'all' in conditions ? conditions.all : [conditions];
  const said = (list: readonly Condition[]) =>
    list
      .map((one) => JSON.stringify(one))
      .sort()
      .join();
  return said(all) === said(parts);
}

/** 0 → A, 26 → AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}
