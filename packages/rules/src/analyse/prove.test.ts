import type { Decision, Edition, Facts } from '@bitan/definitions';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import {
  chainedEditions,
  decisionsOf,
  editionWith,
  everyCase,
  groups,
  groupsOverOutcomes,
  holdsPlainly,
  instants,
  nationalEdition,
  neverWhen,
  plainly,
  ruleOf,
  said,
} from '../testing.ts';
import { prove, proveAll } from './prove.ts';

let national: Edition;
beforeAll(async () => {
  national = await nationalEdition();
});

const outcome = fc.constantFrom('o1', 'o2');
const isA = (value: boolean) => ({ fact: 'a', operator: 'equal' as const, value });
const plain: Decision = {
  id: 'd',
  title: said('d'),
  hit: 'first',
  outcomes: ['o1', 'o2'].map((type) => ({ type, title: said(type) })),
  rules: [],
};

describe('a proof', () => {
  it('agrees with trying every case', () => {
    fc.assert(
      fc.property(decisionsOf(), groups, outcome, (decision, when, type) => {
        const edition = editionWith(decision);
        const isBroken = (facts: Facts) =>
          holdsPlainly(edition, when, facts) && plainly(edition, 'd', facts).includes(type);
        const { result } = prove(edition, neverWhen(when, type));
        expect(result).toBe(everyCase.some(isBroken) ? 'broken' : 'proved');
      }),
      { numRuns: 150 },
    );
  });

  it('agrees with it at every instant, through the decisions that are required', () => {
    fc.assert(
      fc.property(chainedEditions(true), groupsOverOutcomes, outcome, (edition, when, type) => {
        const times = ['2025-01-01T00:00:00Z', ...instants];
        const isBroken = (facts: Facts, at: string) =>
          holdsPlainly(edition, when, facts, at) && plainly(edition, 'd', facts, at).includes(type);
        const { result } = prove(edition, neverWhen(when, type));
        const broken = times.some((at) => everyCase.some((facts) => isBroken(facts, at)));
        expect(result).toBe(broken ? 'broken' : 'proved');
      }),
      { numRuns: 40 },
    );
  });

  it('shows a case that does break the invariant, and says it', async () => {
    await fc.assert(
      fc.asyncProperty(decisionsOf(), groups, outcome, async (decision, when, type) => {
        const edition = editionWith(decision);
        const { result, witness, outcomes, sentence } = prove(edition, neverWhen(when, type));
        fc.pre(result === 'broken' && witness !== undefined);
        const decided = await decide(edition, 'd', witness);
        const given = decided.outcomes ?? [decided.outcome];
        expect(given.map((one) => one?.type)).toEqual(
          expect.arrayContaining([...(outcomes ?? [])]),
        );
        expect(holdsPlainly(edition, when, witness)).toBe(true);
        expect(sentence?.en).toContain(type);
      }),
    );
  });

  it('says from when on an invariant is broken, where a rule ends', () => {
    const always = { any: [true, false].map((value) => isA(value)) };
    const [until = ''] = instants;
    const rules = [ruleOf('guard', always, 'o2', { until }), ruleOf('late', always, 'o1')];
    const edition = editionWith({ ...plain, rules });
    const { result, at, sentence } = prove(edition, neverWhen(always, 'o1'));
    expect([result, Date.parse(at ?? '')]).toEqual(['broken', Date.parse(until)]);
    expect(sentence?.['zh-CN']).toContain(`自 ${at} 起`);
  });

  it.each([
    ['a whole number between two others', 'integer', 2, 4, 'broken'],
    ['no whole number between neighbours', 'integer', 2, 3, 'proved'],
    ['no whole number between fractions', 'integer', 2.1, 2.9, 'proved'],
    ['a fraction between neighbours', 'number', 2, 3, 'broken'],
    ['what is below and above every cut', 'number', 9, -9, 'proved'],
  ] as const)('finds %s', (_name, type, low, high, result) => {
    const between = {
      all: [
        { fact: 'm', operator: 'greaterThan' as const, value: low },
        { fact: 'm', operator: 'lessThan' as const, value: high },
      ],
    };
    const base = editionWith({ ...plain, rules: [ruleOf('r', between, 'o1')] });
    const m = { id: 'm', title: said('m'), type, source: { kind: 'answer' as const } };
    const edition = { ...base, facts: { ...base.facts, m } };
    expect(prove(edition, neverWhen(between, 'o1')).result).toBe(result);
  });

  it.each(['lessThan', 'greaterThan'] as const)('looks beyond the last cut (%s)', (operator) => {
    for (const [type, value] of [
      ['number', 7],
      ['integer', -7],
      ['date', '2026-01-01'],
    ] as const) {
      const beyond = { all: [{ fact: 'm', operator, value }] };
      const base = editionWith({ ...plain, rules: [ruleOf('r', beyond, 'o1')] });
      const m = { id: 'm', title: said('m'), type, source: { kind: 'answer' as const } };
      const edition = { ...base, facts: { ...base.facts, m } };
      expect(prove(edition, neverWhen(beyond, 'o1')).result).toBe('broken');
    }
  });

  it('looks at sets of any size', () => {
    const members = Array.from({ length: 40 }, (_, i) => `m${i}`);
    const leaf = (value: string) => ({ fact: 's', operator: 'contains' as const, value });
    const [last = '', ...others] = [...members].reverse();
    const base = editionWith({
      ...plain,
      rules: [
        ruleOf('safe', { any: others.map(leaf) }, 'o2'),
        ruleOf('late', { all: [leaf(last)] }, 'o1'),
      ],
    });
    const { s } = base.facts;
    const values = members.map((id) => ({ id, title: { 'zh-CN': id, en: id } }));
    const edition = { ...base, facts: { ...base.facts, s: { ...s, values } } } as Edition;
    const always = { all: [leaf(last)] };
    expect(prove(edition, neverWhen(always, 'o1'))).toMatchObject({
      result: 'broken',
      witness: { s: [last] },
    });
    const guarded = { all: [leaf(last), leaf('m0')] };
    expect(prove(edition, neverWhen(guarded, 'o1')).result).toBe('proved');
  });

  it('says that it does not know when its budget is spent, never that all is well', () => {
    for (const { result, sentence } of proveAll(national, 1)) {
      expect(result).not.toBe('broken');
      if (result === 'undecided') expect(sentence?.['zh-CN']).toContain('1 种情形');
    }
    expect(proveAll(national, 1).map(({ result }) => result)).toContain('undecided');
  });
});

describe('the base pack', () => {
  it('keeps every one of its invariants', () => {
    expect(proveAll(national).filter(({ result }) => result !== 'proved')).toEqual([]);
  });

  it('breaks one, with a case in words, when its guard against lost leads is taken out', () => {
    const { disposition } = national.decisions;
    const rules = disposition?.rules.filter(({ name }) => name !== 'checkable-violation') ?? [];
    const weakened = {
      ...national,
      decisions: { ...national.decisions, disposition: { ...disposition, rules } },
    } as Edition;
    const proofs = proveAll(weakened);
    const broken = proofs.find(({ invariant }) => invariant === 'possible-violation-is-checked');
    expect(broken?.result).toBe('broken');
    expect(broken?.sentence?.['zh-CN']).toMatch(/^例如：.*规则会建议/);
  });
});
