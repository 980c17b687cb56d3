import { today } from '../../today.ts';
import { type Days, spanOf } from '../reports/period.ts';

/** What the overview is asked for. */
export interface Asked extends Days {
  readonly span?: 'month' | 'quarter' | 'year';
}

/** A span that runs is looked at up to today, and compared with as many days of the one before. */
export function askedFor(days: Days, day = today()): Asked {
  const span = spanOf(days, day);
  const runs = span === 'month' || span === 'quarter' || span === 'year';
  return runs ? { from: days.from, until: day, span } : days;
}
