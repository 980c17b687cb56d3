import { type Box, drawAll, heightOf } from './box.ts';
import type { Canvas, PageNumbers } from './canvas.ts';
import type { Block, Cell, Line, Row, Side, Table } from './model.ts';
import type { Column } from './paragraph.ts';

type SetBlocks = (blocks: readonly Block[], column: Column) => Box[];

/** The rows of a table; those that a merged cell holds together stay on one page. */
export function setTable(table: Table, column: Column, set: SetBlocks): Box[] {
  const widths = widthsOf(table, column.width);
  const total = widths.reduce((sum, one) => sum + one, 0);
  const free = column.width - total;
  const left = { left: table.indent, center: free / 2, right: free }[table.align];
  const rows = table.rows.map((row) => setRow(row, widths, column, set));
  joinMerged(rows);
  const heads = rows.filter((_, i) => table.rows.slice(0, i + 1).every(({ header }) => header));
  const repeated = heads.map((row) => rowBox(row, left));
  return rows.map((row, i) => ({
    ...rowBox(row, left),
    ...(i >= heads.length && heads.length > 0 && { repeated }),
    keepNext: row.cells.some(({ below }) => below) || i < heads.length || isKept(row),
  }));
}

/** A row stays with the next one as its paragraphs do. */
const isKept = ({ cells }: SetRow) =>
  cells.length > 0 && cells.every(({ boxes }) => boxes.at(-1)?.keepNext);

/** The columns as they are written; where they say nothing, all alike. */
function widthsOf({ grid, rows }: Table, room: number): number[] {
  if (grid.length > 0 && grid.every((width) => width > 0)) return [...grid];
  const counts = rows.map(({ cells }) => cells.reduce((sum, { span }) => sum + span, 0));
  const count = Math.max(1, grid.length, ...counts);
  return Array.from({ length: count }, () => room / count);
}

interface SetCell {
  readonly cell: Cell;
  /** The column that it begins in. */
  readonly at: number;
  readonly x: number;
  readonly width: number;
  readonly boxes: readonly Box[];
  /** How high it is with the cells that belong to it; more than its row where it is merged. */
  height: number;
  /** Whether the cell below belongs to it. */
  below: boolean;
}

interface SetRow {
  readonly row: Row;
  readonly cells: readonly SetCell[];
  height: number;
}

function setRow(row: Row, widths: readonly number[], column: Column, set: SetBlocks): SetRow {
  let at = row.skipped;
  const cells = row.cells.map((cell): SetCell => {
    const from = at;
    at += cell.span;
    const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0);
    const width = sum(widths.slice(from, at));
    const { left, right } = cell.margins;
    const inner = { ...column, width: Math.max(4, width - left - right) };
    const boxes = cell.merged ? [] : set(cell.blocks, inner);
    return { cell, at: from, x: sum(widths.slice(0, from)), width, boxes, height: 0, below: false };
  });
  return { row, cells, height: row.height };
}

const contentOf = ({ boxes, cell: { margins } }: SetCell) =>
  heightOf(boxes) + margins.top + margins.bottom;

/** Makes rows as high as what stands in them; what a merged cell needs beyond, its last row gives. */
function joinMerged(rows: readonly SetRow[]): void {
  for (const [i, row] of rows.entries()) {
    const below = (cell: SetCell) =>
      rows[i + 1]?.cells.some((one) => one.at === cell.at && one.cell.merged) ?? false;
    for (const cell of row.cells) cell.below = below(cell);
    if (row.row.exact && row.height > 0) continue;
    const alone = row.cells.filter((cell) => !cell.below && !cell.cell.merged).map(contentOf);
    row.height = Math.max(row.height, ...alone, 1);
  }
  for (const [i, row] of rows.entries()) {
    for (const cell of row.cells) {
      const group = cell.cell.merged ? [row] : groupOf(rows, i, cell);
      const total = group.reduce((sum, one) => sum + one.height, 0);
      const missing = contentOf(cell) - total;
      const last = group.at(-1);
      if (missing > 0 && last && !last.row.exact) last.height += missing;
      cell.height = Math.max(total, total + missing);
    }
  }
  for (const [i, row] of rows.entries())
    for (const cell of row.cells)
      cell.height = groupOf(rows, i, cell).reduce((sum, one) => sum + one.height, 0);
}

