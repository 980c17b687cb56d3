import { readFileSync } from 'node:fs';
import type { Calendar } from '@bitan/definitions';
import { addDays, WorkingDays } from '@bitan/workflow';
import { isWorkday } from 'chinese-days';
import { describe, expect, it } from 'vitest';

const years = [2025, 2026];
const calendars = years.map(
  (year): Calendar =>
    JSON.parse(
      readFileSync(new URL(`../rules/national/calendars/${year}.json`, import.meta.url), 'utf8'),
    ),
);

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1)) days.push(day);
  return days;
}

describe.each(years)('the calendar of %i', (year) => {
  const workingDays = new WorkingDays(calendars);

  it('works and rests on the same days as an independent source', () => {
    const differing = daysOf(year).filter((day) => workingDays.isWorked(day) !== isWorkday(day));
    expect(differing).toEqual([]);
  });

  it('names as make-up days only Saturdays and Sundays, and no day twice', () => {
    const { holidays = [], workdays = [] } = calendars.find((one) => one.year === year) ?? {};
    for (const day of workdays) expect([0, 6]).toContain(new Date(day).getUTCDay());
    expect(new Set([...holidays, ...workdays]).size).toBe(holidays.length + workdays.length);
  });
});
