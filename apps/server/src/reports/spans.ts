import type { Span } from '@bitan/documents';
import { addDays, addMonths } from '@bitan/workflow';

/** From the first civil day to the last, both included. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/**
 * What a period is compared with: the one of the same length before it, the same days a year ago, and
 * the year so far. A period of whole months is compared with whole months.
 */
export function spansOf({ from, until }: Days): Readonly<Record<Span, Days>> {
  const after = addDays(until, 1);
  const isWhole = from.endsWith('-01') && after.endsWith('-01');
  const end = (day: string, months: number) =>
    isWhole ? addDays(addMonths(after, months), -1) : addMonths(day, months);
  const length = isWhole ? monthsBetween(from, after) : 0;
  return {
    now: { from, until },
    before: isWhole
      ? { from: addMonths(from, -length), until: addDays(from, -1) }
      : { from: addDays(from, -daysBetween(from, after)), until: addDays(from, -1) },
    yearAgo: { from: addMonths(from, -12), until: end(until, -12) },
    yearSoFar: { from: `${until.slice(0, 4)}-01-01`, until },
  };
}

const monthsBetween = (from: string, after: string) =>
  (yearOf(after) - yearOf(from)) * 12 + monthOf(after) - monthOf(from);
const daysBetween = (from: string, after: string) =>
  Math.round((Date.parse(after) - Date.parse(from)) / 86_400_000);
const yearOf = (day: string) => Number(day.slice(0, 4));
const monthOf = (day: string) => Number(day.slice(5, 7));
