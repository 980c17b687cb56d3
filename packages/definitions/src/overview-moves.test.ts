import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedBy } from './overview-moves.ts';

interface Standing {
  readonly id: string;
  readonly rank: number;
  readonly locked?: boolean;
}

const inOrder = (entries: readonly Standing[]) =>
  entries.toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
const at = (...ranks: number[]): Standing[] =>
  ranks.map((rank, i) => ({ id: 'abcdefgh'.charAt(i), rank }));
const ids = (entries: readonly Standing[]) => entries.map(({ id }) => id).join('');

/** The entries as they stand after a move. */
function after(entries: readonly Standing[], id: string, by: 1 | -1) {
  const ranks = movedBy(entries, id, by);
  return ranks && inOrder(entries.map((one) => ({ ...one, rank: ranks[one.id] ?? one.rank })));
}

describe('an entry of the overview that is moved', () => {
  it('takes a place between its new neighbours, which stay where they are', () => {
    expect(movedBy(at(10, 20, 30), 'c', -1)).toEqual({ c: 15 });
    expect(movedBy(at(10, 20, 30), 'a', 1)).toEqual({ a: 25 });
  });

  it('moves on those behind it where there is no room', () => {
    expect(movedBy(at(10, 11, 12, 40), 'c', -1)).toEqual({ c: 11, b: 12 });
    expect(movedBy(at(1, 2), 'b', -1)).toEqual({ b: 1, a: 2 });
  });

  it('does not pass what is at an end, nor push on what is locked', () => {
    expect(movedBy(at(10, 20), 'a', -1)).toBeUndefined();
    expect(movedBy(at(10, 20), 'b', 1)).toBeUndefined();
    const [a, b, c] = at(10, 11, 12) as [Standing, Standing, Standing];
    expect(movedBy([a, { ...b, locked: true }, c], 'c', -1)).toBeUndefined();
    expect(movedBy([a, { ...b, locked: true }, c], 'b', -1)).toBeUndefined();
  });

  it('stands one place from where it stood, whatever the ranks, and a locked one keeps its rank', () => {
    const some = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 2 }).chain((names) =>
      fc.tuple(
        ...names.map((id) =>
          fc.record({
            id: fc.constant(id),
            rank: fc.integer({ min: 1, max: 999 }),
            locked: fc.boolean(),
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(some, fc.nat(), fc.constantFrom<1 | -1>(1, -1), (list, n, by) => {
        const entries = inOrder(list);
        const from = n % entries.length;
        const moved = entries[from] as Standing;
        const then = after(entries, moved.id, by);
        if (!then) return;
        const expected = entries.toSpliced(from, 1).toSpliced(from + by, 0, moved);
        expect(ids(then)).toBe(ids(expected));
        for (const one of then) {
          expect(one.rank).toBeLessThanOrEqual(999);
          if (one.locked) expect(entries).toContainEqual(one);
        }
      }),
    );
  });
});
