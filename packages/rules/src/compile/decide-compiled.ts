import { deepFreeze, type Edition } from '@bitan/definitions';
import type { DecideOptions, FactReader } from '../decide.ts';
import type { Decided } from '../decided.ts';
import { instantOf, isInEffect } from '../effect.ts';
import { checkFact, FactError } from '../fact-error.ts';
import { closures } from './closures.ts';
import { type Plan, planOf } from './plan.ts';
import type { Decider, Slot } from './result.ts';
import { unpack } from './unpack.ts';

/**
 * Decides as `decide` does, to the same record with the same trace, through rules that are compiled
 * once for each edition: for many cases in a row.
 *
 * @param read is asked at most once for each fact needed
 * @throws FactError for a value outside its fact's domain
 */
export async function decideCompiled(
  edition: Edition,
  decision: string,
  read: FactReader,
  { at }: DecideOptions = {},
): Promise<Decided> {
  const ready = readied(edition, decision, at);
  const values: Slot[] = [];
  for (const id of ready.plan.facts) {
    const asked = read(id);
    const value = asked instanceof Promise ? await asked : asked;
    const fact = edition.facts[id];
    const problems = fact && value !== undefined ? checkFact(fact, value) : [];
    if (problems.length > 0) throw new FactError(problems);
    values.push(value);
  }
  return decidedOn(ready, values);
}

/** Of many cases in a row most are alike: what is decided follows from the values alone. */
function decidedOn({ plan, decide, known }: Ready, values: readonly Slot[]): Decided {
  const key = JSON.stringify(values);
  const found = known.get(key);
  if (found) return found;
  const packed = new Int32Array(plan.packedWords);
  decide(values, packed, 0);
  // Many are given the same: nobody changes it.
  const decided = deepFreeze(unpack(plan, packed, 0, values));
  if (known.size >= mostKnown) known.clear();
  known.set(key, decided);
  return decided;
}
const mostKnown = 1000;

interface Ready {
  readonly plan: Plan;
  readonly decide: Decider;
  /** What was decided, by the values of the facts that it was decided on. */
  readonly known: Map<string, Decided>;
}
const compiled = new WeakMap<Edition, ReturnType<typeof begun>>();

/** Which rules are in effect changes rarely: what was compiled serves while they are the same. */
function readied(edition: Edition, decision: string, at: string | undefined): Ready {
  const { timed, plans } = compiled.get(edition) ?? begun(edition);
  const instant = instantOf(at);
  const key = `${decision} ${timed.map((rule) => Number(isInEffect(rule, instant))).join('')}`;
  const known = plans.get(key);
  if (known) return known;
  const plan = planOf(edition, decision, at === undefined ? {} : { at });
  const made = { plan, decide: closures(plan), known: new Map<string, Decided>() };
  plans.set(key, made);
  return made;
}

function begun(edition: Edition) {
  const rules = Object.values(edition.decisions).flatMap((decision) => decision.rules);
  const one = {
    timed: rules.filter(({ effective }) => effective),
    plans: new Map<string, Ready>(),
  };
  compiled.set(edition, one);
  return one;
}
