import type { Edition, Fact, Facts, FactValue, Text } from '@bitan/definitions';

export interface FactProblem {
  readonly fact: string;
  readonly message: Text;
  readonly cure: Text;
}

/** Facts that are not in the vocabulary, or have a value outside their domain. */
export class FactError extends Error {
  readonly problems: readonly FactProblem[];
  constructor(problems: readonly FactProblem[]) {
    super(problems.map(({ message }) => `${message['zh-CN']} / ${message.en}`).join('\n'));
    this.name = 'FactError';
    this.problems = problems;
  }
}

/** @throws FactError that names every fact that does not fit the vocabulary */
export function checkFacts({ facts: vocabulary }: Edition, facts: Facts): void {
  const problems = Object.entries(facts).flatMap(([id, value]) => {
    if (value === undefined) return [];
    const fact = Object.hasOwn(vocabulary, id) ? vocabulary[id] : undefined;
    return fact ? checkFact(fact, value) : [unknownFact(id, Object.keys(vocabulary))];
  });
  if (problems.length > 0) throw new FactError(problems);
}

/** What is wrong with a value of a fact; empty when nothing is. */
export function checkFact(fact: Fact, value: FactValue): FactProblem[] {
  if (fits(fact, value)) return [];
  const said = shortened(JSON.stringify(value));
  const message = {
    'zh-CN': `「${fact.title['zh-CN']}」不能是 ${said}。`,
    en: `“${fact.title.en}” cannot be ${said}.`,
  };
  return [{ fact: fact.id, message, cure: cureFor(fact) }];
}

function fits({ type, values, min, max }: Fact, value: FactValue): boolean {
  const isChoice = (one: unknown) =>
    typeof one === 'string' && (values?.some(({ id }) => id === one) ?? true);
  const isWithin = Number(value) >= (min ?? -Infinity) && Number(value) <= (max ?? Infinity);
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isSafeInteger(value) && isWithin;
    case 'number':
      return Number.isFinite(value) && isWithin;
    case 'enum':
      return isChoice(value);
    case 'set':
      return Array.isArray(value) && value.every(isChoice);
    case 'date':
      return typeof value === 'string' && isCivilDate(value);
  }
}

/** A day that exists, `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

function cureFor({ type, values = [], min, max }: Fact): Text {
  const choices = values.map(({ id }) => id);
  const [zh, en] = kinds[type](choices.join('、'), choices.join(', '));
  return {
    'zh-CN': `应为${zh}${min === undefined ? '' : `，不小于 ${min}`}${max === undefined ? '' : `，不大于 ${max}`}。`,
    en: `It must be ${en}${min === undefined ? '' : `, at least ${min}`}${max === undefined ? '' : `, at most ${max}`}.`,
  };
}

type Kind = (zh: string, en: string) => readonly [zh: string, en: string];

const kinds: Readonly<Record<Fact['type'], Kind>> = {
  boolean: () => [' true 或 false', 'true or false'],
  integer: () => ['整数', 'an integer'],
  number: () => ['数', 'a number'],
  enum: (zh, en) => [`以下之一：${zh}`, `one of: ${en}`],
  set: (zh, en) => [`由这些值组成的列表：${zh}`, `a list of these: ${en}`],
  date: () => ['存在的日期，如 2026-01-31', 'a day that exists, like 2026-01-31'],
};

function unknownFact(id: string, vocabulary: readonly string[]): FactProblem {
  const stem = `${id.split('.')[0]}.`;
  const near = vocabulary.filter((one) => one.startsWith(stem));
  const known = (near.length > 0 ? near : vocabulary).join(', ');
  const said = shortened(id);
  return {
    fact: id,
    message: { 'zh-CN': `词汇表中没有「${said}」。`, en: `The vocabulary has no “${said}”.` },
    cure: { 'zh-CN': `可用：${known}。`, en: `Use one of: ${known}.` },
  };
}

const shortened = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
