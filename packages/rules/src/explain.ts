import type {
  Basis,
  Decision,
  Edition,
  FactValue,
  Language,
  Leaf,
  Rule,
  RuleEvent,
} from '@bitan/definitions';
import type {
  ConditionTrace,
  Decided,
  Holds,
  LeafTrace,
  OutcomeGiven,
  RuleTrace,
} from './decided.ts';
import { sayLeaf, sayOutcome, sayRule, sayValue, words } from './say.ts';

/** A decision in words, in one language. */
export interface Explanation {
  /** The proposal and why, in one sentence. */
  readonly summary: string;
  readonly outcomes: readonly string[];
  readonly rules: readonly ExplainedRule[];
  readonly missing: readonly { readonly fact: string; readonly title: string }[];
  /** For each other outcome of the decision, what kept it away. */
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
  const decision = edition.decisions[decided.decision];
  if (!decision) throw new Error(`the edition has no decision ${decided.decision}`);
  const say = new Saying(edition, decision, decided, language);
  return {
    summary: say.summary(),
    outcomes: say.given().map((outcome) => sayOutcome(decision, outcome, language)),
    rules: decided.trace.map((trace) => say.rule(trace)),
    missing: decided.missing.map((fact) => ({ fact, title: say.title(fact) })),
    notHappened: say.notHappened(),
  };
}

class Saying {
  readonly #edition: Edition;
  readonly #decision: Decision;
  readonly #decided: Decided;
  readonly #language: Language;

  constructor(edition: Edition, decision: Decision, decided: Decided, language: Language) {
    this.#edition = edition;
    this.#decision = decision;
    this.#decided = decided;
    this.#language = language;
  }

  title(fact: string): string {
    return this.#edition.facts[fact]?.title[this.#language] ?? fact;
  }

  given(): readonly OutcomeGiven[] {
    const { outcome, outcomes } = this.#decided;
    return outcomes ?? (outcome ? [outcome] : []);
  }

