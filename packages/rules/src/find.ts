import type { Decision, Edition, Text } from '@bitan/definitions';

/** @throws Error that names the decisions there are */
export function decisionOf(edition: Edition, id: string): Decision {
  const decision = Object.hasOwn(edition.decisions, id) ? edition.decisions[id] : undefined;
  if (decision) return decision;
  const known = Object.keys(edition.decisions).join(', ');
  throw new Error(`没有判断「${id}」，可用：${known} / no decision “${id}”; there are: ${known}`);
}

const decisionPrefix = 'decision:';

/** `decision:review` → `review`; undefined for a fact of the vocabulary. */
export function decisionRead(fact: string): string | undefined {
  return fact.startsWith(decisionPrefix) ? fact.slice(decisionPrefix.length) : undefined;
}

/** What a fact, or the outcome of an earlier decision, is called. */
export function titleOf({ facts, decisions }: Edition, fact: string): Text | undefined {
  return (facts[fact] ?? decisions[decisionRead(fact) ?? ''])?.title;
}

/** `review` → `decision:review`, under which conditions read its outcome. */
export const asFact = (decision: string): string => `${decisionPrefix}${decision}`;
