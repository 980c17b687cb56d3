const digits = '〇一二三四五六七八九';

/** `2026-01-05` as `2026年1月5日`; what is no date stays as it is. */
export function dateInChinese(date: string): string {
  const parts = partsOf(date);
  return parts ? `${parts[0]}年${Number(parts[1])}月${Number(parts[2])}日` : date;
}

/** `2026-01-05` as `二〇二六年一月五日`. */
export function dateInNumerals(date: string): string {
  const parts = partsOf(date);
  if (!parts) return date;
  const [year, month, day] = parts;
  const spelled = [...year].map((digit) => digits[Number(digit)]).join('');
  return `${spelled}年${numeral(Number(month))}月${numeral(Number(day))}日`;
}

/** 0 to 99 as one says it: 5 is 五, 10 is 十, 21 is 二十一. */
export function numeral(n: number): string {
  if (n < 10) return digits[n] ?? '';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}

const partsOf = (date: string) => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date) ?? [];
  return year && month && day ? ([year, month, day] as const) : undefined;
};
