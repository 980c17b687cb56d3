import { isParameter, parameterId } from '../conditions.ts';
import { conditionLimits, type Leaf, type Operand, operators } from '../model/condition.ts';
import type { Parameter } from '../model/parameter.ts';
import type { Scalar } from '../model/text.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';

/** The type and domain of something that a condition may read. */
export interface Readable {
  readonly type: 'boolean' | 'integer' | 'number' | 'enum' | 'set' | 'date' | 'text';
  readonly values?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

/** What conditions at one place may read. */
export interface Scope {
  /** Undefined: there is no such thing. */
  readable(id: string): Readable | undefined;
  /** The ids that could have been meant. */
  readonly known: () => Iterable<string>;
  readonly parameters?: Readonly<Record<string, Parameter>>;
}

/** Checks a condition against the closed grammar, the vocabulary and the limits. */
export function checkCondition(condition: unknown, place: Place, scope: Scope): Problem[] {
  const count = { nodes: 0 };
  const problems = checkNode(condition, place, scope, 1, count);
  if (count.nodes <= conditionLimits.nodes) return problems;
  return [...problems, problem('condition.size', place, tooLarge)];
}

const keys = ['all', 'any', 'not', 'fact'] as const;

function checkNode(
  node: unknown,
  place: Place,
  scope: Scope,
  depth: number,
  count: { nodes: number },
): Problem[] {
  count.nodes += 1;
  if (depth > conditionLimits.depth) return [problem('condition.depth', place, tooDeep)];
  if (!node || typeof node !== 'object') return [problem('condition.grammar', place, oneOf)];
  const has = keys.filter((key) => key in node);
  const key = has[0];
  if (has.length !== 1 || key === undefined) return [problem('condition.grammar', place, oneOf)];
  const allowed: readonly string[] = key === 'fact' ? ['fact', 'operator', 'value'] : [key];
  const extra = Object.keys(node).find((name) => !allowed.includes(name));
  if (extra !== undefined)
    return [problem('condition.key', within(place, extra), notAllowed(extra))];
  const inner = (node as Record<string, unknown>)[key];
  if (key === 'fact') return checkLeaf(node as Leaf, place, scope);
  if (key === 'not') return checkNode(inner, within(place, key), scope, depth + 1, count);
  if (!Array.isArray(inner) || inner.length === 0) {
    return [problem('condition.empty', within(place, key), empty)];
  }
  return inner.flatMap((one, i) => checkNode(one, within(place, key, i), scope, depth + 1, count));
}

function checkLeaf({ fact, operator, value }: Leaf, place: Place, scope: Scope): Problem[] {
  const readable = scope.readable(fact);
  if (!readable) {
    return [
      unknown('condition.fact', within(place, 'fact'), ['事实', 'fact'], fact, scope.known()),
    ];
  }
  const fitting = operatorsOf[readable.type];
  if (!operators.includes(operator) || !fitting.includes(operator)) {
    return [
      problem('condition.operator', within(place, 'operator'), notFitting(operator, fitting)),
    ];
  }
  return checkOperand(value, operator, readable, within(place, 'value'), scope);
}

const equality = ['equal', 'notEqual', 'in', 'notIn'];
const order = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const operatorsOf: Record<Readable['type'], readonly string[]> = {
  boolean: ['equal', 'notEqual'],
  enum: equality,
  text: equality,
  integer: [...equality, ...order],
  number: [...equality, ...order],
  date: ['equal', 'notEqual', ...order],
  set: ['contains', 'doesNotContain'],
};

function checkOperand(
  value: Operand,
  operator: string,
  readable: Readable,
  place: Place,
  scope: Scope,
): Problem[] {
  const wantsList = operator === 'in' || operator === 'notIn';
  if (isParameter(value)) return checkParameter(value, wantsList, readable, place, scope);
  if (wantsList !== Array.isArray(value))
    return [problem('condition.value', place, wantsList ? aList : oneValue)];
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0 || values.length > conditionLimits.values) {
    return [problem('condition.value', place, aList)];
  }
  return values.flatMap((one, i) =>
    fits(one, readable)
      ? []
      : [problem('condition.value', wantsList ? within(place, i) : place, outside(one, readable))],
  );
}

