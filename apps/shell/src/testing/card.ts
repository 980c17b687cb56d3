import type { DecisionCard, SaidOutcome } from '@bitan/api';

const text = (zh: string, en = zh) => ({ 'zh-CN': zh, en });

export const outcome = (type: string, params: SaidOutcome['params'] = {}): SaidOutcome => ({
  type,
  params,
  title: text(`结论${type}`, `Outcome ${type}`),
});

/** A proposal to do `a`, where `b` may be chosen and `c` may not. */
export const cardWith = (parts: Partial<DecisionCard> = {}): DecisionCard => ({
  decision: 'd',
  title: text('判断', 'Decision'),
  edition: '0'.repeat(64),
  hit: 'first',
  complete: true,
  proposal: [outcome('a')],
  summary: text('因为条件成立。', 'Because it holds.'),
  rules: [
    {
      rule: 'one',
      title: text('第一条规则'),
      holds: true,
      fired: true,
      sentence: text('如果次数不小于三次，则甲。'),
      outcome: text('结论a'),
      basis: [{ title: text('某规定'), article: '第三条', mark: 'M' }],
      conditions: [
        { sentence: text('次数不小于三次'), holds: true, depth: 0 },
        { sentence: text('证据充分'), holds: false, depth: 0 },
        { sentence: text('态度'), holds: null, depth: 1 },
      ],
    },
  ],
  missing: [],
  defaulted: [],
  notHappened: [{ outcome: outcome('b'), reasons: [text('次数不足')] }],
  choices: [
    { outcome: outcome('b') },
    { outcome: outcome('a') },
    { outcome: outcome('c'), refused: text('底线不允许') },
  ],
  ...parts,
});
