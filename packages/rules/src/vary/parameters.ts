import type { Edition, Facts, Parameter, ParameterValue } from '@bitan/definitions';
import { isParameter, leavesOf, parameterId } from '@bitan/definitions';
import { closures } from '../compile/closures.ts';
import { planOf } from '../compile/plan.ts';
import { resultOf } from '../compile/result.ts';
import { checkFacts } from '../fact-error.ts';
import { decisionOf } from '../find.ts';
import { supposing } from '../supposing.ts';
import type { Variations, VaryOptions } from './facts.ts';
import { outcomeNamed } from './outcome.ts';

export interface ParameterChange {
  readonly parameter: string;
  readonly from: ParameterValue;
  readonly to: ParameterValue;
}

/**
 * The smallest changes of parameters that are not locked, within their ranges, with which a
 * decision comes to an outcome on the same facts. Windows of counts are left out: what another
 * window would count is not known here.
 *
 * @throws FactError for facts outside the vocabulary; Error for an outcome that there is not
 */
export function varyParameters(
  edition: Edition,
  decision: string,
  facts: Facts,
  outcome: string,
  { budget = 2000, atMost = 2, ...options }: VaryOptions = {},
): Variations<ParameterChange> {
  checkFacts(edition, facts);
  const type = outcomeNamed(edition, decision, outcome);
  const comesTo = (changes: readonly ParameterChange[]): boolean => {
    const values = Object.fromEntries(changes.map(({ parameter, to }) => [parameter, to]));
    const plan = planOf(supposing(edition, values), decision, options);
    const packed = new Int32Array(plan.packedWords);
    closures(plan)(
      plan.facts.map((id) => facts[id]),
      packed,
      0,
    );
    const { outcomes, complete } = resultOf(plan, packed, 0);
    return complete && outcomes.some((one) => one.type === type);
  };
  let left = budget;
  const single = candidates(edition, decision, facts);
  if (comesTo([])) return { result: 'found', changes: [[]] };
  for (let size = 1; size <= atMost; size += 1) {
    const found: ParameterChange[][] = [];
    for (const changes of together(single, size)) {
      left -= 1;
      if (left < 0) return { result: 'undecided', changes: [] };
      const isReached = found.some((one) => one.every((each) => isSame(each, changes)));
      if (!isReached && comesTo(changes)) found.push(changes);
    }
    if (found.length > 0) return { result: 'found', changes: found };
  }
  return { result: 'none', changes: [] };
}

const isSame = ({ parameter }: ParameterChange, changes: readonly ParameterChange[]) =>
  changes.some((one) => one.parameter === parameter);

/** By parameter, the values that could make a difference, the nearest first. */
function candidates(edition: Edition, decision: string, facts: Facts): ParameterChange[][] {
  const leaves = behind(edition, decision).flatMap((id) =>
    decisionOf(edition, id).rules.flatMap(({ conditions }) => leavesOf(conditions)),
  );
  const compared = new Map<string, Set<number>>();
  for (const { fact, value } of leaves) {
    if (!isParameter(value)) continue;
    const actual = facts[fact] ?? edition.facts[fact]?.default;
    const values = compared.get(parameterId(value)) ?? new Set();
    if (typeof actual === 'number') for (const by of [-1, 0, 1]) values.add(actual + by);
    compared.set(parameterId(value), values);
  }
  return [...compared].flatMap(([id, numbers]) => {
    const parameter = edition.parameters[id];
    if (!parameter || parameter.locked) return [];
    return [
      valuesOf(parameter, [...numbers]).map((to) => ({ parameter: id, from: parameter.value, to })),
    ];
  });
}

function valuesOf(parameter: Parameter, numbers: readonly number[]): ParameterValue[] {
  const { type, value, values } = parameter;
  if (type === 'boolean') return [!value];
  if (type === 'enum') return (values ?? []).map(({ id }) => id).filter((id) => id !== value);
  if (type === 'set' && Array.isArray(value)) {
    const others = (values ?? []).map(({ id }) => id).filter((id) => !value.includes(id));
    const fewer = value.map((one) => value.filter((other) => other !== one));
    return [...fewer, ...others.map((one) => [...value, one])];
  }
  if (typeof value !== 'number') return [];
  const { min = -Infinity, max = Infinity } = parameter.range ?? {};
  return numbers
    .filter((one) => one !== value && one >= Number(min) && one <= Number(max))
    .filter((one) => type === 'number' || Number.isInteger(one))
    .sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
}

/** One value of each of so many parameters. */
function* together(
  all: readonly (readonly ParameterChange[])[],
  size: number,
  from = 0,
): Generator<ParameterChange[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i < all.length; i += 1) {
    for (const change of all[i] ?? []) {
      for (const others of together(all, size - 1, i + 1)) yield [change, ...others];
    }
  }
}

function behind(edition: Edition, id: string): string[] {
  const { requires = [] } = decisionOf(edition, id);
  return [...new Set([id, ...requires.flatMap((one) => behind(edition, one))])];
}
