import dayjs, { type Dayjs } from 'dayjs';
import { type Days, said, spanOf } from '../reports/period.ts';

/** What the overview is asked for. */
export interface Asked extends Days {
  readonly span?: 'month' | 'quarter' | 'year';
}

/** A span that runs is looked at up to today, and compared with as many days of the one before. */
export function askedFor(days: Days, today: Dayjs = dayjs()): Asked {
  const span = spanOf(days, today);
  const runs = span === 'month' || span === 'quarter' || span === 'year';
  return runs ? { from: days.from, until: said(today), span } : days;
}
