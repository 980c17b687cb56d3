import type {
  Condition,
  Decision,
  Edition,
  FactValue,
  Group,
  Leaf,
  Text,
} from '@bitan/definitions';
import { isParameter, leavesOf, visit } from '@bitan/definitions';
import { planOf } from '../compile/plan.ts';
import { optionsAt, periodsOf } from '../effect.ts';
import { asFact, decisionRead } from '../find.ts';
import { operandOf } from '../possible.ts';
import { Goals } from './goals.ts';
import { defaultBudget } from './prove.ts';
import { find } from './search.ts';
import { Space } from './space.ts';
import { gaveUp, sayCase } from './words.ts';

/** Whether a decision of a local edition is nowhere milder than that of the level above. */
export interface Strictness {
  readonly decision: string;
  /** `incomparable`: its outcomes have no order of severity. */
  readonly result: 'proved' | 'milder' | 'undecided' | 'incomparable';
  /** A case that gets a milder outcome. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  readonly sentence?: Text;
}

/**
 * Proves, for every decision that the level above has too, that no case gets a milder outcome than
 * there: one of lower severity, or, where outcomes are collected, one fewer of those that have any.
 */
export function stricter(base: Edition, local: Edition, budget = defaultBudget): Strictness[] {
  return Object.keys(base.decisions)
    .filter((id) => Object.hasOwn(local.decisions, id))
    .map((id) => compared(base, local, id, budget));
}

function compared(base: Edition, local: Edition, id: string, budget: number): Strictness {
  const [above, own] = [base.decisions[id] as Decision, local.decisions[id] as Decision];
  const isMilder = milder(above, own);
  if (!isMilder) return { decision: id, result: 'incomparable' };
  const differing = differences(base, local, id);
  if (differing.length === 0) return { decision: id, result: 'proved' };
  // Asked first: where no changed rule comes out differently, nothing does.
  const asked = { all: [{ any: differing }, isMilder] };
  const edition = together(base, local, asked);
  const left = { left: budget };
  const rules = Object.values(edition.decisions).flatMap((decision) => decision.rules);
  for (const at of periodsOf(rules)) {
    const space = new Space(planOf(edition, question, optionsAt(at)));
    const found = find(space, new Goals(space).decides(0), left);
    if (found === undefined) continue;
    if (found === 'exhausted') {
      return { decision: id, result: 'undecided', sentence: sayUndecided(own, budget) };
    }
    const witness = space.factsOf(space.completed(found.chosen));
    return { decision: id, result: 'milder', witness, sentence: sayMilder(local, own, witness) };
  }
  return { decision: id, result: 'proved' };
}

const question = '~milder';
/** The decisions of the level above, beside those of the local edition. */
const aboveName = (id: string) => `above ${id}`;

/** What makes a case milder; undefined where severities do not tell. */
function milder(above: Decision, own: Decision): Condition | undefined {
  const severity = new Map(
    [...own.outcomes, ...above.outcomes].map(({ type, severity }) => [type, severity]),
  );
  if ([...severity.values()].includes(undefined)) return undefined;
  const rank = (type: string) => severity.get(type) ?? 0;
  const [before, after] = [asFact(aboveName(above.id)), asFact(own.id)];
  if (own.hit === 'collect') {
    const lost = above.outcomes
      .filter(({ type }) => rank(type) > 0)
      .map(({ type }): Condition => {
        const has = (fact: string): Leaf => ({ fact, operator: 'contains', value: type });
        return { all: [has(before), { not: has(after) }] };
      });
    return lost.length > 0 ? { any: lost } : undefined;
  }
  return {
    any: above.outcomes.map(({ type }): Condition => {
      const asStrict = own.outcomes.filter((one) => rank(one.type) >= rank(type));
      return {
        all: [
          { fact: before, operator: 'equal', value: type },
          { not: { fact: after, operator: 'in', value: asStrict.map((one) => one.type) } },
        ],
      };
    }),
  };
}

/**
 * Conditions of which one holds wherever the two levels come to something else: that a rule holds
 * at one of them only, or that one holds which the other does not have, or has elsewhere.
 */
function differences(base: Edition, local: Edition, id: string): Condition[] {
  return [...new Set([...behind(base, id), ...behind(local, id)])].flatMap((each) => {
    const [above, own] = [rulesOf(base, each, aboveName), rulesOf(local, each, (name) => name)];
    const names = [...new Set([...above.keys(), ...own.keys()])];
    const isReordered =
      inOrder(above, own) !== inOrder(own, above) && !isCollected(base, local, each);
    const otherwise = [base, local].map((edition) =>
      JSON.stringify(edition.decisions[each]?.otherwise),
    );
    const conditions = [...above.values()].map((rule) => rule.conditions);
    const noRule: Condition[] =
      otherwise[0] === otherwise[1] || conditions.length === 0
        ? []
        : [{ not: { any: conditions } }];
    const changed = names.flatMap((name): Condition[] => {
      const [was, is] = [above.get(name), own.get(name)];
      if (!was || !is) return [(was ?? is)?.conditions as Condition];
      const isSame = JSON.stringify(was.own) === JSON.stringify(is.own);
      if (isSame && !isReordered) return [];
      if (isReordered || was.gives !== is.gives) return [was.conditions, is.conditions];
      return [
        { all: [was.conditions, { not: is.conditions }] },
        { all: [{ not: was.conditions }, is.conditions] },
      ];
    });
    return [...noRule, ...changed];
  });
}

/** The order of the rules that the other side has too: one that is added moves none of them. */
const inOrder = (rules: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
  [...rules.keys()].filter((name) => other.has(name)).join();

/** Where all that hold are collected, their order changes nothing. */
const isCollected = (base: Edition, local: Edition, id: string) =>
  [base, local].every(({ decisions }) => decisions[id]?.hit === 'collect');

interface Compared {
  readonly conditions: Group;
  /** What it gives, and when it takes part. */
  readonly gives: string;
  /** With the names that it has in its own edition. */
  readonly own: unknown;
}

function rulesOf(
  edition: Edition,
  id: string,
  name: (id: string) => string,
): Map<string, Compared> {
  const decision = edition.decisions[id];
  if (!decision) return new Map();
  const renamed = inlined(edition, decision, name).rules;
  const own = inlined(edition, decision, (one) => one).rules;
  return new Map(
    renamed.map(({ name: rule, conditions, event, effective }, i) => [
      rule,
      {
        conditions,
        gives: JSON.stringify([event, effective]),
        own: [own[i]?.conditions, event, effective],
      },
    ]),
  );
}

/** A decision and all that it requires. */
function behind(edition: Edition, id: string): string[] {
  const { requires = [] } = edition.decisions[id] ?? {};
  return [id, ...requires.flatMap((one) => behind(edition, one))];
}

/** One edition with the decisions of both levels, each with the values of its own parameters. */
function together(base: Edition, local: Edition, asked: Group): Edition {
  const title = { 'zh-CN': '', en: '' };
  const decision: Decision = {
    id: question,
    title,
    hit: 'first',
    requires: [...new Set(leavesOf(asked).flatMap(({ fact }) => decisionRead(fact) ?? []))],
    outcomes: [{ type: 'milder', title }],
    rules: [
      {
        name: 'milder',
        title,
        conditions: asked,
        event: { type: 'milder' },
        basis: [],
      },
    ],
  };
  const own = Object.values(local.decisions).map((one) => inlined(local, one, (name) => name));
  const above = Object.values(base.decisions).map((one) => inlined(base, one, aboveName));
  const decisions = Object.fromEntries([...own, ...above, decision].map((one) => [one.id, one]));
  return { ...local, decisions };
}

function inlined(edition: Edition, decision: Decision, name: (id: string) => string): Decision {
  const leaf = (one: Leaf): Condition => {
    const read = decisionRead(one.fact);
    const value = isParameter(one.value) ? (operandOf(edition, one) ?? one.value) : one.value;
    return { ...one, value, fact: read === undefined ? one.fact : asFact(name(read)) };
  };
  const copy = (condition: Condition) =>
    visit<Condition>(condition, {
      all: (all) => ({ all }),
      any: (any) => ({ any }),
      not: (not) => ({ not }),
      leaf,
    });
  return {
    ...decision,
    id: name(decision.id),
    ...(decision.requires && { requires: decision.requires.map(name) }),
    rules: decision.rules.map((rule) => ({
      ...rule,
      conditions: copy(rule.conditions) as typeof rule.conditions,
    })),
  };
}

function sayUndecided({ title }: Decision, budget: number): Text {
  const why = gaveUp(budget);
  return {
    'zh-CN': `${title['zh-CN']}：是否比上级规定宽松，${why['zh-CN']}`,
    en: `${title.en}: is it milder than at the level above? ${why.en}`,
  };
}

function sayMilder(
  edition: Edition,
  decision: Decision,
  witness: Readonly<Record<string, FactValue>>,
): Text {
  const said = sayCase(edition, witness);
  return {
    'zh-CN': `${decision.title['zh-CN']}：有的情形比上级规定宽松，例如：${said['zh-CN']}。`,
    en: `${decision.title.en}: some cases come out milder than at the level above, for example: ${said.en}.`,
  };
}
