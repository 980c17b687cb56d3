import {
  both,
  type Condition,
  type Decision,
  type Edition,
  type Example,
  type FactValue,
  isParameter,
  type Leaf,
  parameterId,
  type Rule,
} from '@bitan/definitions';
import type { Node } from '../compile/plan.ts';
import { planOf } from '../compile/plan.ts';
import { resultOf } from '../compile/result.ts';
import { operandOf } from '../possible.ts';
import { sayValue } from '../say.ts';
import { caseId } from './case-of.ts';
import { pointersIn } from './coverage.ts';
import { Goals } from './goals.ts';
import { testsOf } from './rule-tests.ts';
import { find } from './search.ts';
import { dayFrom, Space } from './space.ts';

/** How many partial cases are looked at for each proposed case. */
const budget = 20_000;

/**
 * Cases just below, at and just above every threshold of the rules, in which the threshold decides
 * and which no case of the packs shows, with what the edition gives for them now: to be adopted
 * once a person found them right.
 */
export function boundaryCases(edition: Edition): Example[] {
  const proposed = new Map<string, Example>();
  for (const decision of Object.values(edition.decisions)) {
    const space = new Space(planOf(edition, decision.id));
    for (const [place, rule] of decision.rules.entries()) {
      for (const pointer of pointersIn(rule.conditions)) {
        for (const example of casesAt(edition, decision, space, place, rule, pointer)) {
          if (!proposed.has(example.id)) proposed.set(example.id, example);
        }
      }
    }
  }
  return [...proposed.values()];
}

function casesAt(
  edition: Edition,
  decision: Decision,
  space: Space,
  place: number,
  rule: Rule,
  pointer: string,
): Example[] {
  const leaf = at(rule.conditions, pointer) as Leaf;
  const operand = operandOf(edition, leaf);
  if (operand === undefined || Array.isArray(operand)) return [];
  return valuesAround(edition, leaf, operand).flatMap((value) => {
    if (isShown(edition, decision, leaf, value)) return [];
    const made = caseWith(space, place, pointer, leaf, value);
    if (!made) return [];
    const fact = edition.facts[leaf.fact];
    if (!fact) return [];
    return [
      {
        id: caseId(['boundary', decision.id, rule.name, leaf.fact, value].join(' ')),
        title: both((language) => {
          const is = sayValue(fact, value, language);
          const said = `${rule.title[language]}${language === 'en' ? ': ' : '：'}`;
          return language === 'en'
            ? `${said}${fact.title.en} is ${is}`
            : `${said}${fact.title['zh-CN']}为${is}`;
        }),
        ...(isParameter(leaf.value) && { parameters: { [parameterId(leaf.value)]: operand } }),
        facts: made.facts,
        expect: [{ decision: decision.id, outcomes: made.outcomes }],
      },
    ];
  });
}

/** The values next to a threshold, and itself, as far as the fact may have them. */
function valuesAround(edition: Edition, { fact: id }: Leaf, operand: FactValue): FactValue[] {
  const fact = edition.facts[id];
  if (!fact) return [];
  if (fact.type === 'date') {
    const day = String(operand);
    return [dayFrom(day, -1), day, dayFrom(day, 1)];
  }
  if (fact.type !== 'integer' && fact.type !== 'number') return [];
  const cut = Number(operand);
  const step = fact.type === 'integer' ? 1 : 0.1;
  const { min = -Infinity, max = Infinity } = fact;
  return [cut - step, cut, cut + step]
    .map((value) => Number(value.toFixed(6)))
    .filter((value) => value >= min && value <= max)
    .filter((value) => fact.type === 'number' || Number.isInteger(value));
}

/** Whether a case of the packs asks this decision with this value. */
const isShown = (edition: Edition, { id }: Decision, { fact }: Leaf, value: FactValue): boolean =>
  edition.examples.some(
    ({ facts, expect }) => facts[fact] === value && expect.some(({ decision }) => decision === id),
  );

/** A case with this value in which it makes a difference whether the comparison holds. */
function caseWith(space: Space, place: number, pointer: string, leaf: Leaf, value: FactValue) {
  const own = space.own.rules[place];
  if (!own) return undefined;
  const steps = pointer.split('/').slice(2);
  const supposed = (node: Node) =>
    testsOf({ rule: own.rule, node: replaced(own.node, own.rule.conditions, steps, node) });
  const goal = new Goals(space).differ(place, supposed(holds), supposed(fails));
  const start = space.variables.map(({ fact, options }) =>
    fact === leaf.fact ? options.findIndex((option) => option.has(value)) : -1,
  );
  const found = find(space, goal, { left: budget }, start);
  if (found === undefined || found === 'exhausted') return undefined;
  const chosen = space.completed(found.chosen);
  const facts = { ...space.factsOf(chosen), [leaf.fact]: value };
  const { outcomes, complete } = resultOf(space.plan, space.decided(facts), 0);
  return complete ? { facts, outcomes: [...outcomes] } : undefined;
}

const holds: Node = { kind: 'all', of: [] };
const fails: Node = { kind: 'any', of: [] };

function replaced(node: Node, condition: Condition, steps: readonly string[], by: Node): Node {
  const [kind, ...rest] = steps;
  if (node.kind === 'leaf' || kind === undefined) return by;
  if (node.kind === 'not') {
    return 'not' in condition
      ? { kind: 'not', of: replaced(node.of, condition.not, rest, by) }
      : node;
  }
  const [index, ...deeper] = rest;
  const place = Number(index);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  return {
    kind: node.kind,
    of: node.of.map((one, i) =>
      i === place ? replaced(one, parts[place] as Condition, deeper, by) : one,
    ),
  };
}

/** The part of a condition at a JSON Pointer within its rule. */
function at(condition: Condition, pointer: string): Condition {
  const steps = pointer.split('/').slice(2);
  return steps.reduce<unknown>(
    (json, step) => (json as Record<string, unknown>)[step],
    condition,
  ) as Condition;
}
