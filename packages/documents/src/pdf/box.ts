import type { Canvas, PageNumbers } from './canvas.ts';

/** Something that stands in a column of text, one above the other, and is drawn at a place. */
export interface Box {
  readonly height: number;
  /** Empty space, which is left out at the top of a page. */
  readonly space?: boolean;
  /** It begins a new page. */
  readonly newPage?: boolean;
  /** It stays on the same page as what follows. */
  readonly keepNext?: boolean;
  /** Drawn again above it when it is the first on a page: the head of its table. */
  readonly repeated?: readonly Box[];
  draw(canvas: Canvas, x: number, y: number, numbers: PageNumbers): void;
  /**
   * What of it goes into this much room, and the rest; nothing when it cannot be divided there, or
   * had better stand whole on the next page.
   */
  split?(room: number, page: number): readonly [Box, Box] | undefined;
}

export const heightOf = (boxes: readonly Box[]): number =>
  boxes.reduce((sum, { height }) => sum + height, 0);

export function drawAll(
  boxes: readonly Box[],
  canvas: Canvas,
  x: number,
  y: number,
  numbers: PageNumbers,
): void {
  let at = y;
  for (const box of boxes) {
    box.draw(canvas, x, at, numbers);
    at += box.height;
  }
}

const fits = (height: number, room: number) => height <= room + 0.01;

/**
 * Puts boxes onto pages with this much room each. Every box comes onto a page; what is higher than a
 * page and cannot be divided stands on one of its own.
 */
export function paginate(boxes: readonly Box[], room: number): Box[][] {
  const pages: Box[][] = [[]];
  const waiting = [...boxes].reverse();
  let used = 0;
  let isContent = false;
  const place = (box: Box) => {
    pages.at(-1)?.push(box);
    used += box.height;
    isContent ||= !box.space;
  };
  const turn = (next: Box | undefined) => {
    pages.push([]);
    used = 0;
    isContent = false;
    for (const box of next?.repeated ?? []) if (fits(box.height, room / 2)) place(box);
    isContent = false;
  };
  for (let box = waiting.pop(); box; box = waiting.pop()) {
    if (box.newPage && isContent) turn(box);
    if (box.space && !isContent && pages.length > 1) continue;
    if (fits(used + box.height, room)) {
      place(box);
      continue;
    }
    if (box.space) continue;
    const parts = box.split?.(room - used, room);
    if (parts) {
      place(parts[0]);
      waiting.push(parts[1]);
      turn(parts[1]);
    } else if (isContent) {
      const kept = keptBack(pages.at(-1) ?? []);
      waiting.push(box, ...kept.reverse());
      turn(waiting.at(-1));
    } else place(box);
  }
  return pages;
}

/** Takes from the end of a page what must stay with what follows; not all that is on it. */
function keptBack(page: Box[]): Box[] {
  let from = page.length;
  while (from > 0 && page[from - 1]?.keepNext) from -= 1;
  return from > 0 ? page.splice(from) : [];
}
