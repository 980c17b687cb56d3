import { type Calendar, isWeekend } from '@bitan/definitions';
import { shownDays } from '../../components/days.ts';
import { today } from '../../today.ts';

export type YearDays = Pick<Calendar, 'year' | 'holidays' | 'workdays'>;
/** How a day stands in a calendar: as its weekday says, or otherwise as announced. */
export type DayKind = 'worked' | 'free' | 'holiday' | 'makeUp';

/** How a day of the year stands. */
export function kindOf({ holidays, workdays }: YearDays, day: string): DayKind {
  if (workdays.includes(day)) return 'makeUp';
  if (holidays.includes(day)) return 'holiday';
  return isWeekend(day) ? 'free' : 'worked';
}

/**
 * The calendar after a day was pressed: a working day becomes a holiday and back, a day of the weekend
 * is worked instead, then a holiday, then as it was.
 */
export function pressed<C extends YearDays>(calendar: C, day: string): C {
  const next = {
    worked: 'holiday',
    free: 'makeUp',
    makeUp: 'holiday',
    holiday: isWeekend(day) ? 'free' : 'worked',
  }[kindOf(calendar, day)];
  const without = (list: readonly string[]) => list.filter((one) => one !== day);
  const listed = (list: readonly string[], is: boolean) =>
    is ? [...without(list), day].sort() : without(list);
  return {
    ...calendar,
    holidays: listed(calendar.holidays, next === 'holiday'),
    workdays: listed(calendar.workdays, next === 'makeUp'),
  };
}

/** The days of a month, and how many days of the week are before its first, from Monday. */
export function monthOf(year: number, month: number): { days: string[]; before: number } {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const weeks = shownDays(first, 'month');
  const days = weeks.filter((day) => day.startsWith(first.slice(0, 7)));
  return { days, before: weeks.indexOf(first) };
}

/** The year that comes after those for which there are calendars; this one where there are none. */
export const yearAfter = (years: readonly number[]): number =>
  years.length > 0 ? Math.max(...years) + 1 : Number(today().slice(0, 4));
