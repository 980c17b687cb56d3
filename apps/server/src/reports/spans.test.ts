import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansOf } from './spans.ts';

describe('what a period is compared with', () => {
  it.each([
    [
      'a month',
      '2026-03-01',
      '2026-03-31',
      ['2026-02-01', '2026-02-28'],
      ['2025-03-01', '2025-03-31'],
    ],
    [
      'a quarter',
      '2026-01-01',
      '2026-03-31',
      ['2025-10-01', '2025-12-31'],
      ['2025-01-01', '2025-03-31'],
    ],
    [
      'a year',
      '2026-01-01',
      '2026-12-31',
      ['2025-01-01', '2025-12-31'],
      ['2025-01-01', '2025-12-31'],
    ],
    [
      'some days',
      '2026-03-02',
      '2026-03-08',
      ['2026-02-23', '2026-03-01'],
      ['2025-03-02', '2025-03-08'],
    ],
    [
      'a February',
      '2025-02-01',
      '2025-02-28',
      ['2025-01-01', '2025-01-31'],
      ['2024-02-01', '2024-02-29'],
    ],
  ])('is the one before and the same a year ago: %s', (_, from, until, before, yearAgo) => {
    const spans = spansOf({ from, until });
    expect([spans.before.from, spans.before.until]).toEqual(before);
    expect([spans.yearAgo.from, spans.yearAgo.until]).toEqual(yearAgo);
    expect(spans.yearSoFar).toEqual({ from: `${until.slice(0, 4)}-01-01`, until });
  });

  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));

  it('ends the day before the period begins, and never backwards', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from = '', until = ''] = [one, other].toSorted();
        const { before, yearAgo } = spansOf({ from, until });
        expect(before.until < from && before.from <= before.until).toBe(true);
        expect(yearAgo.from <= yearAgo.until).toBe(true);
      }),
    );
  });
});
