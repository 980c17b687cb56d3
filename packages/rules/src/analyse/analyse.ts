import type { Decision, Edition } from '@bitan/definitions';
import { planOf } from '../compile/plan.ts';
import { optionsAt, periodsOf } from '../effect.ts';
import { conditionsIn, without } from './conditions.ts';
import type { Finding } from './finding.ts';
import { Goals } from './goals.ts';
import { deadParameters } from './parameters.ts';
import { defaultBudget } from './prove.ts';
import { testsOf } from './rule-tests.ts';
import { type Found, find, type Goal } from './search.ts';
import { Space } from './space.ts';
import { say } from './words.ts';

/**
 * Looks at every decision of an edition, without sampling: cases for which no rule decides, rules
 * that contend, rules and conditions that make no difference, parameters that nothing reads.
 *
 * @param budget how many partial cases are looked at for each question before it is "undecided";
 *   for all questions of a decision, ten times as many
 */
export function analyse(edition: Edition, budget = defaultBudget): Finding[] {
  const decisions = Object.values(edition.decisions);
  return [
    ...decisions.flatMap((decision) => analyseDecision(edition, decision, budget)),
    ...deadParameters(edition),
  ];
}

/** The same for one decision, at every time at which other rules are in effect. */
export function analyseDecision(
  edition: Edition,
  decision: Decision,
  budget = defaultBudget,
): Finding[] {
  const found = new Map<string, Finding>();
  for (const at of periodsOf(decision.rules)) {
    const plan = planOf(edition, decision.id, optionsAt(at));
    for (const finding of new Analysis(new Space(plan), budget).findings()) {
      if (!found.has(finding.key)) found.set(finding.key, finding);
    }
  }
  return [...found.values()];
}

class Analysis {
  readonly #space: Space;
  readonly #goals: Goals;
  readonly #budget: number;
  /** For all questions together. */
  #left: number;
  readonly #decision: Decision;

  constructor(space: Space, budget: number) {
    this.#space = space;
    this.#goals = new Goals(space);
    this.#budget = budget;
    this.#left = 10 * budget;
    this.#decision = space.own.decision;
  }

  findings(): Finding[] {
    const reachable = this.#space.rules.map((_, place) => this.#unreachable(place));
    return [
      ...this.#gap(),
      ...reachable.flat(),
      ...this.#space.rules.flatMap((_, place) =>
        reachable[place]?.length === 0 ? [...this.#redundant(place), ...this.#overlaps(place)] : [],
      ),
    ];
  }

  /** Only where one outcome is wanted: to collect nothing is a result. */
  #gap(): Finding[] {
    const { hit, otherwise } = this.#decision;
    if (hit === 'collect' || otherwise) return [];
    return this.#ask(this.#goals.gap, 'gap', []);
  }

  #unreachable(place: number): Finding[] {
    return this.#askWhether(this.#goals.decides(place), 'unreachable', [place]);
  }

  #overlaps(place: number): Finding[] {
    if (this.#decision.hit === 'collect') return [];
    const { outcomes, rules } = this.#space.own;
    // One answer for all pairs that were not looked at any more.
    if (this.#left <= 0) return [this.#finding('overlap', [place], { result: 'undecided' })];
    const key = (at: number) => JSON.stringify(outcomes[at]);
    return rules.flatMap((_, later) =>
      later > place && key(later) !== key(place)
        ? this.#ask(this.#goals.overlap(place, later), 'overlap', [place, later])
        : [],
    );
  }

  /** A condition is only looked at where its rule is needed: else all of it is redundant. */
  #redundant(place: number): Finding[] {
    const rule = this.#askWhether(this.#goals.needed(place), 'redundant-rule', [place]);
    if (rule.length > 0) return rule;
    const { conditions } = (this.#space.rules[place] as { rule: Decision['rules'][number] }).rule;
    return conditionsIn(conditions).flatMap((pointer) => {
      const node = without(this.#space.own.rules[place]?.node, conditions, pointer);
      const own = this.#space.own.rules[place];
      if (!own || !node) return [];
      const shorter = testsOf({ rule: own.rule, node });
      const goal = this.#goals.differ(place, testsOf(own), shorter);
      return this.#askWhether(goal, 'redundant-condition', [place], pointer);
    });
  }

  /** What is found is the finding. */
  #ask(goal: Goal, kind: Finding['kind'], places: readonly number[]): Finding[] {
    const found = this.#find(goal);
    if (found === undefined) return [];
    if (found === 'exhausted') return [this.#finding(kind, places, { result: 'undecided' })];
    const witness = this.#space.factsOf(found.chosen);
    return [this.#finding(kind, places, { result: 'found', witness })];
  }

  /** That nothing is found is the finding. */
  #askWhether(
    goal: Goal,
    kind: Finding['kind'],
    places: readonly number[],
    pointer?: string,
  ): Finding[] {
    const found = this.#find(goal);
    const about = pointer === undefined ? {} : { pointer };
    if (found === undefined) return [this.#finding(kind, places, { result: 'found', ...about })];
    if (found !== 'exhausted') return [];
    return [this.#finding(kind, places, { result: 'undecided', ...about })];
  }

  #find(goal: Goal): Found {
    const budget = { left: Math.min(this.#budget, this.#left) };
    const before = budget.left;
    const found = find(this.#space, goal, budget);
    this.#left -= before - Math.max(0, budget.left);
    return found;
  }

  #finding(
    kind: Finding['kind'],
    places: readonly number[],
    about: Pick<Finding, 'result' | 'witness' | 'pointer'>,
  ): Finding {
    const rules = places.flatMap((place) => this.#space.rules[place]?.rule ?? []);
    const names = rules.map(({ name }) => name);
    const { edition } = this.#space.plan;
    return {
      kind,
      key: [kind, this.#decision.id, ...names, about.pointer].filter(Boolean).join(' '),
      decision: this.#decision.id,
      rules: names,
      ...about,
      sentence: say(edition, this.#decision, { kind, rules, budget: this.#budget, ...about }),
    };
  }
}
