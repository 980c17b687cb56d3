import type {
  Condition,
  Decision,
  Edition,
  Fact,
  FactValue,
  Language,
  Leaf,
  Operand,
  Operator,
  Parameter,
  ParameterValue,
  Rule,
  RuleEvent,
  Text,
  UnitOfTime,
} from '@bitan/definitions';
import { isParameter, parameterId } from '@bitan/definitions';

/** How a condition is told in each language. */
interface Words {
  readonly quote: (text: string) => string;
  readonly and: string;
  readonly or: string;
  readonly not: (what: string) => string;
  readonly group: (what: string) => string;
  readonly list: string;
  readonly yes: string;
  readonly no: string;
  readonly operators: Readonly<Record<Operator, string>>;
  readonly units: Readonly<Record<UnitOfTime, string>>;
  readonly rule: (condition: string, outcome: string) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    quote: (text) => `「${text}」`,
    and: '，且',
    or: '，或',
    not: (what) => `并非（${what}）`,
    group: (what) => `（${what}）`,
    list: '、',
    yes: '是',
    no: '否',
    operators: {
      equal: '为',
      notEqual: '不为',
      in: '属于',
      notIn: '不属于',
      contains: '包含',
      doesNotContain: '不包含',
      lessThan: '小于',
      lessThanInclusive: '不大于',
      greaterThan: '大于',
      greaterThanInclusive: '不小于',
    },
    units: { workingDays: '个工作日', days: '日', months: '个月' },
    rule: (condition, outcome) => `如果${condition}，则${outcome}。`,
  },
  en: {
    quote: (text) => `“${text}”`,
    and: ' and ',
    or: ' or ',
    not: (what) => `not (${what})`,
    group: (what) => `(${what})`,
    list: ', ',
    yes: 'yes',
    no: 'no',
    operators: {
      equal: 'is',
      notEqual: 'is not',
      in: 'is one of',
      notIn: 'is none of',
      contains: 'includes',
      doesNotContain: 'does not include',
      lessThan: 'is less than',
      lessThanInclusive: 'is at most',
      greaterThan: 'is more than',
      greaterThanInclusive: 'is at least',
    },
    units: { workingDays: ' working days', days: ' days', months: ' months' },
    rule: (condition, outcome) => `If ${condition}, then ${outcome}.`,
  },
};

/** Titles of things that conditions of other places read, e.g. `answer:<field>`. */
export type Titles = (id: string) => Pick<Fact, 'title' | 'values' | 'type' | 'unit'> | undefined;

/** A condition in one sentence without a full stop. */
export function sayCondition(
  edition: Edition,
  condition: Condition,
  language: Language,
  titles?: Titles,
): string {
  return say(edition, condition, language, titles, true);
}

function say(
  edition: Edition,
  condition: Condition,
  language: Language,
  titles: Titles | undefined,
  top: boolean,
): string {
  const { and, or, not, group } = words[language];
  const inner = (one: Condition) => say(edition, one, language, titles, false);
  if ('fact' in condition) return sayLeaf(edition, condition, language, titles);
  if ('not' in condition) return not(say(edition, condition.not, language, titles, true));
  const parts = 'all' in condition ? condition.all.map(inner) : condition.any.map(inner);
  const said = parts.join('all' in condition ? and : or);
  return top || parts.length === 1 ? said : group(said);
}

/** A comparison in words, e.g. 「证据」为「不足」. */
export function sayLeaf(edition: Edition, leaf: Leaf, language: Language, titles?: Titles): string {
  const { quote, operators } = words[language];
  const read = readable(edition, leaf.fact, titles);
  const name = quote(read?.title[language] ?? leaf.fact);
  const space = language === 'en' ? ' ' : '';
  return `${name}${space}${operators[leaf.operator]}${space}${sayOperand(edition, leaf.value, read, language)}`;
}

function readable(edition: Edition, id: string, titles: Titles | undefined): ReturnType<Titles> {
  const given = titles?.(id);
  if (given) return given;
  const decision = id.startsWith('decision:') ? edition.decisions[id.slice(9)] : undefined;
  if (!decision) return edition.facts[id];
  const values = decision.outcomes.map(({ type, title }) => ({ id: type, title }));
  return { title: decision.title, values, type: decision.hit === 'collect' ? 'set' : 'enum' };
}

function sayOperand(
  edition: Edition,
  value: Operand,
  read: ReturnType<Titles>,
  language: Language,
): string {
  if (!isParameter(value)) return sayFactValue(read, value, language);
  const parameter = edition.parameters[parameterId(value)];
  if (!parameter) return parameterId(value);
  const said = sayParameterValue(parameter, parameter.value, language);
  return `${words[language].quote(parameter.title[language])}${language === 'en' ? ` (${said})` : `（${said}）`}`;
}

/** A value of a fact in words. */
export function sayValue(fact: Fact, value: FactValue, language: Language): string {
  return sayFactValue(fact, value, language);
}

function sayFactValue(read: ReturnType<Titles>, value: FactValue, language: Language): string {
  const { list, yes, no } = words[language];
  if (Array.isArray(value))
    return value.length === 0
      ? '—'
      : value.map((one) => sayFactValue(read, one, language)).join(list);
  if (typeof value === 'boolean') return value ? yes : no;
  const choice = read?.values?.find(({ id }) => id === value);
  if (choice) return words[language].quote(choice.title[language]);
  return `${value}${unitOf(read?.unit, language)}`;
}

const unitOf = (unit: Text | undefined, language: Language) => {
  if (!unit) return '';
  return language === 'en' ? ` ${unit.en}` : unit['zh-CN'];
};

/** A value of a parameter with its unit. */
export function sayParameterValue(
  parameter: Parameter,
  value: ParameterValue,
  language: Language,
): string {
  const { list, yes, no, units } = words[language];
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value))
    return value.map((one) => sayParameterValue(parameter, one, language)).join(list);
  if (typeof value === 'object') return `${value.amount}${units[value.unit]}`;
  const choice = parameter.values?.find(({ id }) => id === value);
  return choice ? choice.title[language] : `${value}${unitOf(parameter.unit, language)}`;
}

/** An outcome with its parameters, e.g. 必谈（情形：一；对象：本人）. */
export function sayOutcome(
  { outcomes }: Decision,
  { type, params = {} }: RuleEvent,
  language: Language,
): string {
  const outcome = outcomes.find((one) => one.type === type);
  if (!outcome) return type;
  const said = Object.entries(params).map(([name, value]) => {
    const declared = outcome.params?.[name];
    const title = declared?.values?.find((one) => one.value === value)?.title[language];
    return title ?? `${declared?.title[language] ?? name} ${value}`;
  });
  if (said.length === 0) return outcome.title[language];
  return language === 'en'
    ? `${outcome.title.en} (${said.join(', ')})`
    : `${outcome.title['zh-CN']}（${said.join('，')}）`;
}

/** A rule in one sentence: if …, then …. */
export function sayRule(
  edition: Edition,
  decision: Decision,
  rule: Rule,
  language: Language,
): string {
  const condition = sayCondition(edition, rule.conditions, language);
  return words[language].rule(
    condition,
    words[language].quote(sayOutcome(decision, rule.event, language)),
  );
}
