import { nearest } from '@bitan/definitions';
import type { Element } from '@xmldom/xmldom';
import type { Placeholder } from './placeholder.ts';
import { problem, type Said, type TemplateProblem } from './problem.ts';
import { allIn } from './xml.ts';

/** One tag of a template: `{name}`, or the beginning or end of a section. */
export interface Tag {
  readonly mark: '' | '#' | '^' | '/';
  readonly name: string;
  /** The text of its paragraph, shortened. */
  readonly near: string;
  /** The part of the document that it stands in; sections end in the part where they began. */
  readonly part: string;
}

const grammar = /^([#^/]?)\s*([A-Za-z][A-Za-z0-9.-]*|)\s*$/;

/** The tags of a part in their order; what only looks like one is a problem. */
export function tagsIn(root: Element, part: string): { tags: Tag[]; problems: TemplateProblem[] } {
  const tags: Tag[] = [];
  const problems: TemplateProblem[] = [];
  for (const text of paragraphsOf(root)) {
    for (const match of text.matchAll(/\{([^{}]*)\}|[{}]/g)) {
      const near = around(text, match.index, match[0].length);
      const inner = match[1];
      const [, mark = '', name = ''] = (inner === undefined ? null : grammar.exec(inner)) ?? [];
      if (inner === undefined) problems.push(problem('tag.broken', halfOpen, near));
      else if (inner.startsWith('@')) problems.push(problem('tag.raw', raw(inner), near));
      else if (name === '' && mark !== '/')
        problems.push(problem('tag.form', badForm(inner), near));
      else tags.push({ mark: mark as Tag['mark'], name, near, part });
    }
  }
  return { tags, problems };
}

/** The text of every paragraph, without that of paragraphs in it. */
function paragraphsOf(root: Element): string[] {
  const texts = new Map<Element, string>();
  for (const paragraph of allIn(root, 'w:p')) texts.set(paragraph, '');
  for (const text of allIn(root, 'w:t')) {
    let parent = text.parentNode;
    while (parent && parent.nodeName !== 'w:p') parent = parent.parentNode;
    const paragraph = parent as Element | null;
    if (paragraph) texts.set(paragraph, `${texts.get(paragraph) ?? ''}${text.textContent ?? ''}`);
  }
  return [...texts.values()];
}

/** A piece of text with a little of what stands before and after it. */
function around(text: string, at: number, length: number): string {
  const [from, to] = [Math.max(0, at - 20), Math.min(text.length, at + length + 20)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}

/** Whether every tag can be filled and every section ends. */
export function tagProblems(
  tags: readonly Tag[],
  placeholders: readonly Placeholder[],
): TemplateProblem[] {
  const known = new Map(placeholders.map((one) => [one.tag, one]));
  const parts = new Set(tags.map(({ part }) => part));
  return [...parts].flatMap((part) =>
    problemsIn(
      tags.filter((tag) => tag.part === part),
      known,
    ),
  );
}

type Vocabulary = ReadonlyMap<string, Placeholder>;

function problemsIn(tags: readonly Tag[], known: Vocabulary): TemplateProblem[] {
  const open: Tag[] = [];
  const problems: TemplateProblem[] = [];
  for (const tag of tags) {
    if (tag.mark === '/') {
      const began = open.pop();
      if (!began) problems.push(problem('tag.unopened', unopened(tag.name), tag.near));
      else if (tag.name !== '' && tag.name !== began.name)
        problems.push(problem('tag.crossed', crossed(tag.name, began.name), tag.near));
      continue;
    }
    problems.push(...nameProblems(tag, open, known));
    if (tag.mark !== '') open.push(tag);
  }
  const unclosed = open.map(({ name, near }) => problem('tag.unclosed', notClosed(name), near));
  return [...problems, ...unclosed];
}

function nameProblems(tag: Tag, open: readonly Tag[], known: Vocabulary): TemplateProblem[] {
  const { mark, name, near } = tag;
  const columns = open.flatMap(({ mark: began, name: rows }) =>
    began === '#' ? columnsOf(known.get(rows)) : [],
  );
  const found = known.get(name);
  if (!found && !columns.includes(name)) {
    return [problem('tag.unknown', unknownTag(name, cureOf(name, known, columns)), near)];
  }
  return mark === '' && found?.kind === 'rows' && !columns.includes(name)
    ? [problem('tag.rows', isRows(found), near)]
    : [];
}

const columnsOf = (rows: Placeholder | undefined): string[] =>
  rows?.kind === 'rows' ? ['n', ...(rows.columns ?? []).map(({ tag }) => tag)] : [];

/** The tag that was meant: one whose title stands there, or one that is spelled nearly so. */
function cureOf(name: string, known: Vocabulary, columns: readonly string[]): string | undefined {
  const near = nearest(name, [...columns, ...known.keys()]);
  if (near) return near;
  const last = name.split('.').at(-1);
  return [...known.keys()].find((tag) => last !== undefined && tag.endsWith(`.${last}`));
}

const unknownTag = (name: string, near: string | undefined): Said => [
  `没有占位符「{${name}}」。`,
  `There is no placeholder “{${name}}”.`,
  near ? `是否应为「{${near}}」？` : '请从占位符清单中选用。',
  near ? `Is “{${near}}” meant?` : 'Choose one from the list of placeholders.',
];
const halfOpen: Said = [
  '花括号不成对：占位符没有写完整。',
  'A brace is missing: a placeholder is not complete.',
  '请在同一段内写全 {…}；正文中的花括号请改为全角。',
  'Write {…} whole in one paragraph; use other brackets in the text.',
];
const raw = (inner: string): Said => [
  `不能使用直接插入 XML 的占位符「{${inner}}」。`,
  `The placeholder “{${inner}}” would insert XML, which is not allowed.`,
  '请删去 @，改用清单中的占位符。',
  'Take away the @ and use a placeholder from the list.',
];
const badForm = (inner: string): Said => [
  `「{${inner}}」不是占位符。`,
  `“{${inner}}” is no placeholder.`,
  '请从占位符清单中选用；正文中的花括号请改为全角。',
  'Choose one from the list; use other brackets in the text.',
];
const unopened = (name: string): Said => [
  `「{/${name}}」之前没有对应的「{#…}」。`,
  `There is no “{#…}” before “{/${name}}”.`,
  '请补上开头，或删去这个结尾。',
  'Add the beginning, or remove this end.',
];
const crossed = (name: string, began: string): Said => [
  `「{#${began}}」还没有结束，却写了「{/${name}}」。`,
  `“{/${name}}” stands where “{#${began}}” has not ended.`,
  `请先写「{/${began}}」，或改为「{/}」。`,
  `Write “{/${began}}” first, or “{/}”.`,
];
const notClosed = (name: string): Said => [
  `「{#${name}}」没有结束。`,
  `“{#${name}}” does not end.`,
  `请在重复的内容之后写「{/${name}}」，并与开头在同一部分。`,
  `Write “{/${name}}” after what is repeated, in the same part as its beginning.`,
];
const isRows = ({ tag, columns = [] }: Placeholder): Said => {
  const example = `{#${tag}}{${columns[0]?.tag ?? 'n'}}{/${tag}}`;
  return [
    `「{${tag}}」是一张表，不能直接写出。`,
    `“{${tag}}” is a table and cannot be said as it is.`,
    `请写成 ${example}。`,
    `Write ${example}.`,
  ];
};
