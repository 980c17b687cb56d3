import type { Element } from '@xmldom/xmldom';
import { attribute, childOf, childrenOf, integer } from '../xml.ts';
import type { Borders, Line, Measure, ParagraphForm, RunForm, TabStop } from './model.ts';

/** Twentieths of a point, as Word counts most lengths. */
export const twips = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : value / 20;

/** What properties say; what they do not say is absent and comes from the style. */
export type Partially<T> = { -readonly [K in keyof T]?: T[K] };

export const plainRun: RunForm = {
  eastAsian: '宋体',
  latin: 'Times New Roman',
  size: 10,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  hidden: false,
  color: '#000000',
  raised: 'none',
  spacing: 0,
};

const zero: Measure = { points: 0 };
export const plainParagraph: ParagraphForm = {
  align: 'left',
  left: zero,
  right: zero,
  first: zero,
  before: zero,
  after: zero,
  line: { rule: 'auto', value: 1 },
  tabs: [],
  borders: {},
  keepNext: false,
  pageBreakBefore: false,
  snapToGrid: true,
};

/** What a `w:rPr` says. */
export function runProperties(element: Element | undefined): Partially<RunForm> {
  if (!element) return {};
  const fonts = childOf(element, 'w:rFonts');
  const latin = attribute(fonts, 'w:ascii') ?? attribute(fonts, 'w:hAnsi');
  const size = integer(childOf(element, 'w:sz'));
  const underline = attribute(childOf(element, 'w:u'));
  const color = colorOf(attribute(childOf(element, 'w:color')));
  return defined<RunForm>({
    eastAsian: attribute(fonts, 'w:eastAsia'),
    latin,
    size: size === undefined ? undefined : size / 2,
    bold: flag(element, 'w:b'),
    italic: flag(element, 'w:i'),
    underline: underline === undefined ? undefined : underline !== 'none',
    strike: flag(element, 'w:strike'),
    hidden: flag(element, 'w:vanish'),
    color,
    raised: raisedOf(attribute(childOf(element, 'w:vertAlign'))),
    spacing: twips(integer(childOf(element, 'w:spacing'))),
  });
}

function raisedOf(text: string | undefined): RunForm['raised'] | undefined {
  if (text === 'superscript' || text === 'subscript') return text;
  return text === undefined ? undefined : 'none';
}

/** What a `w:pPr` says. */
export function paragraphProperties(element: Element | undefined): Partially<ParagraphForm> {
  if (!element) return {};
  const indent = childOf(element, 'w:ind');
  const space = childOf(element, 'w:spacing');
  const numbering = childOf(element, 'w:numPr');
  const borders = bordersOf(childOf(element, 'w:pBdr'));
  const tabs = tabsOf(childOf(element, 'w:tabs'));
  return defined<ParagraphForm>({
    align: alignOf(attribute(childOf(element, 'w:jc'))),
    left: measure(indent, ['w:left', 'w:start'], ['w:leftChars', 'w:startChars']),
    right: measure(indent, ['w:right', 'w:end'], ['w:rightChars', 'w:endChars']),
    first: firstLine(indent),
    before: measure(space, ['w:before'], ['w:beforeLines']),
    after: measure(space, ['w:after'], ['w:afterLines']),
    line: lineOf(space),
    tabs: tabs.length > 0 ? tabs : undefined,
    borders: Object.keys(borders).length > 0 ? borders : undefined,
    keepNext: flag(element, 'w:keepNext'),
    pageBreakBefore: flag(element, 'w:pageBreakBefore'),
    snapToGrid: flag(element, 'w:snapToGrid'),
    numbering: numbering && {
      id: attribute(childOf(numbering, 'w:numId')) ?? '0',
      level: integer(childOf(numbering, 'w:ilvl')) ?? 0,
    },
  });
}

