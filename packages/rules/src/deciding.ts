import type { ConditionTrace, LeafTrace } from './decided.ts';

/**
 * The fewest leaves that make a condition come out as it did: of an `any` that holds one branch, of
 * an `all` every part, and the other way round where it does not hold. A leaf under a `not` is
 * itself false where the condition holds.
 */
export function deciding(node: ConditionTrace): readonly LeafTrace[] {
  if (node.kind === 'leaf') return [node];
  const alike = node.of.filter(({ holds }) => node.kind === 'not' || holds === node.holds);
  const reasons = alike.map(deciding);
  const needsAll = (node.kind === 'all') === node.holds;
  if (needsAll || node.kind === 'not') return reasons.flat();
  return reasons.reduce((least, one) => (one.length < least.length ? one : least));
}

/** The leaves that leave a condition undetermined. */
export function undetermined(node: ConditionTrace): readonly LeafTrace[] {
  if (node.holds !== null) return [];
  return node.kind === 'leaf' ? [node] : node.of.flatMap(undetermined);
}
