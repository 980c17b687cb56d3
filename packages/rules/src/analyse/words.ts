import {
  both,
  type Condition,
  type Decision,
  type Edition,
  type FactValue,
  type Language,
  type Rule,
  type Text,
} from '@bitan/definitions';
import { sayCondition, sayOutcome, sayValue } from '../say.ts';
import type { Finding } from './finding.ts';

/** Facts with their values, e.g. 反映的严重程度：轻微；可查性：否. */
export function sayCase(edition: Edition, facts: Readonly<Record<string, FactValue>>): Text {
  const said = both((language) =>
    Object.entries(facts)
      .map(([id, value]) => {
        const fact = edition.facts[id];
        return fact ? `${fact.title[language]}: ${sayValue(fact, value, language)}` : id;
      })
      .join(language === 'en' ? '; ' : '；'),
  );
  return Object.keys(facts).length > 0 ? said : anyCase;
}

const anyCase: Text = { 'zh-CN': '任何情形', en: 'any case' };

export const gaveUp = (budget: number): Text => ({
  'zh-CN': `查验了 ${budget} 种情形仍未得出结论。`,
  en: `Nothing was decided after ${budget} cases.`,
});

interface Said extends Pick<Finding, 'kind' | 'result' | 'witness' | 'pointer'> {
  readonly rules: readonly Rule[];
  readonly budget: number;
}

/** A finding in a sentence or two, with its case. */
export function say(edition: Edition, decision: Decision, finding: Said): Text {
  const { kind, result, witness, rules, pointer, budget } = finding;
  const question = both((language) => {
    const [first, second] = rules.map((rule) => ({
      rule: quote(rule.title[language], language),
      outcome: quote(sayOutcome(decision, rule.event, language), language),
    }));
    const part = rules[0] && pointer !== undefined ? partAt(rules[0], pointer) : undefined;
    const condition = part ? sayCondition(edition, part, language) : '';
    return sentences[kind][language](
      quote(decision.title[language], language),
      first,
      second,
      condition,
    );
  });
  const more = result === 'undecided' ? gaveUp(budget) : witness && sayExample(edition, witness);
  return both((language) => {
    const doubt = result === 'undecided' ? doubts[language] : '';
    return `${doubt}${question[language]}${more ? `${language === 'en' ? ' ' : ''}${more[language]}` : ''}`;
  });
}

const sayExample = (edition: Edition, witness: Readonly<Record<string, FactValue>>): Text => {
  const said = sayCase(edition, witness);
  return { 'zh-CN': `例如：${said['zh-CN']}。`, en: `For example: ${said.en}.` };
};

interface Named {
  readonly rule: string;
  readonly outcome: string;
}
type Sentence = (decision: string, first?: Named, second?: Named, condition?: string) => string;

const doubts = { 'zh-CN': '尚不能断定：', en: 'Not decided: ' } as const;

const sentences: Readonly<Record<Finding['kind'], Readonly<Record<Language, Sentence>>>> = {
  gap: {
    'zh-CN': (decision) => `${decision}：有的情形没有规则可用，也没有规定默认结论。`,
    en: (decision) => `${decision}: for some cases no rule decides and no default is given.`,
  },
  overlap: {
    'zh-CN': (decision, first, second) =>
      second
        ? `${decision}：规则${first?.rule}与${second.rule}可以同时成立而结论不同，由前者决定（${first?.outcome}而非${second.outcome}）。请确认顺序无误。`
        : `${decision}：规则${first?.rule}是否与后面的规则同时成立而结论不同。`,
    en: (decision, first, second) =>
      second
        ? `${decision}: the rules ${first?.rule} and ${second.rule} can both hold with different outcomes, and the first decides (${first?.outcome}, not ${second.outcome}). Is the order meant?`
        : `${decision}: whether the rule ${first?.rule} holds together with later ones of other outcomes.`,
  },
  unreachable: {
    'zh-CN': (decision, first) => `${decision}：规则${first?.rule}在任何情形下都不会起作用。`,
    en: (decision, first) =>
      `${decision}: there is no case in which the rule ${first?.rule} decides.`,
  },
  'redundant-rule': {
    'zh-CN': (decision, first) => `${decision}：删去规则${first?.rule}，任何情形的结论都不变。`,
    en: (decision, first) =>
      `${decision}: without the rule ${first?.rule} every case comes to the same.`,
  },
  'redundant-condition': {
    'zh-CN': (decision, first, _, condition) =>
      `${decision}：规则${first?.rule}中的条件（${condition}）删去后，任何情形的结论都不变。`,
    en: (decision, first, _, condition) =>
      `${decision}: in the rule ${first?.rule} the condition (${condition}) changes no case.`,
  },
  'dead-parameter': { 'zh-CN': () => '', en: () => '' },
};

const quote = (text: string, language: Language) =>
  language === 'en' ? `“${text}”` : `「${text}」`;

/** The part of a rule's condition at a JSON Pointer. */
function partAt(rule: Rule, pointer: string): Condition {
  const [, ...steps] = pointer.split('/');
  return steps.reduce<unknown>(
    (json, step) => (json as Record<string, unknown>)[step],
    rule,
  ) as Condition;
}
