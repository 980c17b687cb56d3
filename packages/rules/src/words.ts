import { type ConditionWords, conditionWords, type Language } from '@bitan/definitions';
import type { GroupTrace } from './decided.ts';

/** Everything that is said of conditions, rules and decisions, apart from titles and values. */
interface Words extends ConditionWords {
  readonly aside: (text: string) => string;
  /** Between sentences that stand side by side. */
  readonly also: string;
  readonly none: string;
  readonly rule: (condition: string, outcome: string) => string;
  readonly groups: Readonly<Record<GroupTrace['kind'], string>>;
  readonly actually: (value: string) => string;
  readonly unknown: string;
  readonly isUnknown: (what: string) => string;
  readonly proposed: (outcomes: string, reasons: string) => string;
  readonly proposedOtherwise: (outcomes: string) => string;
  readonly proposesNothing: (decision: string) => string;
  readonly stillMissing: (facts: string) => string;
  readonly mayAdd: (facts: string) => string;
  readonly heldToo: (rule: string) => string;
  readonly didNotHold: (rule: string, reasons: string) => string;
  readonly isOpen: (rule: string, reasons: string) => string;
  readonly onlyOtherwise: string;
  readonly noRule: string;
}

export const words: Readonly<Record<Language, Words>> = {
  'zh-CN': {
    ...conditionWords['zh-CN'],
    aside: (text) => `（${text}）`,
    also: '；',
    none: '无',
    rule: (condition, outcome) => `如果${condition}，则${outcome}。`,
    groups: { all: '同时满足：', any: '满足其一：', not: '并非：' },
    actually: (value) => `实为${value}`,
    unknown: '尚不清楚',
    isUnknown: (what) => `${what}尚不清楚`,
    proposed: (outcomes, reasons) => `建议：${outcomes}。因为${reasons}。`,
    proposedOtherwise: (outcomes) => `建议：${outcomes}。因为没有规则成立。`,
    proposesNothing: (decision) => `${decision}：均不适用。`,
    stillMissing: (facts) => `尚不能提出建议：缺少${facts}。`,
    mayAdd: (facts) => `尚缺${facts}，可能另有建议。`,
    heldToo: (rule) => `${rule}也成立，但已先由前面的规则决定`,
    didNotHold: (rule, reasons) => `${rule}不成立：${reasons}`,
    isOpen: (rule, reasons) => `${rule}尚不能确定：${reasons}`,
    onlyOtherwise: '仅在没有规则成立时适用',
    noRule: '没有规则建议它，可由人员选择',
  },
  en: {
    ...conditionWords.en,
    aside: (text) => ` (${text})`,
    also: '; ',
    none: 'none',
    rule: (condition, outcome) => `If ${condition}, then ${outcome}.`,
    groups: { all: 'all of:', any: 'any of:', not: 'not:' },
    actually: (value) => `it is ${value}`,
    unknown: 'not known',
    isUnknown: (what) => `${what} is not known`,
    proposed: (outcomes, reasons) => `Proposed: ${outcomes}, because ${reasons}.`,
    proposedOtherwise: (outcomes) => `Proposed: ${outcomes}, because no rule holds.`,
    proposesNothing: (decision) => `${decision}: none applies.`,
    stillMissing: (facts) => `No proposal yet: ${facts} missing.`,
    mayAdd: (facts) => ` More may be proposed when ${facts} is known.`,
    heldToo: (rule) => `${rule} held too, but an earlier rule decided`,
    didNotHold: (rule, reasons) => `${rule} did not hold: ${reasons}`,
    isOpen: (rule, reasons) => `${rule} is open: ${reasons}`,
    onlyOtherwise: 'it applies only when no rule holds',
    noRule: 'no rule proposes it; a person may choose it',
  },
};
