import type { Condition } from '@bitan/definitions';
import type { Node } from '../compile/plan.ts';

/** JSON Pointers, within a rule, to all that could be left out of a condition: parts of groups. */
export function conditionsIn(condition: Condition, at = '/conditions'): string[] {
  if ('fact' in condition) return [];
  if ('not' in condition) return conditionsIn(condition.not, `${at}/not`);
  const kind = 'all' in condition ? 'all' : 'any';
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.flatMap((part, i) => {
    const here = `${at}/${kind}/${i}`;
    // The last part of a group cannot go: an empty group says nothing.
    return [...(parts.length > 1 ? [here] : []), ...conditionsIn(part, here)];
  });
}

/** The condition as bits, without the part at this pointer. */
export function without(
  node: Node | undefined,
  condition: Condition,
  pointer: string,
): Node | undefined {
  const [, , ...steps] = pointer.split('/');
  return node && leaveOut(node, condition, steps);
}

function leaveOut(node: Node, condition: Condition, [kind, ...rest]: readonly string[]): Node {
  if (node.kind === 'leaf' || kind === undefined) return node;
  if (node.kind === 'not') {
    return 'not' in condition ? { ...node, of: leaveOut(node.of, condition.not, rest) } : node;
  }
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : [];
  const [index, ...deeper] = rest;
  const at = Number(index);
  if (deeper.length === 0) return { ...node, of: node.of.filter((_, i) => i !== at) };
  return {
    ...node,
    of: node.of.map((one, i) => (i === at ? leaveOut(one, parts[at] as Condition, deeper) : one)),
  };
}
