import type { Operator } from './model/condition.ts';
import type { Language } from './model/text.ts';

/** What a condition is said with, whether it is over facts or over the answers of a form. */
export interface ConditionWords {
  readonly quote: (text: string) => string;
  readonly list: string;
  readonly yes: string;
  readonly no: string;
  readonly and: string;
  readonly or: string;
  readonly not: (what: string) => string;
  readonly group: (what: string) => string;
  readonly operators: Readonly<Record<Operator, string>>;
}

export const conditionWords: Readonly<Record<Language, ConditionWords>> = {
  'zh-CN': {
    quote: (text) => `「${text}」`,
    list: '、',
    yes: '是',
    no: '否',
    and: '，且',
    or: '，或',
    not: (what) => `并非（${what}）`,
    group: (what) => `（${what}）`,
    operators: {
      equal: '为',
      notEqual: '不为',
      in: '属于',
      notIn: '不属于',
      contains: '包含',
      doesNotContain: '不包含',
      lessThan: '小于',
      lessThanInclusive: '不大于',
      greaterThan: '大于',
      greaterThanInclusive: '不小于',
    },
  },
  en: {
    quote: (text) => `“${text}”`,
    list: ', ',
    yes: 'yes',
    no: 'no',
    and: ' and ',
    or: ' or ',
    not: (what) => `not (${what})`,
    group: (what) => `(${what})`,
    operators: {
      equal: 'is',
      notEqual: 'is not',
      in: 'is one of',
      notIn: 'is none of',
      contains: 'includes',
      doesNotContain: 'does not include',
      lessThan: 'is less than',
      lessThanInclusive: 'is at most',
      greaterThan: 'is more than',
      greaterThanInclusive: 'is at least',
    },
  },
};
