import type { DecisionCard, Named, SaidOutcome } from '@bitan/api';
import {
  both,
  type Decision,
  deepFreeze,
  derived,
  type Edition,
  type Invariant,
  type RuleEvent,
  type Text,
} from '@bitan/definitions';
import { type Decided, explain, sayOutcome, sayValue } from '@bitan/rules';

interface Around {
  /** Which invariant keeps an outcome from being chosen with the facts at hand. */
  readonly refused: (outcome: RuleEvent) => Invariant | undefined;
  readonly approval?: { readonly when: 'always' | 'deviation'; readonly roles: readonly Named[] };
}

/** Everything about a decision that a person reads before confirming it, in both languages. */
export function decisionCard(edition: Edition, decided: Decided, around: Around): DecisionCard {
  const decision = edition.decisions[decided.decision];
  if (!decision) throw new Error(`the edition has no decision ${decided.decision}`);
  const zh = explain(edition, decided, 'zh-CN');
  const en = explain(edition, decided, 'en');
  const text = (a: string, b: string | undefined): Text => ({ 'zh-CN': a, en: b ?? a });
  return {
    decision: decision.id,
    title: decision.title,
    edition: decided.edition,
    hit: decision.hit,
    complete: decided.complete,
    proposal: proposalOf(decided).map((outcome) => saidOutcome(decision, outcome)),
    summary: text(zh.summary, en.summary),
    rules: zh.rules.map((rule, i) => ({
      rule: rule.rule,
      title: decision.rules.find(({ name }) => name === rule.rule)?.title ?? decision.title,
      holds: rule.holds,
      fired: decided.fired.includes(rule.rule),
      sentence: text(rule.sentence, en.rules[i]?.sentence),
      outcome: both((language) => ruleOutcome(decision, rule.rule, language)),
      basis: decision.rules.find(({ name }) => name === rule.rule)?.basis ?? [],
      conditions: rule.conditions.map((condition, j) => ({
        sentence: text(condition.sentence, en.rules[i]?.conditions[j]?.sentence),
        holds: condition.holds,
        depth: condition.depth,
      })),
    })),
    missing: decided.missing.map((fact) => ({ fact, title: titleOf(edition, fact) })),
    defaulted: decided.defaulted.map((id) => defaulted(edition, id)),
    notHappened: zh.notHappened.map((other, i) => ({
      outcome: saidOutcome(decision, other.outcome),
      reasons: other.reasons.map((reason, j) => text(reason, en.notHappened[i]?.reasons[j])),
    })),
    choices: choicesOf(decision).map((outcome) => choice(decision, outcome, around)),
    ...(around.approval && {
      approval: { when: around.approval.when, roles: [...around.approval.roles] },
    }),
  };
}

/** What a decision proposes: nothing where facts are missing. */
export const proposalOf = derived((decided: Decided): readonly RuleEvent[] =>
  deepFreeze(decided.outcomes ?? (decided.outcome ? [decided.outcome] : [])),
);

export function saidOutcome(decision: Decision, outcome: RuleEvent): SaidOutcome {
  return {
    type: outcome.type,
    params: outcome.params ?? {},
    title: both((language) => sayOutcome(decision, outcome, language)),
  };
}

/** Every outcome that a rule can give, each once, and those that no rule gives. */
function choicesOf(decision: Decision): RuleEvent[] {
  const given = [
    ...decision.rules.map(({ event }) => event),
    ...(decision.otherwise ? [decision.otherwise] : []),
  ];
  const byKey = new Map(given.map((event) => [keyOf(event), event]));
  const types = new Set(given.map(({ type }) => type));
  const rest = decision.outcomes
    .filter(({ type }) => !types.has(type))
    .map(({ type }) => ({ type }));
  const order = decision.outcomes.map(({ type }) => type);
  return [...byKey.values(), ...rest].sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type));
}

/** Tells outcomes apart: the type and the parameters, in any order. */
export function keyOf({ type, params = {} }: RuleEvent): string {
  return JSON.stringify([type, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function choice(decision: Decision, outcome: RuleEvent, { refused }: Around) {
  const invariant = refused(outcome);
  return {
    outcome: saidOutcome(decision, outcome),
    ...(invariant && { refused: invariant.title }),
  };
}

function ruleOutcome(decision: Decision, name: string, language: 'zh-CN' | 'en'): string {
  const rule = decision.rules.find((one) => one.name === name);
  return rule ? sayOutcome(decision, rule.event, language) : '';
}

function titleOf(edition: Edition, fact: string): Text {
  return edition.facts[fact]?.title ?? { 'zh-CN': fact, en: fact };
}

function defaulted(edition: Edition, id: string) {
  const fact = edition.facts[id];
  const value = fact?.default;
  const said =
    fact && value !== undefined ? both((l) => sayValue(fact, value, l)) : titleOf(edition, id);
  return { fact: id, title: titleOf(edition, id), value: said };
}
