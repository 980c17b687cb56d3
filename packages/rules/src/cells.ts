import type { Condition, Edition, Fact, FactValue, Leaf, Scalar } from '@bitan/definitions';
import { holds, leavesOf } from '@bitan/definitions';
import { isCivilDate } from './fact-error.ts';
import { decisionRead } from './find.ts';
import { operandOf } from './possible.ts';

/**
 * What is open in a search, with values that stand for all: no condition can tell a value from that
 * of its cell. A set is open in each member that a condition names (`id∋member`).
 */
export type Cells = ReadonlyMap<string, readonly FactValue[]>;

/** Cuts the domain of every fact that these conditions read where a comparison could tell. */
export function cellsOf(edition: Edition, conditions: readonly Condition[]): Cells {
  const readings = new Map<string, Leaf[]>();
  for (const leaf of conditions.flatMap(leavesOf)) {
    if (decisionRead(leaf.fact) !== undefined) continue;
    const id = variableOf(edition, leaf);
    readings.set(id, [...(readings.get(id) ?? []), leaf]);
  }
  return new Map([...readings].map(([id, leaves]) => [id, cellsOfOne(edition, leaves)]));
}

/** What a leaf asks: the value of a fact, or whether a set contains its operand. */
export function variableOf(edition: Edition, leaf: Leaf): string {
  return keyOfReading(edition, leaf.fact, operandOf(edition, leaf));
}

export function keyOfReading(edition: Edition, fact: string, operand: FactValue | undefined) {
  return edition.facts[fact]?.type === 'set' ? `${fact}∋${operand}` : fact;
}

/** One value of each cell: of those that all comparisons answer alike, the first. */
function cellsOfOne(edition: Edition, leaves: readonly Leaf[]): FactValue[] {
  const fact = edition.facts[leaves[0]?.fact ?? ''];
  if (!fact) throw new Error(`the edition has no fact ${leaves[0]?.fact}`);
  const operands = leaves.map((leaf) => operandOf(edition, leaf));
  const cells = new Map<string, FactValue>();
  for (const value of candidates(fact, operands.flat())) {
    const answers = leaves.map(({ operator }, i) => {
      const operand = operands[i];
      return operand !== undefined && holds(operator, value, operand);
    });
    const answer = answers.join();
    if (!cells.has(answer)) cells.set(answer, value);
  }
  return [...cells.values()];
}

/** Values of a fact among which every cell has one. */
function candidates(fact: Fact, operands: readonly (Scalar | undefined)[]): FactValue[] {
  const cuts = operands.filter((cut) => cut !== undefined);
  switch (fact.type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return fact.values?.map(({ id }) => id) ?? [...new Set(cuts), 'other'];
    case 'set':
      return sets(fact, cuts);
    case 'date':
      return dates(cuts.map(String));
    case 'integer':
    case 'number':
      return numbers(
        fact,
        cuts.filter((cut) => typeof cut === 'number'),
      );
  }
}

/** Without the member and with it, where the set may have it. */
function sets({ values }: Fact, [member]: readonly Scalar[]): FactValue[] {
  const mayHave = values?.some(({ id }) => id === member) ?? true;
  return member !== undefined && mayHave ? [[], [member]] : [[]];
}

function dates(cuts: readonly string[]): string[] {
  const near = cuts.filter(isCivilDate).flatMap((cut) => [dayFrom(cut, -1), cut, dayFrom(cut, 1)]);
  return ['0001-01-01', ...near.filter(isCivilDate)];
}

function dayFrom(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The edges of the domain, each cut, and a value in every gap between them. */
function numbers({ type, min, max }: Fact, cuts: readonly number[]): number[] {
  const lowest = min ?? Math.min(0, ...cuts) - 1;
  const highest = max ?? Math.max(0, ...cuts) + 1;
  const edges = [lowest, ...cuts, highest].sort((a, b) => a - b);
  const between = edges.map((edge, i) => (edge + (edges[i + 1] ?? edge)) / 2);
  const near = edges.flatMap((edge) => [
    Math.ceil(edge) - 1,
    Math.ceil(edge),
    Math.floor(edge) + 1,
  ]);
  const points = type === 'integer' ? near : [...edges, ...between];
  const within = points.filter((point) => point >= lowest && point <= highest);
  return [...new Set(within)].sort((a, b) => a - b);
}
