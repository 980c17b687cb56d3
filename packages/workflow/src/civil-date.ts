import type { CivilDate } from '@bitan/definitions';

const hours = 3_600_000;
/** China has one time, UTC+8, and no summer time since 1991. */
const offset = 8 * hours;

/** The civil date in China at an instant. */
export function civilDate(instant: string): CivilDate {
  if (instant !== last.instant) last = { instant, date: dateAt(instant) };
  return last.date;
}

/** One step asks for the date of its instant again and again. */
let last = { instant: '', date: '' };
const dateAt = (instant: string): CivilDate =>
  new Date(Date.parse(instant) + offset).toISOString().slice(0, 10);

/** The instant at which a civil date in China is over: midnight, UTC+8. */
export function endOf(date: CivilDate): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 24 * hours - offset).toISOString();
}
