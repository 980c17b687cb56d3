import type { Decision } from '@bitan/definitions';
import { type Decided, givenBy, keyOf, type RuleTrace } from './decided.ts';
import type { Readings } from './trace.ts';

export type Conclusion = Pick<Decided, 'complete' | 'outcome' | 'outcomes' | 'fired' | 'missing'>;

/** What a decision comes to, from what its rules came to. */
export function conclude(
  decision: Decision,
  trace: readonly RuleTrace[],
  readings: Readings,
): Conclusion {
  return (decision.hit === 'first' ? first : collect)(decision, trace, readings);
}

/** The first rule that is not false decides; one that is undetermined leaves all open. */
function first(
  { otherwise }: Decision,
  trace: readonly RuleTrace[],
  readings: Readings,
): Conclusion {
  const deciding = trace.find(({ holds }) => holds !== false);
  if (deciding?.holds === null) {
    return { complete: false, fired: [], missing: missingIn([deciding], readings) };
  }
  const outcome = deciding?.event ?? (otherwise && givenBy(otherwise));
  const fired = deciding ? [deciding.rule] : [];
  return { complete: true, ...(outcome && { outcome }), fired, missing: [] };
}

/** Every rule that holds adds its outcome; equal ones count once. */
function collect(
  { otherwise }: Decision,
  trace: readonly RuleTrace[],
  readings: Readings,
): Conclusion {
  const held = trace.filter(({ holds }) => holds === true);
  const open = trace.filter(({ holds }) => holds === null);
  const none = held.length === 0 && open.length === 0;
  const given = none && otherwise ? [givenBy(otherwise)] : held.map(({ event }) => event);
  return {
    complete: open.length === 0,
    outcomes: [...new Map(given.map((outcome) => [keyOf(outcome), outcome])).values()],
    fired: held.map(({ rule }) => rule),
    missing: missingIn(open, readings),
  };
}

/** The facts that leave these rules undetermined; a decision stands for the facts that it lacks. */
function missingIn(open: readonly RuleTrace[], { decisions }: Readings): string[] {
  const missing = new Set<string>();
  const walk = (node: RuleTrace['conditions']): void => {
    if (node.holds !== null) return;
    if (node.kind !== 'leaf') for (const one of node.of) walk(one);
    else for (const fact of decisions.get(node.fact)?.missing ?? [node.fact]) missing.add(fact);
  };
  for (const { conditions } of open) walk(conditions);
  return [...missing];
}
