import type { Calendar } from '@bitan/definitions';

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
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length: count }, (_, i) => civil(year, month, i + 1));
  return { days, before: (weekdayOf(civil(year, month, 1)) + 6) % 7 };
}

const civil = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: string) => [0, 6].includes(weekdayOf(day));
