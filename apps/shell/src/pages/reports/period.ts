import dayjs, { type Dayjs } from 'dayjs';

/** From the first day to the last, both included, as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

export const spans = ['month', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];

/** The month, quarter or year in which a day is, from its beginning to its end. */
export function spanAround(span: Span, day: Dayjs = dayjs()): Days {
  const months = { month: 1, quarter: 3, year: 12 }[span];
  const first = day.startOf('year').add(Math.floor(day.month() / months) * months, 'month');
  return { from: said(first), until: said(first.add(months, 'month').subtract(1, 'day')) };
}

export const said = (day: Dayjs): string => day.format('YYYY-MM-DD');