/** The rows that a cell reaches over. */
function groupOf(rows: readonly SetRow[], from: number, cell: SetCell): SetRow[] {
  let to = from + 1;
  const belongs = (row: SetRow | undefined) =>
    row?.cells.some((one) => one.at === cell.at && one.cell.merged) ?? false;
  while (!cell.cell.merged && belongs(rows[to])) to += 1;
  return rows.slice(from, to);
}

function rowBox(row: SetRow, left: number): Box {
  return {
    height: row.height,
    draw(canvas, x, y, numbers) {
      for (const cell of row.cells) drawCell(canvas, x + left, y, row.height, cell, numbers);
    },
    ...(!row.row.whole &&
      !row.row.exact && { split: (room, page) => splitRow(row, left, room, page) }),
  };
}

/** A row that takes less of a page than this is moved to the next one rather than divided. */
const small = 0.4;

/** At least one line of each cell that has any must go into the room. */
function splitRow(
  row: SetRow,
  left: number,
  room: number,
  page: number,
): readonly [Box, Box] | undefined {
  if (row.height < page * small) return undefined;
  const cut = row.cells.map((cell) => {
    const { top, bottom } = cell.cell.margins;
    const above = fitting(cell.boxes, room - top - bottom);
    return { cell, above, rest: cell.boxes.slice(above.length) };
  });
  const isStuck = cut.some(({ cell, above }) => cell.boxes.length > 0 && above.length === 0);
  if (isStuck || cut.every(({ rest }) => rest.length === 0)) return undefined;
  const part = (which: 'above' | 'rest', height?: number): SetRow => {
    const cells = cut.map((one): SetCell => {
      const cell = { ...one.cell.cell, align: 'top' as const };
      return { ...one.cell, cell, boxes: one[which] };
    });
    const set = { row: row.row, cells, height: height ?? Math.max(...cells.map(contentOf), 1) };
    for (const cell of cells) cell.height = set.height;
    return set;
  };
  return [rowBox(part('above', room), left), rowBox(part('rest'), left)];
}

function fitting(boxes: readonly Box[], room: number): readonly Box[] {
  let used = 0;
  const end = boxes.findIndex((box) => {
    used += box.height;
    return used > room + 0.01;
  });
  return end < 0 ? boxes : boxes.slice(0, end);
}

function drawCell(
  canvas: Canvas,
  left: number,
  y: number,
  rowHeight: number,
  set: SetCell,
  numbers: PageNumbers,
): void {
  const { cell, width, boxes } = set;
  const x = left + set.x;
  if (cell.fill) canvas.fill(x, y, width, cell.merged ? rowHeight : set.height, cell.fill);
  const { top, bottom } = cell.margins;
  const free = Math.max(0, set.height - heightOf(boxes) - top - bottom);
  const down = { top: 0, center: free / 2, bottom: free }[cell.align];
  drawAll(boxes, canvas, x + cell.margins.left, y + top + down, numbers);
  const lines: [Side, number, number, number, number][] = [
    ['top', x, y, x + width, y],
    ['bottom', x, y + rowHeight, x + width, y + rowHeight],
    ['left', x, y, x, y + rowHeight],
    ['right', x + width, y, x + width, y + rowHeight],
  ];
  for (const [side, ...at] of lines) {
    const inside = (side === 'top' && cell.merged) || (side === 'bottom' && set.below);
    const line: Line | 'none' | undefined = inside ? undefined : cell.borders[side];
    if (line && line !== 'none') canvas.line(...at, line);
  }
}