  summary(): string {
    const { complete, missing, trace, fired } = this.#decided;
    const en = this.#language === 'en';
    const { list } = words[this.#language];
    if (!complete && this.given().length === 0) {
      const titles = missing
        .map((fact) => words[this.#language].quote(this.title(fact)))
        .join(list);
      return en ? `No proposal yet: ${titles} missing.` : `尚不能提出建议：缺少${titles}。`;
    }
    if (this.given().length === 0) {
      return en
        ? `${this.#decision.title.en}: none applies.`
        : `${this.#decision.title['zh-CN']}：均不适用。`;
    }
    const outcomes = this.given()
      .map((outcome) => sayOutcome(this.#decision, outcome, this.#language))
      .join(list);
    const reasons = trace
      .filter(({ rule }) => fired.includes(rule))
      .flatMap(({ conditions }) => deciding(conditions, true));
    const said = [...new Set(reasons.map((leaf) => this.leaf(leaf)))].join(en ? '; ' : '；');
    if (said === '')
      return en
        ? `Proposed: ${outcomes}; no rule speaks against it.`
        : `建议：${outcomes}；没有规则作其他规定。`;
    return en ? `Proposed: ${outcomes}, because ${said}.` : `建议：${outcomes}。因为${said}。`;
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

  /** A comparison with the fact's value and the parameter's, as they were. */
  leaf(leaf: LeafTrace): string {
    const value = leaf.parameter ? { fact: `param:${leaf.parameter}` as const } : leaf.expected;
    const said = sayLeaf(this.#edition, { ...leaf, value } as Leaf, this.#language);
    if (leaf.missing && leaf.value === undefined) return `${said}${this.#aside(this.#unknown())}`;
    const fact = this.#edition.facts[leaf.fact];
    const decision = leaf.fact.startsWith('decision:')
      ? this.#edition.decisions[leaf.fact.slice(9)]
      : undefined;
    const actual = fact
      ? sayValue(fact, leaf.value as FactValue, this.#language)
      : outcomesSaid(decision, leaf.value, this.#language);
    const needless = leaf.operator === 'equal' && leaf.holds === true;
    return needless ? said : `${said}${this.#aside(this.#actually(actual))}`;
  }

  /** What kept each other outcome away: for each rule that gives it, the fewest failed conditions. */
  notHappened(): Explanation['notHappened'] {
    const given = new Set(this.given().map(({ type }) => type));
    const others = this.#decision.outcomes.filter(({ type }) => !given.has(type));
    return others.map(({ type }) => {
      const rules = this.#decided.trace.filter(({ event }) => event.type === type);
      return {
        outcome: { type, params: {} },
        reasons: rules.length > 0 ? rules.map((rule) => this.#why(rule)) : [this.#noRule(type)],
      };
    });
  }

  #why({ rule, holds, conditions }: RuleTrace): string {
    const title = words[this.#language].quote(this.#ruleNamed(rule)?.title[this.#language] ?? rule);
    const en = this.#language === 'en';
    if (holds === true)
      return en
        ? `${title} held too, but an earlier rule decided`
        : `${title}也成立，但先由前面的规则决定`;
    const failed = deciding(conditions, false)
      .map((leaf) => this.leaf(leaf))
      .join(en ? '; ' : '；');
    return en ? `${title} did not hold: not ${failed}` : `${title}不成立：未满足${failed}`;
  }

  #noRule(type: string): string {
    const isOtherwise = this.#decision.otherwise?.type === type;
    if (this.#language === 'en')
      return isOtherwise
        ? 'it applies only when no rule holds'
        : 'no rule proposes it; a person may choose it';
    return isOtherwise ? '仅在没有规则成立时适用' : '没有规则建议它，可由人员选择';
  }

  #conditions(node: ConditionTrace, depth: number): ExplainedCondition[] {
    if (node.kind === 'leaf') return [{ sentence: this.leaf(node), holds: node.holds, depth }];
    const sentence = groups[this.#language][node.kind];
    return [
      { sentence, holds: node.holds, depth },
      ...node.of.flatMap((one) => this.#conditions(one, depth + 1)),
    ];
  }

  #ruleNamed(name: string): Rule | undefined {
    return this.#decision.rules.find((rule) => rule.name === name);
  }

  #aside(text: string): string {
    return this.#language === 'en' ? ` (${text})` : `（${text}）`;
  }

  #actually(value: string): string {
    return this.#language === 'en' ? `it is ${value}` : `实为${value}`;
  }

  #unknown(): string {
    return this.#language === 'en' ? 'not known' : '尚不清楚';
  }
}

const groups = {
  'zh-CN': { all: '同时满足：', any: '满足其一：', not: '并非：' },
  en: { all: 'all of:', any: 'any of:', not: 'not:' },
} as const;

function outcomesSaid(
  decision: Decision | undefined,
  value: FactValue | undefined,
  language: Language,
): string {
  const types = Array.isArray(value) ? value : value === undefined ? [] : [value];
  if (types.length === 0) return language === 'en' ? 'none' : '无';
  const say = (type: RuleEvent['type']) =>
    decision ? sayOutcome(decision, { type }, language) : type;
  return types.map((type) => say(String(type))).join(words[language].list);
}

/**
 * The fewest leaves that make a condition come out so: one branch of an `any` that holds, every
 * part of an `all`; and the other way round for one that does not hold.
 */
export function deciding(node: ConditionTrace, wanted: boolean): LeafTrace[] {
  if (node.kind === 'leaf') return [node];
  if (node.kind === 'not') return node.of.flatMap((one) => deciding(one, !wanted));
  const needsAll = (node.kind === 'all') === wanted;
  const parts = node.of.filter(({ holds }) => (holds ?? !wanted) === wanted);
  const candidates = (needsAll ? node.of : parts.length > 0 ? parts : node.of).map((one) =>
    deciding(one, wanted),
  );
  if (needsAll) return candidates.flat();
  return candidates.sort((a, b) => a.length - b.length)[0] ?? [];
}
