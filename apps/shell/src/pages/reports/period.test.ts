import { describe, expect, it } from 'vitest';
import { spanAround } from './period.ts';

describe('a period', () => {
  it.each([
    ['month', '2026-02-10', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-11-25', '2026-10-01', '2026-12-31'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31'],
    ['year', '2028-02-29', '2028-01-01', '2028-12-31'],
    ['lastMonth', '2026-01-10', '2025-12-01', '2025-12-31'],
    ['lastMonth', '2028-03-31', '2028-02-01', '2028-02-29'],
    ['lastQuarter', '2026-02-10', '2025-10-01', '2025-12-31'],
    ['lastYear', '2026-06-01', '2025-01-01', '2025-12-31'],
  ] as const)('%s around %s goes from %s to %s', (span, day, from, until) => {
    expect(spanAround(span, day)).toEqual({ from, until });
  });
});
