import type { Decision, Edition, Facts, Group, Language } from '@bitan/definitions';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { type Explanation, explain } from './explain.ts';
import { sayRule } from './say.ts';
import { editionWith, nationalEdition, ruleOf, said } from './testing.ts';

const is = (fact: string, value: boolean) => ({ fact, operator: 'equal' as const, value });
const overLimit = {
  fact: 'n',
  operator: 'greaterThanInclusive' as const,
  value: { fact: 'param:limit' as const },
};

function deciding(...conditions: Group[]): Decision {
  return {
    id: 'd',
    title: said('Decision'),
    hit: 'first',
    outcomes: ['o0', 'o1', 'o2', 'o3'].map((type) => ({ type, title: said(type) })),
    rules: conditions.map((one, i) => ruleOf(`r${i}`, one, `o${i}`)),
    otherwise: { type: 'o3' },
  };
}

async function explained(
  decision: Decision,
  facts: Facts,
  language: Language,
): Promise<Explanation> {
  const edition = editionWith(decision);
  return explain(edition, await decide(edition, 'd', facts), language);
}

describe('the summary', () => {
  it.each([
    [{ all: [is('a', true)] }, { a: true }, '建议：o0。因为「a」为是。'],
    [{ not: is('a', true) }, { a: false }, '建议：o0。因为「a」为否。'],
    [{ all: [overLimit] }, { n: 3 }, '建议：o0。因为「n」不小于「limit」（2）（实为3）。'],
    [{ not: overLimit }, { n: 1 }, '建议：o0。因为「n」小于「limit」（2）（实为1）。'],
    [
      { any: [{ all: [is('a', true), overLimit] }, is('b', true)] },
      { a: true, b: true, n: 4 },
      '建议：o0。因为「b」为是。',
    ],
    [{ all: [is('a', true)] }, { a: false }, '建议：o3。因为没有规则成立。'],
    [{ all: [is('a', true), is('b', true)] }, { a: true }, '尚不能提出建议：缺少「b」。'],
  ] as [Group, Facts, string][])(
    'gives the reasons that suffice, as they were (%#)',
    async (when, facts, sentence) => {
      expect((await explained(deciding(when), facts, 'zh-CN')).summary).toBe(sentence);
    },
  );

  it('says that more may come, where a decision that collects is open', async () => {
    const collecting = {
      ...deciding({ all: [is('a', true)] }, { all: [is('b', true)] }),
      hit: 'collect' as const,
    };
    const { summary } = await explained(collecting, { a: true }, 'en');
    expect(summary).toBe(
      'Proposed: o0, because “a” is yes. More may be proposed when “b” is known.',
    );
  });

  it('says that nothing applies', async () => {
    const { otherwise: _, ...decision } = deciding({ all: [is('a', true)] });
    expect((await explained(decision, { a: false }, 'en')).summary).toBe('Decision: none applies.');
  });
});

describe('an outcome that did not happen', () => {
  const decision = deciding(
    { all: [{ not: is('a', true) }, is('b', true)] },
    { all: [is('a', true)] },
    { any: [is('b', true), overLimit] },
  );
  const reasons = async (facts: Facts, language: Language) =>
    Object.fromEntries(
      (await explained(decision, facts, language)).notHappened.map((one) => [
        one.outcome.type,
        one.reasons,
      ]),
    );

  it('has what was missing, the least of it', async () => {
    expect(await reasons({ a: true, b: false, n: 1 }, 'zh-CN')).toEqual({
      o0: ['「rule r0」不成立：「a」为是'],
      o2: ['「rule r2」不成立：「b」为否；「n」小于「limit」（2）（实为1）'],
      o3: ['仅在没有规则成立时适用'],
    });
  });

  it('came too late, or is not settled yet', async () => {
    expect(await reasons({ a: true, b: true, n: 1 }, 'en')).toMatchObject({
      o2: ['“rule r2” held too, but an earlier rule decided'],
    });
    expect(await reasons({ a: true, n: 1 }, 'en')).toMatchObject({
      o2: ['“rule r2” is open: “b” is not known'],
    });
  });

  it('may be one that only a person chooses', async () => {
    const { otherwise: _, ...plain } = decision;
    const { notHappened } = await explained(plain, { a: true, b: true, n: 1 }, 'zh-CN');
    expect(notHappened.at(-1)?.reasons).toEqual(['没有规则建议它，可由人员选择']);
  });
});

describe('a rule', () => {
  it('is told condition by condition, with the values that the facts had', async () => {
    const decision = deciding({ all: [is('a', true), { any: [overLimit, is('b', true)] }] });
    const { rules } = await explained(decision, { a: false, n: 1 }, 'en');
    expect(rules[0]?.conditions).toEqual([
      { sentence: 'all of:', holds: false, depth: 0 },
      { sentence: '“a” is yes (it is no)', holds: false, depth: 1 },
      { sentence: 'any of:', holds: null, depth: 1 },
      { sentence: '“n” is at least “limit” (2) (it is 1)', holds: false, depth: 2 },
      { sentence: '“b” is yes (not known)', holds: null, depth: 2 },
    ]);
  });

  it('keeps the value that its parameter had when it was decided', async () => {
    const edition = editionWith(deciding({ all: [overLimit] }));
    const decided = await decide(edition, 'd', { n: 3 });
    const { limit } = edition.parameters;
    const raised = { ...edition, parameters: { limit: { ...limit, value: 4 } } } as Edition;
    const { rules, summary } = explain(raised, decided, 'zh-CN');
    expect(summary).toContain('「limit」（2）');
    expect(rules[0]?.sentence).toContain('「limit」（2）');
  });

  it('names the outcomes of the decisions that it reads', async () => {
    const leaf = { fact: 'decision:d', operator: 'equal' as const, value: 'o0' };
    const reader = { ...deciding({ all: [leaf] }), id: 'e', requires: ['d'] };
    const edition = editionWith(deciding({ all: [is('a', true)] }), reader);
    const { notHappened } = explain(edition, await decide(edition, 'e', { a: false }), 'en');
    expect(notHappened[0]?.reasons).toEqual([
      '“rule r0” did not hold: “Decision” is not “o0” (it is o3)',
    ]);
  });
});

describe('the base pack', () => {
  let national: Edition;
  beforeAll(async () => {
    national = await nationalEdition();
  });

  it('reads as sentences, rule by rule, without an id in them, each with its basis', () => {
    for (const decision of Object.values(national.decisions)) {
      for (const rule of decision.rules) {
        const zh = sayRule(national, decision, rule, 'zh-CN');
        expect(zh).toMatch(/^如果.*，则「.*」。$/s);
        expect(zh).not.toMatch(/[a-z]+[.:][a-z]/i);
        expect(sayRule(national, decision, rule, 'en')).toMatch(/^If .*, then .*\.$/s);
        expect(rule.basis.length).toBeGreaterThan(0);
      }
    }
  });

  it('explains each of its cases in both languages, and every other outcome', async () => {
    for (const { facts, expect: expected } of national.examples) {
      for (const { decision } of expected) {
        const decided = await decide(national, decision, facts);
        const zh = explain(national, decided, 'zh-CN');
        const en = explain(national, decided, 'en');
        expect(zh.summary).not.toMatch(/[a-z]+[.:][a-z]|undefined/);
        expect(en.summary).not.toMatch(/[\u4e00-\u9fff]|undefined/);
        for (const { reasons } of zh.notHappened) expect(reasons.length).toBeGreaterThan(0);
      }
    }
  });
});
