import type {
  Condition,
  Decision,
  Fact,
  FactValue,
  Language,
  Leaf,
  Operand,
  Rule,
  RuleEvent,
  Sayable,
} from '@bitan/definitions';
import {
  isParameter,
  opposites,
  parameterId,
  sayParameterValue,
  sayUnit,
} from '@bitan/definitions';
import { decisionRead } from './find.ts';
import { words } from './words.ts';

/** Titles of things that conditions of other places read, e.g. `answer:<field>`. */
export type Titles = (id: string) => Pick<Fact, 'title' | 'values' | 'type' | 'unit'> | undefined;

/** A condition in one sentence without a full stop. */
export function sayCondition(
  edition: Sayable,
  condition: Condition,
  language: Language,
  titles?: Titles,
): string {
  return say(edition, condition, language, titles, true);
}

function say(
  edition: Sayable,
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
export function sayLeaf(edition: Sayable, leaf: Leaf, language: Language, titles?: Titles): string {
  const { fact, operator, operand, value } = leafWords(edition, leaf, language, titles);
  const aside = value === undefined ? '' : words[language].aside(value);
  return [fact, operator, operand + aside].join(language === 'en' ? ' ' : '');
}

/** The words of a comparison, one by one. */
export interface LeafWords {
  readonly fact: string;
  readonly operator: string;
  /** What it is compared with: a value, or the name of a parameter, whose value is `value`. */
  readonly operand: string;
  readonly value?: string;
}

/** A comparison in words, for who puts the sentence together. */
export function leafWords(
  edition: Sayable,
  leaf: Leaf,
  language: Language,
  titles?: Titles,
): LeafWords {
  const { quote, operators } = words[language];
  const read = readable(edition, leaf.fact, titles);
  const { operator, value } = plainly(leaf);
  return {
    fact: quote(read?.title[language] ?? leaf.fact),
    operator: operators[operator],
    ...sayOperand(edition, value, read, language),
  };
}

/** Nobody says “is not yes” or “is one of a”. */
function plainly(leaf: Leaf): Pick<Leaf, 'operator' | 'value'> {
  const { operator, value } = leaf;
  if (operator === 'notEqual' && typeof value === 'boolean') {
    return { operator: 'equal', value: !value };
  }
  if (!Array.isArray(value) || value.length !== 1 || value[0] === undefined) return leaf;
  if (operator === 'in') return { operator: 'equal', value: value[0] };
  if (operator === 'notIn') return plainly({ ...leaf, operator: 'notEqual', value: value[0] });
  return leaf;
}

/** The comparison that holds when this one does not. */
export const opposite = (leaf: Leaf): Leaf => ({ ...leaf, operator: opposites[leaf.operator] });

function readable(edition: Sayable, id: string, titles: Titles | undefined): ReturnType<Titles> {
  const given = titles?.(id);
  if (given) return given;
  const decision = edition.decisions[decisionRead(id) ?? ''];
  if (!decision) return edition.facts[id];
  const values = decision.outcomes.map(({ type, title }) => ({ id: type, title }));
  return { title: decision.title, values, type: decision.hit === 'collect' ? 'set' : 'enum' };
}

function sayOperand(
  edition: Sayable,
  value: Operand,
  read: ReturnType<Titles>,
  language: Language,
): Pick<LeafWords, 'operand' | 'value'> {
  if (!isParameter(value)) return { operand: sayFactValue(read, value, language) };
  const parameter = edition.parameters[parameterId(value)];
  if (!parameter) return { operand: parameterId(value) };
  return {
    operand: words[language].quote(parameter.title[language]),
    value: sayParameterValue(parameter, parameter.value, language),
  };
}

/** A value of a fact in words. */
export function sayValue(fact: Fact, value: FactValue, language: Language): string {
  return sayFactValue(fact, value, language);
}

function sayFactValue(read: ReturnType<Titles>, value: FactValue, language: Language): string {
  const { list, yes, no, none } = words[language];
  if (Array.isArray(value)) {
    return value.map((one) => sayFactValue(read, one, language)).join(list) || none;
  }
  if (typeof value === 'boolean') return value ? yes : no;
  const choice = read?.values?.find(({ id }) => id === value);
  if (choice) return words[language].quote(choice.title[language]);
  return `${value}${sayUnit(read?.unit, language)}`;
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
  edition: Sayable,
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
