import { daysLater, monthsLater } from '../../components/days.ts';
import { today } from '../../today.ts';

/** From the first day to the last, both included, as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** Reports are made of what is over as often as of what runs. */
export const spans = ['lastMonth', 'month', 'lastQuarter', 'quarter', 'lastYear', 'year'] as const;
export type Span = (typeof spans)[number];

const lengths = { month: 1, quarter: 3, year: 12, lastMonth: 1, lastQuarter: 3, lastYear: 12 };

/** The days that an address names; those that it does not are of the span that runs. */
export function daysIn(search: URLSearchParams, usual: Span): Days {
  const { from, until } = spanAround(usual);
  return { from: search.get('from') ?? from, until: search.get('until') ?? until };
}

/** The month, quarter or year in which a day is, or the one before, from its beginning to its end. */
export function spanAround(span: Span, day = today()): Days {
  const months = lengths[span];
  const before = span.startsWith('last') ? months : 0;
  const [year = '', month = ''] = day.split('-');
  const begun = Math.floor((Number(month) - 1) / months) * months;
  const from = monthsLater(`${year}-01`, begun - before);
  return { from, until: daysLater(monthsLater(from, months), -1) };
}

/** Which of the spans around today these days are. */
export const spanOf = (days: Days, day?: string): Span | undefined =>
  spans.find((one) => {
    const { from, until } = spanAround(one, day);
    return from === days.from && until === days.until;
  });
