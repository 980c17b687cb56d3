import type { Box } from './box.ts';
import type { Canvas, PageNumbers } from './canvas.ts';
import {
  advance,
  type Broken,
  breakLines,
  isSpace,
  type Tabs,
  tabWidth,
  type Unit,
  unitsOf,
} from './lines.ts';
import type { Line, Measure, Paragraph, ParagraphForm, RunForm, TabStop } from './model.ts';

/** What a paragraph is set in. */
export interface Column {
  readonly canvas: Canvas;
  readonly width: number;
  /** The distance of the lines of a grid, where there is one. */
  readonly grid?: number | undefined;
  readonly tabEvery: number;
}

/** The lines of a paragraph, with the space before and after it. */
export function setParagraph(paragraph: Paragraph, column: Column): Box[] {
  const { form } = paragraph;
  const set = linesOf(paragraph, column);
  const lineHeight = column.grid ?? paragraph.mark.size * single;
  const before = inLines(form.before, lineHeight);
  const after = inLines(form.after, lineHeight);
  return [
    ...(before > 0 ? [space(before, form)] : []),
    ...set,
    ...(after > 0 ? [space(after, form)] : []),
  ];
}

/** A line of Chinese text is this much higher than its characters. */
const single = 1.3;

const space = (height: number, { keepNext }: ParagraphForm): Box => ({
  height,
  space: true,
  keepNext,
  draw: () => undefined,
});

const inLines = ({ points, hundredths }: Measure, line: number) =>
  hundredths === undefined ? points : (hundredths / 100) * line;

function linesOf(paragraph: Paragraph, column: Column): Box[] {
  const { form, mark, inlines } = paragraph;
  const { canvas, width } = column;
  const char = sizeOfFirst(paragraph);
  const [left, right, first] = [form.left, form.right, form.first].map((one) => inLines(one, char));
  const [from = 0, until = 0, indent = 0] = [left, width - (right ?? 0), first];
  const tabs: Tabs = {
    stops: withHanging(form.tabs, from, indent),
    every: column.tabEvery,
    first: from + indent,
    others: from,
  };
  const room = { first: until - from - indent, others: until - from };
  const units = unitsOf(inlines, canvas, Math.max(char, room.others));
  const lines = breakLines(units, room, tabs);
  const shown = withoutEmptyEnd(lines);
  return shown.map((line, i) => {
    const isFirst = i === 0;
    const at = isFirst ? from + indent : from;
    const height = heightOfLine(line, form, mark, column.grid);
    const isLast = i === shown.length - 1;
    const [above, below] = [isFirst && form.borders.top, isLast && form.borders.bottom].map(thick);
    const frame = { left: from, right: until, top: isFirst, bottom: isLast };
    const set: SetLine = { line, form, at, room: until - at, height, tabs, mark };
    const whole = height + (above ?? 0) + (below ?? 0);
    return {
      height: whole,
      newPage: (isFirst && form.pageBreakBefore) || (shown[i - 1]?.pageBreak ?? false),
      keepNext: form.keepNext,
      draw(to, x, y, numbers) {
        drawBorders(to, x, y, whole, form, frame);
        drawLine(to, x, y + (above ?? 0), set, numbers);
      },
    };
  });
}

/** The room that a border takes. */
const thick = (line: Line | 'none' | false | undefined): number =>
  line && line !== 'none' ? line.space + line.width : 0;

/** After a page break that ends a paragraph there is no empty line on the next page. */
function withoutEmptyEnd(lines: readonly Broken[]): readonly Broken[] {
  const isBroken = lines.at(-2)?.pageBreak === true && lines.at(-1)?.units.length === 0;
  return isBroken && lines.length > 2 ? lines.slice(0, -1) : lines;
}

/** Where lines hang, the first tab leads to where the others begin. */
const withHanging = (stops: readonly TabStop[], from: number, indent: number): TabStop[] =>
  indent < 0 && !stops.some(({ at }) => at < from)
    ? [{ at: from, align: 'left', leader: 'none' }, ...stops]
    : [...stops];

/** Indents in characters are counted in those of the text. */
function sizeOfFirst({ inlines, mark }: Paragraph): number {
  const text = inlines.find((one) => one.kind === 'text');
  return text?.kind === 'text' ? text.form.size : mark.size;
}

function heightOfLine(
  { units }: Broken,
  { line, snapToGrid }: ParagraphForm,
  mark: RunForm,
  grid: number | undefined,
): number {
  if (line.rule === 'exact') return line.value;
  const sizes = units.map((unit) =>
    unit.kind === 'image' ? unit.height / single : unit.form.size,
  );
  const natural = (sizes.length > 0 ? Math.max(...sizes) : mark.size) * single;
  const snapped = grid && snapToGrid ? Math.ceil(natural / grid - 0.05) * grid : natural;
  return line.rule === 'atLeast' ? Math.max(line.value, snapped) : snapped * line.value;
}

