import type { Calendar } from './model/calendar.ts';
import { both, type Language, type Text } from './model/text.ts';

/**
 * What is otherwise in the days of a year: `增加放假：10月8日`; empty where nothing is.
 *
 * @param before absent where nothing was said of the year: then all that is said of it now
 */
export function sayCalendarChanges(before: Days | undefined, after: Days): Text[] {
  const was = before ?? nothing;
  return (['holidays', 'workdays'] as const).flatMap((list) => [
    ...said(words[list].more, notIn(was[list], after[list])),
    ...said(words[list].fewer, notIn(after[list], was[list])),
  ]);
}

type Days = Pick<Calendar, 'holidays' | 'workdays'>;
const nothing: Days = { holidays: [], workdays: [] };

const notIn = (some: readonly string[], others: readonly string[]) =>
  others.filter((day) => !some.includes(day));

const said = (what: Text, days: readonly string[]): Text[] =>
  days.length === 0 ? [] : [both((language) => what[language] + daysIn(days, language))];

function daysIn(days: readonly string[], language: Language): string {
  if (language === 'en') return days.join(', ');
  return days.map((day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`).join('、');
}

const words = {
  holidays: {
    more: { 'zh-CN': '增加放假：', en: 'free too: ' },
    fewer: { 'zh-CN': '不再放假：', en: 'no longer free: ' },
  },
  workdays: {
    more: { 'zh-CN': '增加调休上班：', en: 'worked too: ' },
    fewer: { 'zh-CN': '不再调休上班：', en: 'no longer worked: ' },
  },
} satisfies Record<string, Record<string, Text>>;
