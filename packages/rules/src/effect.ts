import type { Rule } from '@bitan/definitions';

/** An instant in milliseconds; undefined where rules take part whatever their time. */
export type At = number | undefined;

/** @throws Error for a text that is no instant */
export function instantOf(text: string | undefined): At {
  if (text === undefined) return undefined;
  const instant = Date.parse(text);
  if (!Number.isNaN(instant)) return instant;
  throw new Error(`「${text}」不是时刻（ISO 8601） / “${text}” is not an instant (ISO 8601)`);
}

/** Whether a rule takes part: from `from`, until just before `until`. */
export function isInEffect({ effective }: Rule, at: At): boolean {
  if (!effective || at === undefined) return true;
  const { from, until } = effective;
  const begun = from === undefined || Date.parse(from) <= at;
  return begun && (until === undefined || at < Date.parse(until));
}

/** One instant of every period in which the same of these rules are in effect, in order. */
export function periodsOf(rules: readonly Rule[]): At[] {
  const turns = rules
    .flatMap(({ effective: { from, until } = {} }) => [from, until])
    .flatMap((instant) => (instant === undefined ? [] : [Date.parse(instant)]))
    .sort((a, b) => a - b);
  return turns.length === 0 ? [undefined] : [...new Set([Number.NEGATIVE_INFINITY, ...turns])];
}

/** The options under which the rules of a period take part. */
export const optionsAt = (at: At): { at?: string } =>
  at === undefined ? {} : { at: new Date(Math.max(at, earliest)).toISOString() };

/** Earlier than any rule. */
const earliest = Date.UTC(1, 0, 1);
