import { isWeekend } from '@bitan/definitions';
import { addDays, CalendarMissingError, civilDate, type WorkingDays } from '@bitan/workflow';
import type { Random } from './random.ts';

const day = 86_400_000;

/** The instant some days later, moved on to the working hours of a day that is worked. */
export function workedAt(
  instant: string,
  days: number,
  workingDays: WorkingDays,
  random: Random,
): string {
  const wanted = new Date(Date.parse(instant) + days * day).toISOString();
  let date = civilDate(wanted);
  while (!isWorked(date, workingDays)) date = addDays(date, 1);
  const at = `${date}T0${random.between(1, 8)}:${two(random.between(0, 59))}:${two(random.between(0, 59))}.000Z`;
  return at > instant ? at : soonAfter(instant, random);
}

/** Some minutes later. */
export const soonAfter = (instant: string, random: Random): string =>
  new Date(Date.parse(instant) + random.between(2, 40) * 60_000).toISOString();

export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / day;

/** Weekdays, in a year for which there is no calendar. */
function isWorked(date: string, workingDays: WorkingDays): boolean {
  try {
    return workingDays.isWorked(date);
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    return !isWeekend(date);
  }
}

const two = (n: number) => String(n).padStart(2, '0');
