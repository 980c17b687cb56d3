import type { Condition, Group, Leaf, Operand, Operator } from '@bitan/definitions';

/**
 * A condition while it is being edited: parts may still be missing, and every part has a key that
 * stays the same while others come and go.
 */
export type Node = GroupNode | NotNode | LeafNode;
export type GroupNode = { key: number; kind: 'all' | 'any'; of: Node[] };
export type NotNode = { key: number; kind: 'not'; of: Node };
export type LeafNode = {
  key: number;
  kind: 'leaf';
  fact?: string | undefined;
  operator?: Operator | undefined;
  value?: Operand | undefined;
};

let last = 0;
const newKey = () => ++last;

export const newLeaf = (): LeafNode => ({ key: newKey(), kind: 'leaf' });
export const newGroup = (): GroupNode => ({ key: newKey(), kind: 'any', of: [newLeaf()] });

export function fromCondition(condition: Group): GroupNode;
export function fromCondition(condition: Condition): Node;
export function fromCondition(condition: Condition): Node {
  const key = newKey();
  if ('all' in condition) return { key, kind: 'all', of: condition.all.map(asNode) };
  if ('any' in condition) return { key, kind: 'any', of: condition.any.map(asNode) };
  if ('not' in condition) return { key, kind: 'not', of: asNode(condition.not) };
  return { key, kind: 'leaf', ...condition };
}

const asNode = (condition: Condition): Node => fromCondition(condition);

/** The condition, or nothing while a part is missing. */
export function toCondition(node: GroupNode): Group | undefined;
export function toCondition(node: Node): Condition | undefined;
export function toCondition(node: Node): Condition | undefined {
  if (node.kind === 'leaf') return toLeaf(node);
  if (node.kind === 'not') {
    const of = toCondition(node.of);
    return of && { not: of };
  }
  const parts = node.of.map((one) => toCondition(one));
  const whole = parts.filter((part) => part !== undefined);
  if (whole.length === 0 || whole.length < parts.length) return undefined;
  return node.kind === 'all' ? { all: whole } : { any: whole };
}

function toLeaf({ fact, operator, value }: LeafNode): Leaf | undefined {
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return fact && operator && !empty ? { fact, operator, value } : undefined;
}
