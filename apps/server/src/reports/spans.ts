import type { Span } from '@bitan/documents';
import type { Period } from '@bitan/store';
import { addDays, addMonths } from '@bitan/workflow';
import { Refusal } from '../http/refusal.ts';

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
  const isWhole = isOfWholeMonths({ from, until });
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

/** What has the same place in the month, quarter or year before: the days so far with as many days. */
export function daysBefore(days: Days, span: keyof typeof lengths | undefined): Days {
  const { from, until } = days;
  if (!span || isOfWholeMonths(days)) return spansOf(days).before;
  return { from: addMonths(from, -lengths[span]), until: addMonths(until, -lengths[span]) };
}
const lengths = { month: 1, quarter: 3, year: 12 };

/** Those days as instants. */
export const periodOf = ({ from, until }: Days): Period => ({
  since: midnight(from),
  until: midnight(addDays(until, 1)),
});

/** When a day begins in China. */
const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** @throws Refusal `body-invalid` backwards */
export function mustGoForward({ from, until }: Days): void {
  if (from > until) throw new Refusal('body-invalid', { errors: [wrongWay] });
}

const wrongWay = {
  pointer: '/until',
  message: { 'zh-CN': '结束日期不能早于开始日期。', en: 'The last day is before the first.' },
};

const isOfWholeMonths = ({ from, until }: Days) =>
  from.endsWith('-01') && addDays(until, 1).endsWith('-01');

const monthsBetween = (from: string, after: string) =>
  (yearOf(after) - yearOf(from)) * 12 + monthOf(after) - monthOf(from);
const daysBetween = (from: string, after: string) =>
  Math.round((Date.parse(after) - Date.parse(from)) / 86_400_000);
const yearOf = (day: string) => Number(day.slice(0, 4));
const monthOf = (day: string) => Number(day.slice(5, 7));
