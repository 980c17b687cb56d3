import type { Calendar } from '../model/calendar.ts';
import { type Place, problem, type Said, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { isWeekend } from '../weekend.ts';
import type { Check } from './index.ts';

/** A calendar names what it rests on; its days are days of its year, each named once, and say something. */
export const checkCalendars: Check = ({ edition, placeOf }) =>
  edition.calendars.flatMap((calendar) => {
    const place = placeOf(`calendars/${calendar.year}`);
    const days = (['holidays', 'workdays'] as const).flatMap((list) =>
      calendar[list].flatMap((day, i) => checkDay(calendar, list, day, i, place)),
    );
    if (calendar.source.trim() !== '') return days;
    return [problem('calendar.source', within(place, 'source'), noSource(calendar)), ...days];
  });

function checkDay(
  calendar: Calendar,
  list: 'holidays' | 'workdays',
  day: string,
  i: number,
  place: Place,
): Problem[] {
  const at = within(place, list, i);
  if (!isDayOf(calendar.year, day)) return [problem('calendar.day', at, notOfYear(day, calendar))];
  const isTwice = calendar[list].indexOf(day) < i;
  const isBoth = list === 'workdays' && calendar.holidays.includes(day);
  if (isTwice || isBoth) return [problem('calendar.twice', at, twice(day))];
  if (list === 'workdays' && !isWeekend(day)) return [problem('calendar.worked', at, worked(day))];
  return [];
}

function isDayOf(year: number, day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  return exists && day.startsWith(`${year}-`);
}

const noSource = ({ year }: Calendar): Said => [
  `${year} 年的工作日历没有写明依据。`,
  `The calendar of ${year} does not say what it rests on.`,
  '请填写放假安排通知的名称、文号。',
  'Write the name and number of the announcement.',
];
const notOfYear = (day: string, { year }: Calendar): Said => [
  `${day} 不是 ${year} 年的日期。`,
  `${day} is no day of ${year}.`,
  '请改正日期，或放入所属年份的日历。',
  'Correct the date, or put it into the calendar of its year.',
];
const twice = (day: string): Said => [
  `${day} 出现了两次。`,
  `${day} is named twice.`,
  '一天或放假，或上班：请只留一处。',
  'A day is free or worked: keep one of them.',
];
const worked = (day: string): Said => [
  `${day} 不是周六、周日，本来就上班。`,
  `${day} is neither a Saturday nor a Sunday, and worked anyway.`,
  '「上班」只列调休上班的周六、周日。',
  'List as worked only Saturdays and Sundays that are.',
];
