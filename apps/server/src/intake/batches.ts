import type { Line } from './row.ts';

/** Lines that are taken in one transaction. */
export interface Batch {
  readonly lines: readonly Line[];
  /** How many lines of the table were looked at with it. */
  readonly upTo: number;
  readonly isEnd: boolean;
}

/** How many lines one transaction takes: who writes meanwhile waits no longer than for these. */
const batchSize = 100;

/** @param from how many lines were looked at before */
export async function* batchesOf(
  pieces: AsyncIterable<{ readonly lines: readonly Line[]; readonly last: number }>,
  from: number,
): AsyncGenerator<Batch, void, undefined> {
  let waiting: Line[] = [];
  let upTo = from;
  for await (const piece of pieces) {
    waiting.push(...piece.lines);
    upTo = piece.last - 1;
    // The last batch says that it is the last: so something is always left for it.
    while (waiting.length > batchSize) {
      const lines = waiting.slice(0, batchSize);
      waiting = waiting.slice(batchSize);
      yield { lines, upTo: (lines.at(-1)?.line ?? 0) - 1, isEnd: false };
    }
  }
  yield { lines: waiting, upTo, isEnd: true };
}
