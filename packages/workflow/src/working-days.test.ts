import type { Calendar } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, CalendarMissingError, WorkingDays } from './working-days.ts';

const calendar: Calendar = {
  year: 2026,
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-09-20', '2026-10-10'],
  source: 'test',
};
const days = new WorkingDays([calendar]);

describe('working days', () => {
  it('skips weekends and holidays, and counts make-up working days', () => {
    expect(days.isWorked('2026-09-20')).toBe(true);
    expect(days.isWorked('2026-10-07')).toBe(false);
    expect(days.add('2026-09-30', 1)).toBe('2026-10-08');
    expect(days.add('2026-09-30', 3)).toBe('2026-10-10');
  });

  it('does not count the day on which the period begins', () => {
    expect(days.add('2026-11-23', 1)).toBe('2026-11-24');
    expect(days.between('2026-11-23', '2026-11-23')).toBe(0);
  });

  it('refuses a year without a calendar instead of guessing', () => {
    expect(() => days.add('2026-12-31', 1)).toThrow(CalendarMissingError);
    expect(() => days.isWorked('2027-10-01')).toThrow(/2027/);
  });

  const start = fc.integer({ min: 0, max: 250 }).map((n) => addDays('2026-01-01', n));
  it('adds and counts as inverses, and adds in any two steps', () => {
    fc.assert(
      fc.property(start, fc.nat(30), fc.nat(30), (from, m, n) => {
        expect(days.between(from, days.add(from, n))).toBe(n);
        expect(days.add(days.add(from, m), n)).toBe(days.add(from, m + n));
      }),
    );
  });
});

describe('addMonths', () => {
  it('ends on the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-11-23', 6)).toBe('2027-05-23');
  });
});
