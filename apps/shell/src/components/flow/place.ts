import type { FlowView } from '@bitan/api';

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The measures of the drawing, in pixels. */
export const box = { width: 112, height: 40, gapX: 10, gapY: 34, label: 16 } as const;

/**
 * Where each stage is drawn: a row for each phase, from the top, its stages side by side and
 * centred. A row that would be too long is broken.
 */
export function place({ phases, stages }: FlowView, perRow = 3) {
  const rows = phases.flatMap(({ id }) =>
    inRows(
      stages.filter(({ phase }) => phase === id),
      perRow,
    ),
  );
  const step = box.height + box.gapY;
  const placed = rows.flatMap((row, r): Placed[] =>
    row.map(({ id }, i) => ({ id, x: left(row.length, perRow, i), y: r * step })),
  );
  return { placed, width: widthOf(perRow), height: rows.length * step - box.gapY };
}

const widthOf = (n: number) => n * box.width + (n - 1) * box.gapX;

const left = (n: number, perRow: number, i: number) =>
  (widthOf(perRow) - widthOf(n)) / 2 + i * (box.width + box.gapX);

function inRows<T>(items: readonly T[], perRow: number): T[][] {
  const rows = Math.ceil(items.length / perRow);
  const each = Math.ceil(items.length / Math.max(rows, 1));
  return Array.from({ length: rows }, (_, r) => items.slice(r * each, (r + 1) * each));
}
