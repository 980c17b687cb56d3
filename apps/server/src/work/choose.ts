import type { Choice } from '@bitan/api';
import type { Edition, Facts, Invariant, RuleEvent, Text } from '@bitan/definitions';
import { derived, evaluate, factsOf } from '@bitan/definitions';
import type { Decided } from '@bitan/rules';
import { Refusal } from '../http/refusal.ts';
import { keyOf, proposalOf } from '../said/card.ts';
import { type FactReader, readAll } from './facts.ts';

/** What a person settled on: the proposal, or something else with a reason. */
export interface Chosen {
  readonly outcomes: readonly RuleEvent[];
  readonly deviates: boolean;
  readonly reason?: string;
}

/**
 * The system proposes, a named person decides: without a choice the proposal is accepted.
 *
 * @throws Refusal `incomplete` when facts are missing and nothing was chosen, `reason-missing` for
 *   a deviation without a reason, `choice-refused` for an outcome that is unknown or that an
 *   invariant forbids
 */
export function choose(
  edition: Edition,
  decided: Decided,
  facts: Facts,
  choice: Choice | undefined,
): Chosen {
  const proposed = proposalOf(decided);
  if (!choice) {
    if (!decided.complete) throw incomplete(edition, decided);
    return { outcomes: proposed, deviates: false };
  }
  const outcomes = checked(edition, decided, facts, choice);
  const deviates = !decided.complete || !sameSet(outcomes, proposed);
  if (!deviates) return { outcomes, deviates };
  if (!choice.reason?.trim()) throw new Refusal('reason-missing');
  return { outcomes, deviates, reason: choice.reason.trim() };
}

/**
 * The invariant that keeps an outcome from being chosen. Where a fact that the invariant reads is
 * missing it counts as broken: what must never happen is not let through for want of knowledge.
 */
export function forbids(edition: Edition, decision: string, facts: Facts, decided: Decided) {
  const required = outcomesOf(decided);
  const lookup = {
    fact: (id: string) => facts[id] ?? required[id],
    parameter: (id: string) => edition.parameters[id]?.value as never,
  };
  const binding = Object.values(edition.invariants).filter(
    (one): one is Extract<Invariant, { kind: 'decision' }> =>
      one.kind === 'decision' && one.decision === decision && evaluate(one.when, lookup) !== false,
  );
  return (outcome: RuleEvent) => binding.find(({ never }) => never.includes(outcome.type));
}

/** Reads the facts that the invariants of a decision are about. */
export function readForbidding(edition: Edition, decision: string, read: FactReader) {
  return readAll(edition, factsThatForbid(edition).get(decision) ?? [], read);
}

const factsThatForbid = derived((edition: Edition) => {
  const named = new Map<string, Set<string>>();
  for (const one of Object.values(edition.invariants)) {
    if (one.kind !== 'decision') continue;
    const facts = [...(named.get(one.decision) ?? []), ...factsOf(one.when)];
    named.set(one.decision, new Set(facts));
  }
  return named;
});

/** The outcomes of the decisions that were made before, as conditions read them. */
function outcomesOf(decided: Decided): Record<string, string | string[]> {
  const all: Record<string, string | string[]> = {};
  for (const before of decided.required) {
    Object.assign(all, outcomesOf(before));
    const types = proposalOf(before).map(({ type }) => type);
    // More outcomes could still come to a set that is not complete: it says nothing yet.
    if (before.hit === 'collect' && !before.complete) continue;
    if (before.hit === 'collect') all[`decision:${before.decision}`] = types;
    else if (types[0]) all[`decision:${before.decision}`] = types[0];
  }
  return all;
}

function checked(edition: Edition, decided: Decided, facts: Facts, choice: Choice): RuleEvent[] {
  const decision = edition.decisions[decided.decision];
  const refused = forbids(edition, decided.decision, facts, decided);
  if (decided.hit === 'first' && choice.outcomes.length !== 1) throw refuse(oneOnly);
  for (const [i, outcome] of choice.outcomes.entries()) {
    if (!decision?.outcomes.some(({ type }) => type === outcome.type)) throw refuse(unknown, i);
    const invariant = refused(outcome);
    if (invariant) throw refuse(invariant.title, i);
  }
  return choice.outcomes;
}

const oneOnly: Text = { 'zh-CN': '只能选择一个结论。', en: 'Choose exactly one outcome.' };
const unknown: Text = { 'zh-CN': '没有这个结论。', en: 'There is no such outcome.' };

const refuse = (message: Text, index?: number) =>
  new Refusal('choice-refused', {
    detail: message,
    errors: [{ pointer: `/choice/outcomes${index === undefined ? '' : `/${index}`}`, message }],
  });

function incomplete(edition: Edition, decided: Decided): Refusal {
  const errors = decided.missing.map((id) => {
    const title = edition.facts[id]?.title ?? { 'zh-CN': id, en: id };
    const message = {
      'zh-CN': `缺少「${title['zh-CN']}」`,
      en: `“${title.en}” is missing`,
    };
    return { pointer: '/answers', message };
  });
  return new Refusal('incomplete', { errors });
}

const sameSet = (a: readonly RuleEvent[], b: readonly RuleEvent[]) => {
  const keys = new Set(b.map(keyOf));
  return a.length === b.length && a.every((event) => keys.has(keyOf(event)));
};
