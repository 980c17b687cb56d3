import type { Basis, Decision, Edition, FactValue, Language, Leaf, Rule } from '@bitan/definitions';
import type {
  ConditionTrace,
  Decided,
  Holds,
  LeafTrace,
  OutcomeGiven,
  RuleTrace,
} from './decided.ts';
import { deciding, undetermined } from './deciding.ts';
import { decisionOf, decisionRead, titleOf } from './find.ts';
import { opposite, sayLeaf, sayOutcome, sayRule, sayValue } from './say.ts';
import { supposing } from './supposing.ts';
import { words } from './words.ts';

/** A decision in words, in one language. */
export interface Explanation {
  /** The proposal and why, in a sentence or two. */
  readonly summary: string;
  readonly outcomes: readonly string[];
  readonly rules: readonly ExplainedRule[];
  readonly missing: readonly { readonly fact: string; readonly title: string }[];
  /** For each other outcome of the decision, what kept it away: a reason for each of its rules. */
  readonly notHappened: readonly {
    readonly outcome: OutcomeGiven;
    readonly reasons: readonly string[];
  }[];
}

export interface ExplainedRule {
  readonly rule: string;
  readonly title: string;
  readonly holds: Holds;
  readonly sentence: string;
  readonly basis: readonly Basis[];
  readonly conditions: readonly ExplainedCondition[];
}

export interface ExplainedCondition {
  readonly sentence: string;
  readonly holds: Holds;
  /** How deep it is nested; 0 for the outermost. */
  readonly depth: number;
}

/** Says a decision as it was made: with the facts and parameters of then. */
export function explain(edition: Edition, decided: Decided, language: Language): Explanation {
  const say = new Saying(edition, decided, language);
  return {
    summary: say.summary(),
    outcomes: given(decided).map((outcome) => say.outcome(outcome)),
    rules: decided.trace.map((trace) => say.rule(trace)),
    missing: decided.missing.map((fact) => ({ fact, title: say.title(fact) })),
    notHappened: say.notHappened(),
  };
}

/** A condition with the value that its fact had; one that failed is said the other way round. */
export const sayReason = (
  edition: Edition,
  decided: Decided,
  leaf: LeafTrace,
  language: Language,
): string => new Saying(edition, decided, language).reasons([leaf]);

const given = ({ outcome, outcomes }: Decided): readonly OutcomeGiven[] =>
  outcomes ?? (outcome ? [outcome] : []);

class Saying {
  readonly #edition: Edition;
  readonly #decision: Decision;
  readonly #decided: Decided;
  readonly #language: Language;
  readonly #words: (typeof words)[Language];

  constructor(edition: Edition, decided: Decided, language: Language) {
    this.#edition = supposing(edition, decided.parameters);
    this.#decision = decisionOf(edition, decided.decision);
    this.#decided = decided;
    this.#language = language;
    this.#words = words[language];
  }

