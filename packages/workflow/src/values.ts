import type { CivilDate, Value } from '@bitan/definitions';
import { civilDate } from './civil-date.ts';
import type { Known } from './state.ts';
import { addMonths } from './working-days.ts';

/** What values are taken from beside what is known: the step. */
export interface Moment {
  readonly at: string;
  readonly outcomes: readonly { readonly type: string }[];
  readonly collects: boolean;
}

/** The value that an action takes; undefined where nothing says it. */
export function valueOf(value: Value, known: Known, moment: Moment): unknown {
  if (typeof value !== 'object') return value;
  if ('fact' in value) return known.facts[value.fact];
  if ('answer' in value) return known.answers?.[value.answer];
  if ('today' in value) return civilDate(moment.at);
  if ('outcome' in value) {
    const types = moment.outcomes.map(({ type }) => type);
    return moment.collects ? types : types[0];
  }
  return dayAfter(value, known, moment);
}

function dayAfter(
  { after, months }: Extract<Value, { after: unknown }>,
  known: Known,
  moment: Moment,
): CivilDate | undefined {
  const from = 'today' in after ? civilDate(moment.at) : known.answers?.[after.answer];
  const count = monthsOf(months, known);
  return typeof from === 'string' && count !== undefined ? addMonths(from, count) : undefined;
}

type Months = Extract<Value, { after: unknown }>['months'];

function monthsOf(months: Months, known: Known): number | undefined {
  if (typeof months === 'number') return months;
  const value: unknown =
    'answer' in months ? known.answers?.[months.answer] : known.parameters[months.parameter]?.value;
  if (typeof value === 'number') return value;
  const isMonths = value && typeof value === 'object' && 'unit' in value && value.unit === 'months';
  return isMonths && 'amount' in value ? Number(value.amount) : undefined;
}