/** A property that is on when it is there, unless it says otherwise. */
export function flag(element: Element | undefined, name: string): boolean | undefined {
  const found = childOf(element, name);
  return found && !['0', 'false', 'off', 'none'].includes(attribute(found) ?? 'true');
}

/** Without what is undefined, so that it does not hide what a style says. */
function defined<T>(properties: { [K in keyof T]?: T[K] | undefined }): Partially<T> {
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partially<T>;
}

function measure(
  element: Element | undefined,
  names: readonly string[],
  inHundredths: readonly string[],
): Measure | undefined {
  const first = (list: readonly string[]) =>
    list.map((name) => integer(element, name)).find((value) => value !== undefined);
  const points = twips(first(names));
  const hundredths = first(inHundredths);
  if (points === undefined && hundredths === undefined) return undefined;
  return { points: points ?? 0, ...(hundredths && { hundredths }) };
}

function firstLine(indent: Element | undefined): Measure | undefined {
  const hanging = measure(indent, ['w:hanging'], ['w:hangingChars']);
  if (!hanging) return measure(indent, ['w:firstLine'], ['w:firstLineChars']);
  const { points, hundredths } = hanging;
  return { points: -points, ...(hundredths && { hundredths: -hundredths }) };
}

function lineOf(space: Element | undefined): ParagraphForm['line'] | undefined {
  const value = integer(space, 'w:line');
  if (value === undefined) return undefined;
  const rule = attribute(space, 'w:lineRule');
  if (rule === 'exact' || rule === 'atLeast') return { rule, value: value / 20 };
  return { rule: 'auto', value: value / 240 };
}

export function alignOf(text: string | undefined): ParagraphForm['align'] | undefined {
  if (text === 'center' || text === 'both' || text === 'distribute') return text;
  if (text === 'right' || text === 'end') return 'right';
  return text === undefined ? undefined : 'left';
}

function tabsOf(element: Element | undefined): TabStop[] {
  return childrenOf(element, 'w:tab')
    .filter((tab) => attribute(tab) !== 'clear')
    .map((tab): TabStop => {
      const align = attribute(tab);
      const leader = attribute(tab, 'w:leader');
      return {
        at: twips(integer(tab, 'w:pos')) ?? 0,
        align: align === 'center' || align === 'right' ? align : 'left',
        leader:
          leader === 'dot' || leader === 'underscore' || leader === 'hyphen' ? leader : 'none',
      };
    })
    .toSorted((a, b) => a.at - b.at);
}

/** The borders in a `w:pBdr`, `w:tblBorders` or `w:tcBorders`. */
export function bordersOf(element: Element | undefined): Borders {
  const named = [
    ['top', 'w:top'],
    ['left', 'w:left'],
    ['left', 'w:start'],
    ['bottom', 'w:bottom'],
    ['right', 'w:right'],
    ['right', 'w:end'],
    ['insideH', 'w:insideH'],
    ['insideV', 'w:insideV'],
  ] as const;
  const found = named.flatMap(([side, name]) => {
    const border = childOf(element, name);
    return border ? [[side, lineIn(border)] as const] : [];
  });
  return Object.fromEntries(found);
}

function lineIn(border: Element): Line | 'none' {
  const kind = attribute(border) ?? 'none';
  if (kind === 'none' || kind === 'nil') return 'none';
  return {
    width: Math.max(0.25, (integer(border, 'w:sz') ?? 4) / 8),
    color: colorOf(attribute(border, 'w:color')) ?? '#000000',
    kind: /double|thinThick|thickThin/.test(kind)
      ? 'double'
      : /dash|dot/i.test(kind)
        ? 'dashed'
        : 'single',
    space: integer(border, 'w:space') ?? 0,
  };
}

/** `FF0000` as `#ff0000`; `auto` is what is there anyway. */
export const colorOf = (text: string | undefined): string | undefined =>
  text && /^[0-9a-f]{6}$/i.test(text) ? `#${text.toLowerCase()}` : undefined;
