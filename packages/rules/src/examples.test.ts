import type { Edition, Example } from '@bitan/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import { runExamples } from './examples.ts';
import { editionWith, nationalEdition, ruleOf, said } from './testing.ts';

const isOver = {
  all: [{ fact: 'n', operator: 'greaterThan' as const, value: { fact: 'param:limit' as const } }],
};
const base = editionWith({
  id: 'd',
  title: said('Decision'),
  hit: 'collect',
  outcomes: ['o1', 'o2'].map((type) => ({ type, title: said(`Outcome ${type}`) })),
  rules: [ruleOf('r', isOver, 'o1')],
});

async function resultOf(example: Partial<Example>) {
  const whole = { id: 'e', title: said('e'), facts: {}, expect: [], ...example };
  const [result] = await runExamples({ ...base, examples: [whole] });
  return result;
}
const expects = (expected: Omit<Example['expect'][number], 'decision'>) => [
  { decision: 'd', ...expected },
];

describe('a case', () => {
  it('is met by exactly the outcomes that it expects', async () => {
    const facts = { n: 3 };
    const o1 = { type: 'o1' };
    expect(await resultOf({ facts, expect: expects({ outcomes: [o1] }) })).toMatchObject({
      ok: true,
    });
    expect(await resultOf({ facts, expect: expects({ outcomes: [] }) })).toMatchObject({
      ok: false,
    });
    const both = expects({ outcomes: [o1, { type: 'o2' }] });
    expect(await resultOf({ facts, expect: both })).toMatchObject({ ok: false });
  });

  it('is failed by an outcome that must never come', async () => {
    const never = expects({ never: ['o1'] });
    expect(await resultOf({ facts: { n: 3 }, expect: never })).toMatchObject({ ok: false });
    expect(await resultOf({ facts: { n: 0 }, expect: never })).toMatchObject({ ok: true });
  });

  it('is not met by a decision that missing facts leave open', async () => {
    for (const expected of [expects({ outcomes: [] }), expects({ never: ['o1'] })]) {
      const result = await resultOf({ expect: expected });
      expect(result?.ok).toBe(false);
      expect(result?.message.en).toMatch(/missing “.+”/);
    }
  });

  it('supposes parameter values of its own', async () => {
    const expected = expects({ outcomes: [{ type: 'o1' }] });
    const supposed = await resultOf({
      facts: { n: 1 },
      parameters: { limit: 0 },
      expect: expected,
    });
    expect(supposed?.ok).toBe(true);
    expect(supposed?.decided.parameters).toEqual({ limit: 0 });
  });

  it('says what was expected and what came, in both languages', async () => {
    const expected = expects({ outcomes: [], never: ['o1'] });
    const result = await resultOf({ facts: { n: 4 }, expect: expected });
    expect(result?.message).toEqual({
      'zh-CN': 'Decision：应为无；不应为Outcome o1；实为Outcome o1。',
      en: 'Decision: expected none; never Outcome o1; got Outcome o1.',
    });
  });
});

describe('the cases of the base pack', () => {
  let national: Edition;
  beforeAll(async () => {
    national = await nationalEdition();
  });

  it('are met', async () => {
    const results = await runExamples(national);
    expect(results.length).toBeGreaterThan(80);
    expect(results.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('fail when a rule is turned round', async () => {
    const { routing } = national.decisions;
    const rules = routing?.rules.map((rule) => ({ ...rule, conditions: { not: rule.conditions } }));
    const decisions = { ...national.decisions, routing: { ...routing, rules } };
    const results = await runExamples({ ...national, decisions } as Edition);
    expect(results.some(({ ok }) => !ok)).toBe(true);
  });
});
