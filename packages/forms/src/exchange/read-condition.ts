import { type Condition, conditionLimits, type Leaf, type Operator } from '@bitan/definitions';
import { isNode, type Node } from './expand.ts';

/** What an `if` was read as. */
export interface ReadCondition {
  readonly condition: Condition;
  /** Whether it would hold of a form that is not filled in, which a condition of ours never does. */
  readonly isLoose: boolean;
}

/**
 * The condition that an `if` of a JSON Schema says, which is what `condition-schema.ts` writes and what
 * people write by hand; nothing where it says something else.
 *
 * @param fieldOf the field that a property has become
 */
export function readCondition(
  schema: unknown,
  fieldOf: (property: string) => string | undefined,
): ReadCondition | undefined {
  let isLoose = false;
  const read = (node: unknown): Condition | undefined => {
    if (!isNode(node)) return undefined;
    const { allOf, anyOf, not, properties, required, type: _, ...others } = node;
    if (Object.keys(others).length > 0) return undefined;
    const parts = [
      ...(allOf === undefined ? [] : [group('all', allOf, read)]),
      ...(anyOf === undefined ? [] : [group('any', anyOf, read)]),
      ...(not === undefined ? [] : [opposed(not)]),
      ...leaves(properties, required),
    ];
    const [first, ...more] = parts;
    if (!first || parts.includes(undefined)) return undefined;
    return more.length === 0 ? first : { all: parts as Condition[] };
  };
  const opposed = (node: unknown): Condition | undefined => {
    isLoose = true;
    const condition = read(node);
    return condition && { not: condition };
  };
  const leaves = (properties: unknown, required: unknown): (Condition | undefined)[] => {
    if (properties === undefined) return required === undefined ? [] : [undefined];
    if (!isNode(properties)) return [undefined];
    return Object.entries(properties).flatMap(([name, test]) => {
      if (!Array.isArray(required) || !required.includes(name)) isLoose = true;
      const field = fieldOf(name);
      return field === undefined || !isNode(test) ? [undefined] : tests(`answer:${field}`, test);
    });
  };
  const condition = read(schema);
  return condition && isSmall(condition) ? { condition, isLoose } : undefined;
}

function isSmall(condition: Condition): boolean {
  let nodes = 0;
  const isFitting = (one: Condition, depth: number): boolean => {
    nodes += 1;
    if (nodes > conditionLimits.nodes || depth > conditionLimits.depth) return false;
    const parts = 'all' in one ? one.all : 'any' in one ? one.any : 'not' in one ? [one.not] : [];
    return parts.every((part) => isFitting(part, depth + 1));
  };
  return isFitting(condition, 1);
}

function group(
  kind: 'all' | 'any',
  of: unknown,
  read: (node: unknown) => Condition | undefined,
): Condition | undefined {
  if (!Array.isArray(of) || of.length === 0) return undefined;
  const parts = of.map(read);
  if (parts.includes(undefined)) return undefined;
  return (kind === 'all' ? { all: parts } : { any: parts }) as Condition;
}

/** What is asked of one answer. */
function tests(fact: string, { type: _, ...test }: Node): (Leaf | undefined)[] {
  const all = Object.entries(test).map(([key, value]) => leaf(fact, key, value));
  return all.length === 0 ? [undefined] : all;
}

function leaf(fact: string, key: string, value: unknown): Leaf | undefined {
  if (key === 'not') {
    const [inner, ...more] = isNode(value) ? tests(fact, value) : [];
    const operator = inner && opposite[inner.operator];
    return inner && operator && more.length === 0 ? { ...inner, operator } : undefined;
  }
  const operator = operators[key];
  if (!operator) return undefined;
  const said = key === 'contains' ? (isNode(value) ? value.const : undefined) : value;
  return isFitting(operator, said) ? ({ fact, operator, value: said } as Leaf) : undefined;
}

const operators: Readonly<Record<string, Operator>> = {
  const: 'equal',
  enum: 'in',
  contains: 'contains',
  exclusiveMaximum: 'lessThan',
  maximum: 'lessThanInclusive',
  exclusiveMinimum: 'greaterThan',
  minimum: 'greaterThanInclusive',
};

const opposite: Partial<Record<Operator, Operator>> = {
  equal: 'notEqual',
  in: 'notIn',
  contains: 'doesNotContain',
};

function isFitting(operator: Operator, value: unknown): boolean {
  if (operator === 'in') return Array.isArray(value) && value.length > 0 && value.every(isText);
  const isNumber = typeof value === 'number';
  return operator.includes('Than')
    ? isNumber
    : isNumber || isText(value) || typeof value === 'boolean';
}

const isText = (value: unknown): value is string => typeof value === 'string';
