import {
  type CivilDate,
  type Duration,
  isWeekend,
  type Parameter,
  type Text,
} from '@bitan/definitions';
import { civilDate, endOf } from './civil-date.ts';
import { addDays, addMonths, type WorkingDays } from './working-days.ts';

/** By when something must be done, and how that was computed. */
export interface Due {
  /** The instant at which the last day is over in China. */
  readonly at: string;
  /** The last day. */
  readonly date: CivilDate;
  /** The last day without the extensions that were granted. */
  readonly first?: CivilDate;
  /** The day from which was counted; it is not counted itself. */
  readonly from: CivilDate;
  readonly within: Duration;
  readonly explanation: Text;
}

/**
 * The last day of a period that begins after `from`. A period of days or months that would end on
 * a day off ends on the next day that is worked (民法典 Art. 203).
 *
 * @throws CalendarMissingError when a day lies in a year without a calendar
 */
export function deadline(within: Duration, from: CivilDate, workingDays: WorkingDays): Due {
  const known = knownDues.get(workingDays) ?? new Map<string, Due>();
  const key = `${from} ${within.amount} ${within.unit}`;
  const due = known.get(key) ?? dueBy(within, from, workingDays);
  if (known.size >= mostKnown) known.clear();
  knownDues.set(workingDays, known.set(key, due));
  return due;
}

/** Thousands of tasks begin on the same day with the same time. */
const knownDues = new WeakMap<WorkingDays, Map<string, Due>>();
const mostKnown = 1000;

function dueBy(within: Duration, from: CivilDate, workingDays: WorkingDays): Due {
  const counted = lastDay(within, from, workingDays);
  const date = within.unit === 'workingDays' ? counted : nextWorked(counted, workingDays);
  const explanation = explain(within, from, counted, date, workingDays);
  return { at: endOf(date), date, from, within, explanation };
}

/** The last day of a period that begins on the civil day of an instant. */
export const deadlineFrom = (within: Duration, instant: string, workingDays: WorkingDays): Due =>
  deadline(within, civilDate(instant), workingDays);

/** The time that a parameter gives. */
export function durationOf(parameter: Parameter | undefined): Duration | undefined {
  const value = parameter?.value;
  return typeof value === 'object' && 'amount' in value ? value : undefined;
}

function lastDay({ amount, unit }: Duration, from: CivilDate, workingDays: WorkingDays): CivilDate {
  if (unit === 'workingDays') return workingDays.add(from, amount);
  return unit === 'days' ? addDays(from, amount) : addMonths(from, amount);
}

function nextWorked(date: CivilDate, workingDays: WorkingDays): CivilDate {
  let day = date;
  while (!workingDays.isWorked(day)) day = addDays(day, 1);
  return day;
}

const units: Record<Duration['unit'], Text> = {
  workingDays: { 'zh-CN': '个工作日', en: ' working days' },
  days: { 'zh-CN': '日', en: ' days' },
  months: { 'zh-CN': '个月', en: ' months' },
};

function explain(
  { amount, unit }: Duration,
  from: CivilDate,
  counted: CivilDate,
  date: CivilDate,
  workingDays: WorkingDays,
): Text {
  const zh = [`自${from}的次日起${amount}${units[unit]['zh-CN']}`];
  const en = [`${amount}${units[unit].en} from the day after ${from}`];
  if (unit === 'workingDays') {
    const { off, madeUp } = unusual(from, date, workingDays);
    if (off.length > 0) {
      zh.push(`跳过节假日${off.join('、')}`);
      en.push(`holidays skipped: ${off.join(', ')}`);
    }
    if (madeUp.length > 0) {
      zh.push(`计入调休上班日${madeUp.join('、')}`);
      en.push(`make-up days counted: ${madeUp.join(', ')}`);
    }
  }
  if (counted !== date) {
    zh.push(`${counted}为休息日，顺延`);
    en.push(`${counted} is a day off, so the next worked day`);
  }
  return { 'zh-CN': `${zh.join('，')}，至${date}。`, en: `${en.join('; ')}: until ${date}.` };
}

/** Week days that are off, and days of a weekend that are worked, within the period. */
function unusual(from: CivilDate, to: CivilDate, workingDays: WorkingDays) {
  const off: CivilDate[] = [];
  const madeUp: CivilDate[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const weekend = isWeekend(day);
    if (weekend === workingDays.isWorked(day)) (weekend ? madeUp : off).push(day);
  }
  return { off, madeUp };
}
