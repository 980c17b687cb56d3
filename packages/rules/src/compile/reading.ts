import type { Fact, FactValue, Operator, Scalar } from '@bitan/definitions';
import { holds } from '@bitan/definitions';

/** A comparison of one fact, or of the outcome of one decision, with an operand. */
export interface Comparison {
  readonly operator: Operator;
  readonly operand: FactValue;
}

/**
 * All comparisons of one fact, answered at once. They cut its domain into cells: values that no
 * comparison tells apart. Each cell has the answers as bits, in words that are counted from `word`.
 */
export interface Reading {
  readonly word: number;
  /** How many words the answers take. */
  readonly span: number;
  readonly cuts: Cuts;
  /** The answers of each cell, `span` words after another. */
  readonly answers: Int32Array;
  /** The bits of all comparisons: what is possible while the value is missing. */
  readonly all: Int32Array;
}

/** How the cell of a value is found. */
export type Cuts =
  /** 0: false, 1: true. */
  | { readonly kind: 'boolean' }
  /** 1 + the place among these values; 0: any other. */
  | { readonly kind: 'values'; readonly values: readonly Scalar[] }
  /** Ascending: 2i is below the i-th and above the one before it, 2i + 1 is the i-th itself. */
  | { readonly kind: 'order'; readonly values: readonly Scalar[] }
  /** A set: cell 0 is the empty one; each member that it has flips the bits of cell 1 + place. */
  | { readonly kind: 'members'; readonly values: readonly Scalar[] };

/** @param bit of the first comparison; the others follow it */
export function readingOf(
  type: Fact['type'],
  comparisons: readonly Comparison[],
  bit: number,
): Reading {
  const cuts = cutsOf(type, comparisons);
  const word = bit >>> 5;
  const span = ((bit + comparisons.length - 1) >>> 5) - word + 1;
  const pack = (holding: (comparison: Comparison) => boolean) =>
    packed(comparisons.map(holding), bit & 31, span);
  const cells = Array.from({ length: cellsOf(cuts) }, (_, cell) =>
    pack((comparison) => answer(cuts, cell, comparison)),
  );
  return {
    word,
    span,
    cuts,
    answers: Int32Array.from(cells.flatMap((words) => [...words])),
    all: pack(() => true),
  };
}

const cutting: Record<Fact['type'], Cuts['kind']> = {
  boolean: 'boolean',
  enum: 'values',
  set: 'members',
  integer: 'order',
  number: 'order',
  date: 'order',
};

function cutsOf(type: Fact['type'], comparisons: readonly Comparison[]): Cuts {
  const kind = cutting[type];
  if (kind === 'boolean') return { kind };
  const isNumber = type === 'integer' || type === 'number';
  const operands = comparisons.flatMap(({ operand }): readonly Scalar[] => [operand].flat());
  const fitting = operands.filter((one) => typeof one === (isNumber ? 'number' : 'string'));
  const values = [...new Set(fitting)].sort((a, b) => (a < b ? -1 : 1));
  return { kind, values };
}

const cellsOf = (cuts: Cuts): number => {
  if (cuts.kind === 'boolean') return 2;
  return cuts.kind === 'order' ? 2 * cuts.values.length + 1 : cuts.values.length + 1;
};

/** Whether a comparison holds in a cell; of a set's member, whether having it changes that. */
function answer(cuts: Cuts, cell: number, { operator, operand }: Comparison): boolean {
  switch (cuts.kind) {
    case 'boolean':
      return holds(operator, cell === 1, operand);
    case 'values':
      return holds(operator, cuts.values[cell - 1] ?? none, operand);
    case 'members': {
      const member = cuts.values[cell - 1];
      const without = holds(operator, [], operand);
      return member === undefined
        ? without
        : holds(operator, [String(member)], operand) !== without;
    }
    case 'order':
      return isOrdered(cuts.values, cell, operator, operand);
  }
}

/** A text that is no operand. */
const none = '\u0000';

/** Compares places instead of values: between two days that follow each other there is no third. */
function isOrdered(
  values: readonly Scalar[],
  cell: number,
  operator: Operator,
  operand: FactValue,
): boolean {
  const places = [operand].flat().map((one) => values.indexOf(one) * 2 + 1);
  const place = (at: number) => (at < 0 ? none : at);
  if (Array.isArray(operand)) return holds(operator, cell, places);
  const [at = -1] = places;
  return holds(operator, cell, place(at));
}

/** These bits in words, the first at `shift`. */
function packed(bits: readonly boolean[], shift: number, span: number): Int32Array {
  const words = new Int32Array(span);
  bits.forEach((isSet, i) => {
    const at = shift + i;
    if (isSet) words[at >>> 5] = (words[at >>> 5] ?? 0) | (1 << (at & 31));
  });
  return words;
}
