import type { Condition, Decision, Leaf, Rule, Sayable, Text } from '@bitan/definitions';
import { type CellProblem, type Column, cellOf, columnOf, readCell } from './cells.ts';

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

const fixed = { name: '规则标识', zh: '名称', en: 'Name', outcome: '结论', other: '其他条件' };

/** The rules of a decision as a table: a column for each fact that they compare at their top. */
export function sheetOf(words: Sayable, decision: Decision): Sheet {
  const split = decision.rules.map((rule) => ({ rule, ...partsOf(rule.conditions) }));
  const facts = [...new Set(split.flatMap(({ leaves }) => leaves.map(({ fact }) => fact)))];
  const columns = facts.flatMap((id) => columnOf(words, id) ?? []);
  const outcomes = decision.outcomes.map(({ title }) => title['zh-CN']);
  return {
    head: [
      { key: 'name', title: fixed.name },
      { key: 'zh', title: fixed.zh },
      { key: 'en', title: fixed.en },
      ...columns.map(headOf),
      { key: 'outcome', title: fixed.outcome, choices: outcomes },
      { key: 'other', title: fixed.other, hidden: true },
    ],
    rows: split.map(({ rule, leaves, others }) => [
      rule.name,
      rule.title['zh-CN'],
      rule.title.en,
      ...columns.map((column) => {
        const leaf = leaves.find(({ fact }) => fact === column.id);
        return leaf ? cellOf(words, column, leaf) : '';
      }),
      decision.outcomes.find(({ type }) => type === rule.event.type)?.title['zh-CN'] ?? '',
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
  readonly #head: readonly string[];
  readonly #columns: readonly (Column | undefined)[];
  #added = 0;

  constructor(words: Sayable, decision: Decision, head: readonly string[]) {
    this.#words = words;
    this.#decision = decision;
    this.#head = head;
    const ids = [
      ...Object.keys(words.facts),
      ...Object.keys(words.decisions).map((id) => `decision:${id}`),
    ];
    const known = ids.flatMap((id) => columnOf(words, id) ?? []);
    this.#columns = head.map((title) => known.find((column) => headOf(column).title === title));
    for (const [i, title] of head.entries()) {
      if (this.#columns[i] || Object.values(fixed).includes(title) || title === '') continue;
      this.#wrong(1, i, `没有事实“${title}”，请勿改动表头。`, `No fact is called “${title}”.`);
    }
    for (const title of [fixed.zh, fixed.outcome]) {
      if (!head.includes(title))
        this.#wrong(1, 0, `缺少“${title}”一列。`, `The column “${title}” is missing.`);
    }
  }

  /** The rule of a row, if it says something else than the decision does. */
  row(row: readonly string[], number: number): Rule | undefined {
    if (row.every((cell) => cell.trim() === '')) return undefined;
    const before = this.problems.length;
    const at = (title: string) => row[this.#head.indexOf(title)]?.trim() ?? '';
    const name = at(fixed.name);
    const known = this.#decision.rules.find((rule) => rule.name === name);
    if (name !== '' && !known)
      this.#wrong(
        number,
        this.#head.indexOf(fixed.name),
        `没有规则“${name}”；新规则请留空。`,
        `There is no rule “${name}”; leave this empty for a new one.`,
      );
    const outcome = this.#outcome(at(fixed.outcome), number);
    const all = [...this.#leaves(row, number), ...this.#others(at(fixed.other), number)];
    if (all.length === 0 && this.problems.length === before)
      this.#wrong(number, 0, '至少要有一个条件。', 'There must be a condition.');
    if (at(fixed.zh) === '')
      this.#wrong(number, this.#head.indexOf(fixed.zh), '请填写名称。', 'Give it a name.');
    if (this.problems.length > before || !outcome) return undefined;
    const title: Text = { 'zh-CN': at(fixed.zh), en: at(fixed.en) || at(fixed.zh) };
    if (!known) return this.#made(title, all, outcome);
    const event = known.event.type === outcome ? known.event : { type: outcome };
    const conditions = isSame(all, known.conditions) ? known.conditions : { all };
    const rule = { ...known, title, conditions, event };
    return JSON.stringify(rule) === JSON.stringify(known) ? undefined : rule;
  }

  #made(title: Text, all: Condition[], type: string): Rule {
    this.#added += 1;
    const name = `own-${this.#decision.id}-sheet-${this.#added}`;
    return { name, title, conditions: { all }, event: { type }, basis: [fromSheet] };
  }

  #outcome(said: string, number: number): string | undefined {
    const { outcomes } = this.#decision;
    const found = outcomes.find(({ title }) => title['zh-CN'] === said || title.en === said);
    if (found) return found.type;
    const [zh, en] = (['zh-CN', 'en'] as const).map((one) =>
      outcomes.map(({ title }) => title[one]).join(one === 'en' ? ', ' : '、'),
    );
    const column = this.#head.indexOf(fixed.outcome);
    this.#wrong(number, column, `结论应为以下之一：${zh}。`, `The outcome must be one of: ${en}.`);
    return undefined;
  }

  #leaves(row: readonly string[], number: number): Leaf[] {
    return row.flatMap((text, i) => {
      const column = this.#columns[i];
      const read = column && readCell(this.#words, column, text);
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
      const column = this.#head.indexOf(fixed.other);
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

const headOf = ({ id, title, type, values }: Column): SheetColumn => ({
  key: id,
  title: `${title['zh-CN']} [${id}]`,
  ...(type === 'boolean' && { choices: ['是', '否'] }),
  ...(type === 'enum' && { choices: values.map((one) => one.title['zh-CN']) }),
});

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