interface SetLine {
  readonly line: Broken;
  readonly form: ParagraphForm;
  /** Where it begins, and how much room it has from there. */
  readonly at: number;
  readonly room: number;
  readonly height: number;
  readonly tabs: Tabs;
  readonly mark: RunForm;
}

function drawLine(canvas: Canvas, x: number, y: number, set: SetLine, numbers: PageNumbers): void {
  const { line, form, at, room, height, tabs } = set;
  const units = withoutSpacesAtEnd(line.units);
  const free = Math.max(0, room - advance(units, at, tabs));
  const more = stretch(units, free, line, form);
  const start = { left: 0, both: 0, distribute: 0, center: free / 2, right: free }[form.align];
  const size = Math.max(0, ...units.map((unit) => ('form' in unit ? unit.form.size : 0)));
  const baseline = y + (height - size) / 2 + size * 0.86;
  let to = at + start;
  for (const [i, unit] of units.entries()) {
    if (unit.kind === 'tab') {
      const width = tabWidth(units.slice(i + 1), to, tabs);
      drawLeader(canvas, x + to, x + to + width, baseline, leaderAt(to, tabs), unit.form);
      to += width;
    } else if (unit.kind === 'image') {
      canvas.image(unit.bytes, x + to, y + height - unit.height, unit.width, unit.height);
      to += unit.width;
    } else if (unit.kind === 'field') {
      canvas.text(String(numbers[unit.what]), x + to, baseline, unit.form);
      to += unit.width;
    } else if (!continues(units[i - 1], unit)) {
      const text = runFrom(units, i);
      canvas.text(text.text, x + to, baseline, unit.form, more);
      to += text.width + more * [...text.text].length;
    }
  }
}

const continues = (before: Unit | undefined, unit: Unit): boolean =>
  before?.kind === 'text' && unit.kind === 'text' && before.form === unit.form;

/** The texts of one form that stand together, drawn at once. */
function runFrom(units: readonly Unit[], from: number): { text: string; width: number } {
  let [text, width] = ['', 0];
  for (let i = from; i < units.length; i += 1) {
    const unit = units[i];
    if (unit?.kind !== 'text' || (i > from && !continues(units[i - 1], unit))) break;
    text += unit.text;
    width += unit.width;
  }
  return { text, width };
}

function withoutSpacesAtEnd(units: readonly Unit[]): readonly Unit[] {
  const last = units.findLastIndex((unit) => !isSpace(unit) || isUnderlined(unit));
  return units.slice(0, last + 1);
}

const isUnderlined = (unit: Unit) => unit.kind === 'text' && unit.form.underline;

/** What is added after each character, so that a line is as wide as its room. */
function stretch(
  units: readonly Unit[],
  free: number,
  { ended }: Broken,
  { align }: ParagraphForm,
): number {
  const isFull = align === 'distribute' || (align === 'both' && !ended);
  if (!isFull || units.some(({ kind }) => kind !== 'text')) return 0;
  const count = units.reduce((sum, unit) => sum + ('text' in unit ? [...unit.text].length : 0), 0);
  return count > 1 ? free / (count - 1) : 0;
}

const leaderAt = (x: number, { stops }: Tabs) => stops.find(({ at }) => at > x + 0.01)?.leader;

function drawLeader(
  canvas: Canvas,
  from: number,
  to: number,
  baseline: number,
  leader: TabStop['leader'] | undefined,
  form: RunForm,
): void {
  if (form.underline || leader === 'underscore' || leader === 'hyphen') {
    const below = leader === 'hyphen' ? -form.size * 0.3 : form.size * 0.18;
    const line: Line = { width: 0.5, color: form.color, kind: 'single', space: 0 };
    canvas.line(from, baseline + below, to, baseline + below, line);
  } else if (leader === 'dot') {
    const dot = canvas.width('.', form);
    const count = Math.floor((to - from) / dot) - 1;
    if (count > 0) canvas.text('.'.repeat(count), to - count * dot, baseline, form);
  }
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: boolean;
  readonly bottom: boolean;
}

function drawBorders(
  canvas: Canvas,
  x: number,
  y: number,
  height: number,
  { borders }: ParagraphForm,
  { left, right, top, bottom }: Frame,
): void {
  const draw = (line: Line | 'none' | undefined, ...at: [number, number, number, number]) => {
    if (line && line !== 'none') canvas.line(...at, line);
  };
  const space = (line: Line | 'none' | undefined) => (line && line !== 'none' ? line.space : 0);
  const [from, to] = [x + left - space(borders.left), x + right + space(borders.right)];
  if (top) draw(borders.top, from, y, to, y);
  if (bottom) draw(borders.bottom, from, y + height, to, y + height);
  draw(borders.left, from, y, from, y + height);
  draw(borders.right, to, y, to, y + height);
}
