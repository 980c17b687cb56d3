import type { PolicyView } from '@bitan/api';
import {
  type Condition,
  type Decision,
  type Fact,
  factsOf,
  type Operator,
  type Parameter,
  type ParameterReference,
  parameterId,
  type Sayable,
  type Scalar,
  sayParameterValue,
  type Text,
} from '@bitan/definitions';

/** Something that a condition can read: a fact, or the outcome of an earlier decision. */
export interface Term {
  readonly id: string;
  readonly title: Text;
  readonly type: Fact['type'];
  readonly values: readonly { readonly id: string; readonly title: Text }[];
  readonly unit?: Text | undefined;
}

/** The words that conditions are written in. */
export interface Vocabulary {
  readonly terms: ReadonlyMap<string, Term>;
  readonly parameters: ReadonlyMap<string, Threshold>;
}

/** A parameter, as far as conditions compare with it. */
export type Threshold = Pick<PolicyView['parameters'][number], 'id' | 'title' | 'type' | 'said'>;

interface Written {
  readonly facts: readonly Fact[];
  readonly decisions: readonly Pick<Decision, 'id' | 'title' | 'hit' | 'outcomes'>[];
  readonly parameters: readonly Threshold[];
}

export function vocabularyOf({ facts, decisions, parameters }: Written): Vocabulary {
  const terms = [...facts.filter(readable).map(ofFact), ...decisions.map(ofDecision)];
  return {
    terms: new Map(terms.map((term) => [term.id, term])),
    parameters: new Map(parameters.map((parameter) => [parameter.id, parameter])),
  };
}

/** The same of an edition itself, as it is edited. */
export function vocabularyFrom({ facts, decisions, parameters }: Sayable): Vocabulary {
  return vocabularyOf({
    facts: Object.values(facts),
    decisions: Object.values(decisions),
    parameters: Object.values(parameters).map(threshold),
  });
}

const threshold = (parameter: Parameter): Threshold => {
  const { id, title, type, value } = parameter;
  const said = {
    'zh-CN': sayParameterValue(parameter, value, 'zh-CN'),
    en: sayParameterValue(parameter, value, 'en'),
  };
  return { id, title, type, said };
};

/** What tells who somebody is can be read by no rule. */
const readable = ({ sensitivity }: Fact) => sensitivity !== 'identity';

const ofFact = ({ id, title, type, values = [], unit }: Fact): Term => ({
  id,
  title,
  type,
  values,
  unit,
});

const ofDecision = ({ id, title, hit, outcomes }: Written['decisions'][number]): Term => ({
  id: `decision:${id}`,
  title,
  type: hit === 'first' ? 'enum' : 'set',
  values: outcomes.map((outcome) => ({ id: outcome.type, title: outcome.title })),
});

/** The comparisons that make sense for a type. */
export const comparisons: Record<Fact['type'], readonly Operator[]> = {
  boolean: ['equal', 'notEqual'],
  enum: ['equal', 'notEqual', 'in', 'notIn'],
  set: ['contains', 'doesNotContain'],
  ...((ordered) => ({ integer: ordered, number: ordered, date: ordered }))([
    'equal',
    'notEqual',
    'lessThan',
    'lessThanInclusive',
    'greaterThan',
    'greaterThanInclusive',
  ] as const),
};

/** Whether the value of a comparison is a list. */
export const takesList = (operator: Operator | undefined): boolean =>
  operator === 'in' || operator === 'notIn';

/** The parameters that a term can be compared with. */
export function parametersFor({ parameters }: Vocabulary, term: Term, operator?: Operator) {
  const wanted = takesList(operator) ? ['set'] : kinds[term.type];
  return [...parameters.values()].filter(({ type }) => wanted.includes(type));
}

const kinds: Record<Fact['type'], readonly string[]> = {
  boolean: ['boolean'],
  integer: ['integer', 'number'],
  number: ['integer', 'number'],
  enum: ['enum'],
  set: ['enum'],
  date: [],
};

export const reference = (id: string): ParameterReference => ({ fact: `param:${id}` });

/** A value in words, as far as its term knows them. */
export function sayScalar(
  term: Term | undefined,
  value: Scalar,
  say: (text: Text) => string,
  yes: string,
  no: string,
): string {
  if (typeof value === 'boolean') return value ? yes : no;
  const title = term?.values.find(({ id }) => id === value)?.title;
  const unit = typeof value === 'number' && term?.unit ? ` ${say(term.unit)}` : '';
  return title ? say(title) : `${value}${unit}`;
}

/** A parameter in words: its name and what it is now. */
export function sayParameter(
  { parameters }: Vocabulary,
  operand: ParameterReference,
  say: (text: Text) => string,
): string {
  const id = parameterId(operand);
  const parameter = parameters.get(id);
  return parameter ? `${say(parameter.title)} (${say(parameter.said)})` : id;
}

/** A decision, as far as it is asked what it reads. */
interface Reader {
  readonly id: string;
  readonly requires?: readonly (string | { readonly id: string })[];
  readonly rules: readonly { readonly conditions: Condition }[];
}

/** The facts that a decision reads, with those of the decisions that it requires. */
export function factsRead(decisions: readonly Reader[], decision: string): string[] {
  const seen = new Set<string>();
  const visit = (id: string): string[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    const { requires = [], rules = [] } = decisions.find((one) => one.id === id) ?? {};
    const before = requires.map((one) => (typeof one === 'string' ? one : one.id));
    return [...before.flatMap(visit), ...rules.flatMap(({ conditions }) => factsOf(conditions))];
  };
  return [...new Set(visit(decision))].filter((id) => !id.startsWith('decision:'));
}
