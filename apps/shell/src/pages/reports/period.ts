import dayjs, { type Dayjs } from 'dayjs';

/** From the first day to the last, both included, as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

/** Reports are made of what is over as often as of what runs. */
export const spans = ['lastMonth', 'month', 'lastQuarter', 'quarter', 'lastYear', 'year'] as const;
export type Span = (typeof spans)[number];

const lengths = { month: 1, quarter: 3, year: 12, lastMonth: 1, lastQuarter: 3, lastYear: 12 };

/** The month, quarter or year in which a day is, or the one before, from its beginning to its end. */
export function spanAround(span: Span, day: Dayjs = dayjs()): Days {
  const months = lengths[span];
  const before = span.startsWith('last') ? months : 0;
  const first = day
    .startOf('year')
    .add(Math.floor(day.month() / months) * months - before, 'month');
  return { from: said(first), until: said(first.add(months, 'month').subtract(1, 'day')) };
}

/** Which of the spans around today these days are. */
export const spanOf = (days: Days, today?: Dayjs): Span | undefined =>
  spans.find((one) => {
    const { from, until } = spanAround(one, today);
    return from === days.from && until === days.until;
  });

export const said = (day: Dayjs): string => day.format('YYYY-MM-DD');
