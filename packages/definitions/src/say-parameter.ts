import type { Parameter, ParameterValue } from './model/parameter.ts';
import type { Duration, Language, Text, UnitOfTime } from './model/text.ts';

/** A value of a parameter with its unit, e.g. 15个工作日. */
export function sayParameterValue(
  parameter: Pick<Parameter, 'values' | 'unit'>,
  value: ParameterValue,
  language: Language,
): string {
  const { list, yes, no } = words[language];
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value)) {
    return value.map((one) => sayParameterValue(parameter, one, language)).join(list);
  }
  if (typeof value === 'object') return sayDuration(value, language);
  const choice = parameter.values?.find(({ id }) => id === value);
  return choice ? choice.title[language] : `${value}${sayUnit(parameter.unit, language)}`;
}

/** The value with those that follow by themselves, e.g. 4次；自 2027-01-01 起 3次. */
export function sayParameterValues(
  parameter: Pick<Parameter, 'values' | 'unit'>,
  { value, later = [] }: Pick<Parameter, 'value' | 'later'>,
  language: Language,
): string {
  const said = later.map((one) => {
    const next = sayParameterValue(parameter, one.value, language);
    return words[language].from(dayInChina(one.from), next);
  });
  return [sayParameterValue(parameter, value, language), ...said].join(words[language].also);
}

/** The civil day in China on which an instant lies. */
export const dayInChina = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);

export const sayDuration = ({ amount, unit }: Duration, language: Language): string =>
  `${amount}${words[language].units[unit](amount)}`;

/** A unit as it stands behind a number. */
export function sayUnit(unit: Text | undefined, language: Language): string {
  if (!unit) return '';
  return language === 'en' ? ` ${unit.en}` : unit['zh-CN'];
}

interface Words {
  readonly list: string;
  readonly also: string;
  readonly from: (day: string, value: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly units: Readonly<Record<UnitOfTime, (amount: number) => string>>;
}

const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    list: '、',
    also: '；',
    from: (day, value) => `自 ${day} 起 ${value}`,
    yes: '是',
    no: '否',
    units: { workingDays: () => '个工作日', days: () => '日', months: () => '个月' },
  },
  en: {
    list: ', ',
    also: '; ',
    from: (day, value) => `${value} from ${day}`,
    yes: 'yes',
    no: 'no',
    units: {
      workingDays: (amount) => (amount === 1 ? ' working day' : ' working days'),
      days: (amount) => (amount === 1 ? ' day' : ' days'),
      months: (amount) => (amount === 1 ? ' month' : ' months'),
    },
  },
};
