import type {
  Condition,
  Decision,
  Edition,
  Fact,
  FactValue,
  Leaf,
  Scalar,
} from '@bitan/definitions';
import { isParameter, leavesOf, parameterId } from '@bitan/definitions';

/** For each fact, values that stand for all: no condition can tell a value from that of its cell. */
export type Cells = ReadonlyMap<string, readonly FactValue[]>;

/** Sets with more members named than this would make too many subsets. */
const mostMembers = 8;

/** Cuts the domain of every fact that these conditions read where a comparison could tell. */
export function cellsOf(edition: Edition, conditions: readonly Condition[]): Cells {
  const cuts = new Map<string, Scalar[]>();
  for (const leaf of conditions.flatMap(leavesOf)) {
    if (leaf.fact.startsWith('decision:')) continue;
    cuts.set(leaf.fact, [...(cuts.get(leaf.fact) ?? []), ...operandsOf(edition, leaf)]);
  }
  return new Map(
    [...cuts].map(([id, values]) => {
      const fact = edition.facts[id];
      if (!fact) throw new Error(`the edition has no fact ${id}`);
      return [id, cellsOfFact(fact, values)];
    }),
  );
}

/** All conditions that a decision depends on, through those that it requires. */
export function conditionsOf(edition: Edition, decision: Decision): Condition[] {
  const before = (decision.requires ?? []).flatMap((id) => {
    const required = edition.decisions[id];
    return required ? conditionsOf(edition, required) : [];
  });
  return [...before, ...decision.rules.map(({ conditions }) => conditions)];
}

function operandsOf(edition: Edition, { value }: Leaf): Scalar[] {
  const operand = isParameter(value) ? edition.parameters[parameterId(value)]?.value : value;
  if (Array.isArray(operand)) return operand;
  return operand === undefined || typeof operand === 'object' ? [] : [operand];
}

function cellsOfFact(fact: Fact, cuts: readonly Scalar[]): FactValue[] {
  switch (fact.type) {
    case 'boolean':
      return [true, false];
    case 'enum':
      return fact.values?.map(({ id }) => id) ?? [...new Set(cuts), 'other'];
    case 'set':
      return subsets([...new Set(cuts.map(String))].slice(0, mostMembers));
    case 'date':
      return [
        ...new Set(['0001-01-01', ...cuts.flatMap((cut) => [String(cut), nextDay(String(cut))])]),
      ];
    case 'integer':
    case 'number':
      return numbers(
        fact,
        cuts.filter((cut) => typeof cut === 'number'),
      );
  }
}

/** Each cut itself, and a value in every gap between cuts, within the domain. */
function numbers({ type, min, max }: Fact, cuts: readonly number[]): number[] {
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  const [low, high] = [sorted[0] ?? min ?? 0, sorted.at(-1) ?? max ?? 0];
  const points = new Set([...sorted, min ?? low - 1, max ?? high + 1, low - 1, high + 1]);
  for (const [i, cut] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next !== undefined) points.add(type === 'integer' ? cut + 1 : (cut + next) / 2);
  }
  if (type === 'number')
    for (const edge of [min, max]) {
      const [near] = edge === min ? [low] : [high];
      if (edge !== undefined) points.add((edge + near) / 2);
    }
  return [...points]
    .filter((point) => (min === undefined || point >= min) && (max === undefined || point <= max))
    .sort((a, b) => a - b);
}

function subsets(members: readonly string[]): string[][] {
  return members.reduce<string[][]>(
    (all, member) => [...all, ...all.map((set) => [...set, member])],
    [[]],
  );
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