  summary(): string {
    const { complete } = this.#decided;
    const { list, mayAdd, proposesNothing, stillMissing } = this.#words;
    const missing = this.#decided.missing.map((fact) => this.#quoted(fact)).join(list);
    if (given(this.#decided).length > 0) {
      return complete ? this.#proposal() : `${this.#proposal()}${mayAdd(missing)}`;
    }
    return complete ? proposesNothing(this.#decision.title[this.#language]) : stillMissing(missing);
  }

  outcome(outcome: OutcomeGiven): string {
    return sayOutcome(this.#decision, outcome, this.#language);
  }

  title(fact: string): string {
    return titleOf(this.#edition, fact)?.[this.#language] ?? fact;
  }

  rule({ rule: name, holds, conditions }: RuleTrace): ExplainedRule {
    const rule = this.#ruleNamed(name);
    return {
      rule: name,
      title: rule?.title[this.#language] ?? name,
      holds,
      sentence: rule ? sayRule(this.#edition, this.#decision, rule, this.#language) : name,
      basis: rule?.basis ?? [],
      conditions: this.#conditions(conditions, 0),
    };
  }

  notHappened(): Explanation['notHappened'] {
    const happened = new Set(given(this.#decided).map(({ type }) => type));
    const others = this.#decision.outcomes.filter(({ type }) => !happened.has(type));
    return others.map(({ type }) => {
      const rules = this.#decided.trace.filter(({ event }) => event.type === type);
      return {
        outcome: { type, params: {} },
        reasons: rules.length > 0 ? rules.map((rule) => this.#why(rule)) : [this.#noRule(type)],
      };
    });
  }

  #proposal(): string {
    const { list, proposed, proposedOtherwise } = this.#words;
    const outcomes = given(this.#decided)
      .map((outcome) => this.outcome(outcome))
      .join(list);
    const { trace, fired } = this.#decided;
    const rules = trace.filter(({ rule }) => fired.includes(rule));
    if (rules.length === 0) return proposedOtherwise(outcomes);
    return proposed(outcomes, this.reasons(rules.flatMap((rule) => deciding(rule.conditions))));
  }

  /** Why a rule did not give its outcome. */
  #why({ rule: name, holds, conditions }: RuleTrace): string {
    const { didNotHold, heldToo, isOpen, quote } = this.#words;
    const rule = quote(this.#ruleNamed(name)?.title[this.#language] ?? name);
    if (holds === true) return heldToo(rule);
    if (holds === null) return isOpen(rule, this.reasons(undetermined(conditions)));
    return didNotHold(rule, this.reasons(deciding(conditions)));
  }

  #noRule(type: string): string {
    const { noRule, onlyOtherwise } = this.#words;
    return this.#decision.otherwise?.type === type ? onlyOtherwise : noRule;
  }

  /** What was the case: a comparison that failed is said the other way round. */
  reasons(leaves: readonly LeafTrace[]): string {
    const said = leaves.map((trace) => {
      if (trace.holds === null) return this.#words.isUnknown(this.#quoted(trace.fact));
      const leaf = asLeaf(trace);
      return this.#compared(trace.holds ? leaf : opposite(leaf), trace);
    });
    return [...new Set(said)].join(this.#words.also);
  }

  #conditions(node: ConditionTrace, depth: number): ExplainedCondition[] {
    const { holds } = node;
    if (node.kind === 'leaf') return [{ sentence: this.#leaf(node), holds, depth }];
    const inner = node.of.flatMap((one) => this.#conditions(one, depth + 1));
    return [{ sentence: this.#words.groups[node.kind], holds, depth }, ...inner];
  }

  /** A comparison as it is written, with the value that the fact had. */
  #leaf(trace: LeafTrace): string {
    const { aside, unknown } = this.#words;
    if (!trace.missing || trace.value !== undefined) return this.#compared(asLeaf(trace), trace);
    return `${sayLeaf(this.#edition, asLeaf(trace), this.#language)}${aside(unknown)}`;
  }

  #compared(leaf: Leaf, { value }: LeafTrace): string {
    const said = sayLeaf(this.#edition, leaf, this.#language);
    const isSaid = saysValue(leaf, value);
    const { actually, aside } = this.#words;
    return isSaid ? said : `${said}${aside(actually(this.#valueOf(leaf.fact, value)))}`;
  }

  #valueOf(id: string, value: FactValue | undefined): string {
    if (value === undefined) return this.#words.none;
    const fact = this.#edition.facts[id];
    if (fact) return sayValue(fact, value, this.#language);
    const decision = this.#edition.decisions[decisionRead(id) ?? ''];
    const types = Array.isArray(value) ? value : [value];
    const said = types.map((type) =>
      decision ? sayOutcome(decision, { type: String(type) }, this.#language) : String(type),
    );
    return said.join(this.#words.list) || this.#words.none;
  }

  #quoted(fact: string): string {
    return this.#words.quote(this.title(fact));
  }

  #ruleNamed(name: string): Rule | undefined {
    return this.#decision.rules.find((rule) => rule.name === name);
  }
}

/** The comparison of a trace, as it stands in its rule. */
function asLeaf({ fact, operator, parameter, expected }: LeafTrace): Leaf {
  const value = parameter === undefined ? expected : { fact: `param:${parameter}` as const };
  return { fact, operator, value: value ?? '' };
}

/** Whether a comparison says the whole value of the fact already: 「证据」为「不足」. */
function saysValue({ operator, value: operand }: Leaf, value: FactValue | undefined): boolean {
  const [only, ...others] = [operand].flat();
  const said = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (operator === 'notEqual') return typeof operand === 'boolean' && operand !== value;
  if (operator !== 'equal' && operator !== 'in' && operator !== 'contains') return false;
  return others.length === 0 && only === said;
}
