import type {
  Condition,
  Decision,
  Edition,
  FactValue,
  Group,
  Invariant,
  Text,
} from '@bitan/definitions';
import { leavesOf } from '@bitan/definitions';
import { planOf } from '../compile/plan.ts';
import { type At, optionsAt, periodsOf } from '../effect.ts';
import { asFact, decisionOf, decisionRead } from '../find.ts';
import { sayOutcome } from '../say.ts';
import { Goals } from './goals.ts';
import { type Budget, type Found, find } from './search.ts';
import { Space } from './space.ts';
import { gaveUp, sayCase } from './words.ts';

export type DecisionInvariant = Extract<Invariant, { kind: 'decision' }>;

/** What is known of an invariant: proved over all facts, or a case that breaks it. */
export interface Proof {
  readonly invariant: string;
  readonly result: 'proved' | 'broken' | 'undecided';
  /** Facts that break it; those that make no difference are left out. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  /** The forbidden outcomes that the rules then propose. */
  readonly outcomes?: readonly string[];
  /** When they do, where that depends on rules that are in effect only for a time. */
  readonly at?: string;
  /** The case in words, or why nothing was decided. */
  readonly sentence?: Text;
}

/** How many partial cases are looked at before the answer is "undecided". */
export const defaultBudget = 200_000;

/** Proves every invariant about a decision. */
export function proveAll(edition: Edition, budget = defaultBudget): Proof[] {
  return Object.values(edition.invariants)
    .filter((one) => one.kind === 'decision')
    .map((invariant) => prove(edition, invariant, budget));
}

/**
 * Proves, without sampling, that no facts make the invariant's condition true and its decision
 * propose one of the outcomes that it forbids, at whatever instant. Facts that are missing need no
 * case of their own: what is proposed without them is proposed for every value of theirs.
 *
 * @param budget the number of partial cases after which it gives up, and says so
 */
export function prove(
  edition: Edition,
  invariant: DecisionInvariant,
  budget = defaultBudget,
): Proof {
  const { id, decision, when, never } = invariant;
  const common = { invariant: id };
  const left = { left: budget };
  for (const at of periodsOf(rulesBehind(edition, when, decision))) {
    const found = possible(edition, both(edition, when, decision, never), at, left);
    if (found === undefined) continue;
    if (found === 'exhausted') return { ...common, result: 'undecided', sentence: gaveUp(budget) };
    const { facts } = found;
    const outcomes = never.filter((type) =>
      possible(edition, both(edition, when, decision, [type]), at, { left: budget }, facts),
    );
    const from = Number.isFinite(at) ? new Date(Number(at)).toISOString() : undefined;
    const sentence = sayBroken(edition, decision, facts, outcomes, from);
    return {
      ...common,
      result: 'broken',
      witness: facts,
      outcomes,
      ...(from && { at: from }),
      sentence,
    };
  }
  return { ...common, result: 'proved' };
}

/** The condition of an invariant, together with the outcomes that it forbids. */
function both(
  edition: Edition,
  when: Condition,
  decision: string,
  never: readonly string[],
): Group {
  const fact = asFact(decision);
  const forbidden: Group =
    decisionOf(edition, decision).hit === 'first'
      ? { all: [{ fact, operator: 'in', value: [...never] }] }
      : { any: never.map((value) => ({ fact, operator: 'contains', value })) };
  return { all: [when, forbidden] };
}

/**
 * Facts that make a condition hold, whatever the others are.
 * @param given facts that are not looked for
 */
function possible(
  edition: Edition,
  condition: Group,
  at: At,
  budget: Budget,
  given?: Readonly<Record<string, FactValue>>,
): { facts: Record<string, FactValue> } | undefined | 'exhausted' {
  const asked = asDecision(condition);
  const decisions = { ...edition.decisions, [asked.id]: asked };
  const plan = planOf({ ...edition, decisions }, asked.id, optionsAt(at));
  const space = new Space(plan);
  const start = given && space.chosenFor(given);
  const found: Found = find(space, new Goals(space).decides(0), budget, start);
  if (found === undefined || found === 'exhausted') return found;
  return { facts: space.factsOf(space.completed(found.chosen)) };
}

/** A decision with nothing but a rule that has this condition. */
function asDecision(condition: Group): Decision {
  const read = leavesOf(condition).flatMap(({ fact }) => decisionRead(fact) ?? []);
  const title = { 'zh-CN': '', en: '' };
  return {
    id: '~',
    title,
    hit: 'first',
    requires: [...new Set(read)],
    outcomes: [{ type: 'holds', title }],
    rules: [{ name: 'it', title, conditions: condition, event: { type: 'holds' }, basis: [] }],
  };
}

function rulesBehind(edition: Edition, when: Condition, decision: string) {
  const seen = new Set<string>();
  const add = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const before of decisionOf(edition, id).requires ?? []) add(before);
  };
  for (const { fact } of leavesOf(when)) {
    const id = decisionRead(fact);
    if (id !== undefined) add(id);
  }
  add(decision);
  return [...seen].flatMap((id) => decisionOf(edition, id).rules);
}

function sayBroken(
  edition: Edition,
  decisionId: string,
  witness: Readonly<Record<string, FactValue>>,
  outcomes: readonly string[],
  at: string | undefined,
): Text {
  const decision = decisionOf(edition, decisionId);
  const proposed = (language: 'zh-CN' | 'en', list: string) =>
    outcomes.map((type) => sayOutcome(decision, { type }, language)).join(list);
  const said = sayCase(edition, witness);
  return {
    'zh-CN': `例如：${said['zh-CN']}，规则${at ? `自 ${at} 起` : ''}会建议${proposed('zh-CN', '；')}。`,
    en: `For example: ${said.en}; the rules would propose ${proposed('en', '; ')}${at ? ` from ${at} on` : ''}.`,
  };
}
