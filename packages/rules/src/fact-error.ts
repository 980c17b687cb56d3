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
export function checkFacts(edition: Edition, facts: Facts): void {
  const problems = Object.entries(facts).flatMap(([id, value]) => {
    if (value === undefined) return [];
    const fact = edition.facts[id];
    return fact ? checkFact(fact, value) : [unknownFact(id, edition)];
  });
  if (problems.length > 0) throw new FactError(problems);
}

/** What is wrong with a value of a fact; empty when nothing is. */
export function checkFact(fact: Fact, value: FactValue): FactProblem[] {
  if (fits(fact, value)) return [];
  const said = JSON.stringify(value);
  const domain = domainOf(fact);
  return [
    {
      fact: fact.id,
      message: {
        'zh-CN': `「${fact.title['zh-CN']}」不能是 ${said}。`,
        en: `“${fact.title.en}” cannot be ${said}.`,
      },
      cure: { 'zh-CN': `应为 ${domain}。`, en: `It must be ${domain}.` },
    },
  ];
}

function fits(fact: Fact, value: FactValue): boolean {
  const { type, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = fact;
  const known = fact.values?.map(({ id }) => id);
  const isChoice = (one: unknown) => typeof one === 'string' && (known?.includes(one) ?? true);
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
    case 'number':
      return typeof value === 'number' && value >= min && value <= max;
    case 'enum':
      return isChoice(value);
    case 'set':
      return Array.isArray(value) && value.every(isChoice);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  }
}

function domainOf({ type, values, min, max }: Fact): string {
  if (values) return values.map(({ id }) => id).join(' | ');
  if (min === undefined && max === undefined) return type === 'boolean' ? 'true | false' : type;
  return `${type} ${min ?? '−∞'}–${max ?? '∞'}`;
}

function unknownFact(id: string, edition: Edition): FactProblem {
  const stem = id.split('.')[0] ?? '';
  const near = Object.keys(edition.facts).filter((one) => one.startsWith(`${stem}.`));
  const known = near.length > 0 ? near.join(', ') : Object.keys(edition.facts).join(', ');
  return {
    fact: id,
    message: { 'zh-CN': `词汇表中没有「${id}」。`, en: `The vocabulary has no “${id}”.` },
    cure: { 'zh-CN': `可用：${known}。`, en: `Use one of: ${known}.` },
  };
}
