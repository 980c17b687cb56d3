import type { CivilDate } from '@bitan/definitions';

/** The civil day of an instant in China, which has one time and no summer time. */
export function civilDay(instant: string): CivilDate {
  return new Date(Date.parse(instant) + eightHours).toISOString().slice(0, 10);
}
const eightHours = 8 * 60 * 60 * 1000;

export function addDays(day: CivilDate, count: number): CivilDate {
  const [year, month, date] = partsOf(day);
  return new Date(Date.UTC(year, month, date + count)).toISOString().slice(0, 10);
}

/** The same day `count` months later, or the last of that month if it has none (民法典 Art. 202). */
export function addMonths(day: CivilDate, count: number): CivilDate {
  const [year, month, date] = partsOf(day);
  const lastOfMonth = new Date(Date.UTC(year, month + count + 1, 0)).getUTCDate();
  const later = Date.UTC(year, month + count, Math.min(date, lastOfMonth));
  return new Date(later).toISOString().slice(0, 10);
}

/** How many whole months lie between two days; 0 when `to` is not later. */
export function wholeMonths(from: CivilDate, to: CivilDate): number {
  const [fromYear, fromMonth] = partsOf(from);
  const [toYear, toMonth] = partsOf(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(0, addMonths(from, months) <= to ? months : months - 1);
}

function partsOf(day: CivilDate): [year: number, month: number, date: number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month - 1, date];
}
