import type { FlowView } from '@bitan/api';

export interface Placed {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The measures of the drawing, in pixels. */
export const box = { width: 98, height: 40, gapX: 8, gapY: 32, label: 54 } as const;

/**
 * Where each stage is drawn: a row for each phase, from the top, its title on the left and its
 * stages side by side and centred. A row that would be too long is broken.
 */
export function place({ phases, stages }: FlowView, perRow = 3) {
  const rows = phases.flatMap((phase) =>
    inRows(
      stages.filter((stage) => stage.phase === phase.id),
      perRow,
    ).map((row, i) => ({ row, phase: i === 0 ? phase : undefined })),
  );
  const step = box.height + box.gapY;
  const placed = rows.flatMap(({ row }, r): Placed[] =>
    row.map(({ id }, i) => ({ id, x: box.label + left(row.length, perRow, i), y: r * step })),
  );
  const labels = rows.flatMap(({ phase }, r) => (phase ? [{ ...phase, x: 0, y: r * step }] : []));
  const height = rows.length * step - box.gapY;
  return { placed, labels, width: box.label + widthOf(perRow), height };
}

const widthOf = (n: number) => n * box.width + (n - 1) * box.gapX;

const left = (n: number, perRow: number, i: number) =>
  (widthOf(perRow) - widthOf(n)) / 2 + i * (box.width + box.gapX);

function inRows<T>(items: readonly T[], perRow: number): T[][] {
  const rows = Math.ceil(items.length / perRow);
  const each = Math.ceil(items.length / Math.max(rows, 1));
  return Array.from({ length: rows }, (_, r) => items.slice(r * each, (r + 1) * each));
}
