import type { Language } from '@bitan/definitions';

/** An instant as it is read on a clock in China, wherever the browser stands. */
export function sayInstant(instant: string, language: Language): string {
  return formats[language].instant.format(new Date(instant));
}

/** The civil date in China of an instant. */
export function sayDay(instant: string, language: Language): string {
  return formats[language].day.format(new Date(instant));
}

const zone = { timeZone: 'Asia/Shanghai' } as const;
const day = { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const instant = { ...day, hour: '2-digit', minute: '2-digit', hour12: false } as const;
const formats = {
  'zh-CN': {
    instant: new Intl.DateTimeFormat('zh-CN', instant),
    day: new Intl.DateTimeFormat('zh-CN', day),
  },
  en: {
    instant: new Intl.DateTimeFormat('en-GB', instant),
    day: new Intl.DateTimeFormat('en-GB', day),
  },
};
