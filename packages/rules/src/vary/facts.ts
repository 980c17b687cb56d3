import type { Edition, Facts, FactValue } from '@bitan/definitions';
import { Goals } from '../analyse/goals.ts';
import { find, type Goal } from '../analyse/search.ts';
import { type Option, Space } from '../analyse/space.ts';
import { planOf } from '../compile/plan.ts';
import { resultOf } from '../compile/result.ts';
import type { DecideOptions } from '../decide.ts';
import { checkFacts } from '../fact-error.ts';
import { outcomeNamed } from './outcome.ts';

export interface VaryOptions extends DecideOptions {
  /** How many partial cases are looked at before it is "undecided". */
  readonly budget?: number;
  /** How many things may be changed together. */
  readonly atMost?: number;
}

/** What would have to be otherwise for another outcome. */
export interface Variations<C> {
  /** `none`: proved that no change of so many leads there. */
  readonly result: 'found' | 'none' | 'undecided';
  /** The smallest changes, each of which suffices; all of the same size. */
  readonly changes: readonly (readonly C[])[];
}

export interface FactChange {
  readonly fact: string;
  /** Undefined: it is not known now. */
  readonly from: FactValue | undefined;
  readonly to: FactValue;
}

/**
 * The smallest changes of facts with which a decision comes to an outcome: the fewest facts, each
 * by as little as can be. Facts that are counted may change too: it is a thought, not an advice.
 *
 * @throws FactError for facts outside the vocabulary; Error for an outcome that there is not
 */
export function varyFacts(
  edition: Edition,
  decision: string,
  facts: Facts,
  outcome: string,
  { budget = 50_000, atMost = 3, ...options }: VaryOptions = {},
): Variations<FactChange> {
  checkFacts(edition, facts);
  const type = outcomeNamed(edition, decision, outcome);
  const space = new Space(planOf(edition, decision, options));
  const now = new Now(space, edition, facts);
  const goal = new Goals(space).comesTo(type);
  const left = { left: budget };
  let isOpen = false;
  for (let size = 0; size <= atMost; size += 1) {
    const changes: FactChange[][] = [];
    for (const free of subsets(now.facts, size)) {
      const found = find(now.nearest, now.only(free, goal), left, now.without(free));
      if (found === 'exhausted') return { result: 'undecided', changes: [] };
      if (!found) continue;
      const change = now.changes(found.chosen, free);
      // What is unknown can leave a decision open that would come to the same either way.
      if (now.leadsTo(type, change)) changes.push(change);
      else isOpen = true;
    }
    if (changes.length > 0) return { result: 'found', changes };
  }
  return { result: isOpen ? 'undecided' : 'none', changes: [] };
}

/** A case as it is, and what is near to it. */
class Now {
  readonly facts: readonly string[];
  /** The same space, with the options of each variable from the nearest to the farthest. */
  readonly nearest: Space;
  readonly #values: Readonly<Record<string, FactValue | undefined>>;

  constructor(space: Space, edition: Edition, facts: Facts) {
    this.facts = space.plan.facts;
    this.#values = Object.fromEntries(
      this.facts.map((id) => [id, facts[id] ?? edition.facts[id]?.default]),
    );
    this.nearest = space.withOptions(({ fact, options }) => {
      const value = this.#values[fact];
      const here = options.findIndex((option) => value !== undefined && option.has(value));
      return options
        .map((option, i) => ({ option, distance: Math.abs(i - here) }))
        .sort((a, b) => a.distance - b.distance)
        .map(({ option }) => option);
    });
  }

  /** What is unknown and may not change stays unknown: it is not chosen so that it fits. */
  only(free: readonly string[], goal: Goal): Goal {
    return (words, chosen) => {
      const look = goal(words, chosen);
      if (typeof look !== 'number') return look;
      return free.includes(this.nearest.variables[look]?.fact ?? '') ? look : false;
    };
  }

  /** What is known, but for these facts. */
  without(free: readonly string[]): number[] {
    return this.nearest.variables.map(({ fact, options }) => {
      const value = this.#values[fact];
      if (value === undefined || free.includes(fact)) return -1;
      return options.findIndex((option) => option.has(value));
    });
  }

  /** Whether the decision is complete with these changes, and comes to the outcome. */
  leadsTo(type: string, changes: readonly FactChange[]): boolean {
    const then = Object.fromEntries(changes.map(({ fact, to }) => [fact, to]));
    const known = Object.entries({ ...this.#values, ...then }).flatMap(([id, value]) =>
      value === undefined ? [] : [[id, value] as const],
    );
    const { plan } = this.nearest;
    const packed = this.nearest.decided(Object.fromEntries(known));
    const { complete, outcomes } = resultOf(plan, packed, 0);
    return complete && outcomes.some((one) => one.type === type);
  }

  changes(chosen: readonly number[], free: readonly string[]): FactChange[] {
    const to = this.nearest.factsOf(chosen);
    return free.flatMap((fact) => {
      const value = to[fact];
      if (value === undefined) return [];
      const from = this.#values[fact];
      return [{ fact, from, to: this.#closest(fact, from, value, chosen) }];
    });
  }

  /** Of the values in a cell, the one that is nearest. */
  #closest(fact: string, from: FactValue | undefined, to: FactValue, chosen: readonly number[]) {
    if (typeof from !== 'number' || typeof to !== 'number' || !Number.isInteger(to)) return to;
    const at = this.nearest.variables.findIndex((variable) => variable.fact === fact);
    const option = this.nearest.variables[at]?.options[chosen[at] ?? -1];
    return option ? nearer(option, from, to) : to;
  }
}

function nearer(option: Option, from: number, to: number): number {
  const step = Math.sign(from - to);
  let value = to;
  for (let i = 0; i < 1000 && step !== 0 && option.has(value + step); i += 1) value += step;
  return value;
}

/** All subsets of a size, in order. */
function* subsets<T>(of: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i < of.length; i += 1) {
    for (const others of subsets(of, size - 1, i + 1)) yield [of[i] as T, ...others];
  }
}
