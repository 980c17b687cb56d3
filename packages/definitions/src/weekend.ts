import type { CivilDate } from './model/calendar.ts';

/** Whether a civil date is a Saturday or a Sunday. */
export const isWeekend = (date: CivilDate): boolean =>
  [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
