import { type Calendar, type CivilDate, isWeekend } from '@bitan/definitions';

/** No calendar says which days of this year are worked; guessing would set a wrong deadline. */
export class CalendarMissingError extends Error {
  readonly year: number;
  constructor(year: number) {
    super(
      `${year} 年的工作日历尚未发布，请先补充 / there is no calendar for ${year}: add one first`,
    );
    this.name = 'CalendarMissingError';
    this.year = year;
  }
}

/** Which days are worked, over all years for which a calendar is given. */
export class WorkingDays {
  readonly #years: ReadonlyMap<number, { holidays: Set<CivilDate>; workdays: Set<CivilDate> }>;

  constructor(calendars: readonly Calendar[]) {
    this.#years = new Map(
      calendars.map((c) => [
        c.year,
        { holidays: new Set(c.holidays), workdays: new Set(c.workdays) },
      ]),
    );
  }

  /** Whether `date` is worked. @throws {CalendarMissingError} for a year without a calendar. */
  isWorked(date: CivilDate): boolean {
    const year = Number(date.slice(0, 4));
    const days = this.#years.get(year);
    if (!days) throw new CalendarMissingError(year);
    if (days.workdays.has(date)) return true;
    return !isWeekend(date) && !days.holidays.has(date);
  }

  /** The `count`-th worked day after `date`; the day itself is not counted (民法典 Art. 201). */
  add(date: CivilDate, count: number): CivilDate {
    let day = date;
    for (let left = count; left > 0; ) {
      day = addDays(day, 1);
      if (this.isWorked(day)) left -= 1;
    }
    return day;
  }

  /** How many worked days lie after `from`, up to and including `to`; 0 when `to` is not later. */
  between(from: CivilDate, to: CivilDate): number {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
      if (this.isWorked(day)) count += 1;
    }
    return count;
  }
}

/** The date `count` calendar days later. */
export function addDays(date: CivilDate, count: number): CivilDate {
  const day = new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000);
  return day.toISOString().slice(0, 10);
}

/**
 * The same day of the month `count` months later, or the last day of that month where it has no
 * such day (民法典 Art. 202).
 */
export function addMonths(date: CivilDate, count: number): CivilDate {
  const day = Number(date.slice(8, 10));
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + count);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}