function checkParameter(
  value: { fact: string },
  wantsList: boolean,
  readable: Readable,
  place: Place,
  { parameters = {} }: Scope,
): Problem[] {
  if (!value.fact?.startsWith?.('param:') || Object.keys(value).length !== 1) {
    return [problem('condition.value', place, onlyParameter)];
  }
  const id = parameterId(value as { fact: `param:${string}` });
  const parameter = parameters[id];
  if (!parameter) {
    return [
      unknown(
        'condition.parameter',
        within(place, 'fact'),
        ['参数', 'parameter'],
        id,
        Object.keys(parameters),
      ),
    ];
  }
  if (compares(parameter.type, wantsList, readable.type)) return [];
  return [
    problem('condition.parameter', within(place, 'fact'), otherType(parameter.type, readable.type)),
  ];
}

function compares(
  parameter: Parameter['type'],
  wantsList: boolean,
  fact: Readable['type'],
): boolean {
  if (wantsList) return parameter === 'set';
  if (fact === 'integer' || fact === 'number')
    return parameter === 'integer' || parameter === 'number';
  return parameter === fact || (fact === 'set' && parameter === 'enum');
}

/** Whether a literal is of the type and in the domain. */
export function fits(value: unknown, { type, values, min, max }: Readable): value is Scalar {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer' || type === 'number') {
    if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value))) return false;
    return (min === undefined || value >= min) && (max === undefined || value <= max);
  }
  if (typeof value !== 'string') return false;
  if (type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value);
  return values === undefined || values.includes(value);
}

const oneOf: Said = [
  '条件应恰有 all、any、not、fact 之一。',
  'A condition has exactly one of all, any, not and fact.',
  '请拆成嵌套的条件。',
  'Nest conditions instead.',
];
const empty: Said = [
  '条件列表为空。',
  'The list of conditions is empty.',
  '请至少写一个条件，或删去该组。',
  'Give at least one condition, or remove the group.',
];
const tooDeep: Said = [
  `条件嵌套超过 ${conditionLimits.depth} 层。`,
  `Conditions are nested deeper than ${conditionLimits.depth}.`,
  '请拆成多条规则。',
  'Split them into several rules.',
];
const tooLarge: Said = [
  `条件多于 ${conditionLimits.nodes} 个。`,
  `There are more than ${conditionLimits.nodes} conditions.`,
  '请拆成多条规则。',
  'Split them into several rules.',
];
const notAllowed = (key: string): Said => [
  `条件中不允许「${key}」。`,
  `“${key}” is not allowed in a condition.`,
  '请删除；规则只读取事实，不读取路径。',
  'Delete it; rules read facts, not paths.',
];
const notFitting = (operator: string, fitting: readonly string[]): Said => [
  `比较方式「${operator}」不适用于该事实。`,
  `The operator “${operator}” does not fit this fact.`,
  `可用：${fitting.join('、')}。`,
  `Use one of: ${fitting.join(', ')}.`,
];
const aList: Said = [
  `应为 1–${conditionLimits.values} 个值的列表。`,
  `A list of 1 to ${conditionLimits.values} values is expected.`,
  '请写成 [ … ]。',
  'Write [ … ].',
];
const oneValue: Said = [
  '应为一个值。',
  'One value is expected.',
  '多个值请用 in 或 notIn。',
  'Use in or notIn for several.',
];
const onlyParameter: Said = [
  '比较值只能是字面值或参数。',
  'A fact is compared with a literal or a parameter.',
  '参数写作 {"fact": "param:参数名"}。',
  'Write a parameter as {"fact": "param:<id>"}.',
];
const otherType = (parameter: string, fact: string): Said => [
  `类型为 ${parameter} 的参数不能与类型为 ${fact} 的事实比较。`,
  `A parameter of type ${parameter} cannot be compared with a fact of type ${fact}.`,
  '请改用同类型的参数。',
  'Use a parameter of the same type.',
];
function outside(value: unknown, { type, values, min, max }: Readable): Said {
  const domain = values?.join(', ') ?? [min ?? '', max ?? ''].join('–');
  return [
    `${JSON.stringify(value)} 不在取值范围之内（${type}）。`,
    `${JSON.stringify(value)} is outside the domain (${type}).`,
    `可用：${domain}。`,
    `Use: ${domain}.`,
  ];
}
