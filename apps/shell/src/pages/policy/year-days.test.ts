import type { Calendar } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOf, monthOf, pressed } from './year-days.ts';

const empty: Calendar = { year: 2027, holidays: [], workdays: [], source: '通知' };
const days = Array.from({ length: 12 }, (_, i) => monthOf(2027, i + 1).days).flat();
const presses = fc.array(fc.constantFrom(...days.slice(0, 20)), { maxLength: 30 });

describe('the days of a year', () => {
  it('are all there once, and each month begins under its day of the week', () => {
    expect(new Set(days).size).toBe(365);
    expect(days.at(-1)).toBe('2027-12-31');
    expect(monthOf(2027, 1).before).toBe(4);
    expect(monthOf(2024, 2).days).toHaveLength(29);
  });

  it('come back to what they were: a working day after two presses, a weekend after three', () => {
    const times = (day: string, count: number) =>
      Array.from({ length: count }, () => day).reduce(pressed, empty);
    expect(times('2027-01-04', 1).holidays).toEqual(['2027-01-04']);
    expect(times('2027-01-04', 2)).toEqual(empty);
    expect(times('2027-01-03', 1).workdays).toEqual(['2027-01-03']);
    expect(times('2027-01-03', 2).holidays).toEqual(['2027-01-03']);
    expect(times('2027-01-03', 3)).toEqual(empty);
  });

  it('are each free or worked for one reason, whatever was pressed', () => {
    fc.assert(
      fc.property(presses, (all) => {
        const calendar = all.reduce(pressed, empty);
        for (const day of days.slice(0, 20)) {
          const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
          const isNamed = [...calendar.holidays, ...calendar.workdays].includes(day);
          const kind = kindOf(calendar, day);
          if (!isNamed) expect(kind).toBe(isWeekend ? 'free' : 'worked');
          if (kind === 'makeUp') expect(isWeekend).toBe(true);
        }
        const named = [...calendar.holidays, ...calendar.workdays];
        expect(new Set(named).size).toBe(named.length);
      }),
    );
  });
});
