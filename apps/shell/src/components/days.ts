const day = 86_400_000;

const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
const civil = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The day some days later. */
export const daysLater = (date: string, count: number): string => civil(at(date) + count * day);

/** The first day of another month. */
export function monthsLater(date: string, count: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return civil(Date.UTC(year, month - 1 + count, 1));
}

/** The Monday of the week of a day. */
export const mondayOf = (date: string): string =>
  daysLater(date, -((new Date(at(date)).getUTCDay() + 6) % 7));

/** The days that a calendar shows: a week, or the whole weeks that a month touches. */
export function shownDays(date: string, span: 'week' | 'month'): string[] {
  const first = mondayOf(span === 'week' ? date : `${date.slice(0, 7)}-01`);
  const after = span === 'week' ? daysLater(first, 7) : monthsLater(date, 1);
  const count = Math.ceil((at(after) - at(first)) / day / 7) * 7;
  return Array.from({ length: count }, (_, i) => daysLater(first, i));
}
