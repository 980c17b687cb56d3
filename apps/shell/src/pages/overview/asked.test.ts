import { expect, it } from 'vitest';
import { askedFor } from './asked.ts';

it('looks at a span that runs up to today, and at one that is over as a whole', () => {
  const today = '2026-11-28';
  const of = (from: string, until: string) => askedFor({ from, until }, today);
  const month = { from: '2026-11-01', until: '2026-11-28', span: 'month' };
  expect(of('2026-11-01', '2026-11-30')).toEqual(month);
  expect(of('2026-01-01', '2026-12-31')).toMatchObject({ until: '2026-11-28', span: 'year' });
  const quarter = { from: '2026-07-01', until: '2026-09-30' };
  expect(of(quarter.from, quarter.until)).toEqual(quarter);
});
