// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { DayInput } from './day-input.tsx';

afterEach(cleanup);

const said = (value: string, timed = false) => {
  render(<DayInput aria-label="day" value={value} timed={timed} onChange={() => {}} />);
  return screen.getByLabelText('day').parentElement?.dataset.day;
};

it('says a day as every page does, whatever the language of the browser', () => {
  expect(said('2026-01-05')).toBe('2026-01-05');
});

it('says a minute without what parts it for machines', () => {
  expect(said('2026-01-05T09:30', true)).toBe('2026-01-05 09:30');
});

it('leaves to the browser what is not said yet', () => {
  expect(said('')).toBeUndefined();
});
