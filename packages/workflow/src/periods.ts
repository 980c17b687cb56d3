import type { CivilDate } from '@bitan/definitions';
import { addMonths } from './working-days.ts';

/** A month, a quarter or a year; `until` is the day after it. */
export interface Period {
  /** `2026-03`, `2026-Q1` or `2026`: later periods of one kind compare greater. */
  readonly name: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

const lengths = { month: 1, quarter: 3, year: 12 } as const;
type Every = keyof typeof lengths;

/** The last periods that were over before a day, the latest last. */
export function periodsBefore(day: CivilDate, every: Every, count: number): Period[] {
  const months = lengths[every];
  const month = Number(day.slice(5, 7)) - 1;
  const first = `${day.slice(0, 4)}-${two(month - (month % months) + 1)}-01`;
  return Array.from({ length: count }, (_, i) => {
    const from = addMonths(first, (i - count) * months);
    return { name: nameOf(from, every), from, until: addMonths(from, months) };
  });
}

function nameOf(from: CivilDate, every: Every): string {
  const year = from.slice(0, 4);
  if (every === 'year') return year;
  const month = Number(from.slice(5, 7));
  return every === 'month' ? `${year}-${two(month)}` : `${year}-Q${Math.ceil(month / 3)}`;
}

const two = (n: number) => String(n).padStart(2, '0');
