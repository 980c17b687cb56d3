import type { Condition, Parameter } from '@bitan/definitions';
import { sayParameterValue } from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import { sayCondition, sayOutcome, sayValue } from './say.ts';
import { editionWith, said } from './testing.ts';

const edition = editionWith({
  id: 'one',
  title: { 'zh-CN': '处置', en: 'disposition' },
  hit: 'first',
  outcomes: [{ type: 'talk', title: { 'zh-CN': '谈话', en: 'a talk' } }],
  rules: [],
});
const leaf = (fact: string, operator: string, value: unknown) =>
  ({ fact, operator, value }) as Condition;

describe('a condition in words', () => {
  it.each([
    ['a boolean', leaf('a', 'equal', true), '「a」为是', '“a” is yes'],
    ['a boolean the other way round', leaf('a', 'notEqual', true), '「a」为否', '“a” is no'],
    ['a choice', leaf('e', 'equal', 'x'), '「e」为「x」', '“e” is “x”'],
    ['one of a single choice', leaf('e', 'in', ['x']), '「e」为「x」', '“e” is “x”'],
    ['none of a single choice', leaf('e', 'notIn', ['x']), '「e」不为「x」', '“e” is not “x”'],
    [
      'several choices',
      leaf('e', 'in', ['x', 'y']),
      '「e」属于「x」、「y」',
      '“e” is one of “x”, “y”',
    ],
    [
      'a parameter with its value',
      leaf('n', 'greaterThanInclusive', { fact: 'param:limit' }),
      '「n」不小于「limit」（2）',
      '“n” is at least “limit” (2)',
    ],
    [
      'the outcome of a decision',
      leaf('decision:one', 'equal', 'talk'),
      '「处置」为「谈话」',
      '“disposition” is “a talk”',
    ],
    [
      'groups in groups',
      {
        all: [
          leaf('a', 'equal', true),
          { any: [leaf('b', 'equal', true), leaf('n', 'lessThan', 1)] },
        ],
      },
      '「a」为是，且（「b」为是，或「n」小于1）',
      '“a” is yes and (“b” is yes or “n” is less than 1)',
    ],
    [
      'a negation',
      { not: { all: [leaf('a', 'equal', true), leaf('b', 'equal', true)] } },
      '并非（「a」为是，且「b」为是）',
      'not (“a” is yes and “b” is yes)',
    ],
  ] as [string, Condition, string, string][])('says %s', (_name, condition, zh, en) => {
    expect(sayCondition(edition, condition, 'zh-CN')).toBe(zh);
    expect(sayCondition(edition, condition, 'en')).toBe(en);
  });

  it('takes the titles of what other places read', () => {
    const titles = (id: string) =>
      id === 'answer:mode' ? { title: said('方式'), type: 'enum' as const } : undefined;
    const condition = leaf('answer:mode', 'equal', 'online');
    expect(sayCondition(edition, condition, 'zh-CN', titles)).toBe('「方式」为online');
    expect(sayCondition(edition, condition, 'zh-CN')).toBe('「answer:mode」为online');
  });
});

describe('a value in words', () => {
  const limit = edition.parameters.limit as Parameter;
  const times: Parameter = { ...limit, unit: { 'zh-CN': '次', en: 'times' } };
  const window: Parameter = { ...limit, type: 'duration' };

  it.each([
    [times, 2, '2次', '2 times'],
    [window, { amount: 15, unit: 'workingDays' }, '15个工作日', '15 working days'],
    [window, { amount: 1, unit: 'months' }, '1个月', '1 month'],
    [{ ...limit, type: 'boolean' }, false, '否', 'no'],
    [limit, ['p', 'q'], 'p、q', 'p, q'],
  ] as [Parameter, Parameter['value'], string, string][])(
    'has its unit',
    (parameter, value, zh, en) => {
      expect(sayParameterValue(parameter, value, 'zh-CN')).toBe(zh);
      expect(sayParameterValue(parameter, value, 'en')).toBe(en);
    },
  );

  it('says that a set is empty', () => {
    const { s } = edition.facts;
    if (!s) throw new Error('no set');
    expect(sayValue(s, [], 'zh-CN')).toBe('无');
    expect(sayValue(s, ['p', 'q'], 'en')).toBe('“p”, “q”');
  });

  it('says an outcome with its parameters', () => {
    const params = {
      target: { title: said('target'), values: [{ value: 'head', title: said('the head') }] },
      round: { title: said('round') },
    };
    const decision = {
      ...edition.decisions.one,
      outcomes: [{ type: 'talk', title: said('Talk'), params }],
    } as Parameters<typeof sayOutcome>[0];
    const event = { type: 'talk', params: { target: 'head', round: 2 } };
    expect(sayOutcome(decision, event, 'en')).toBe('Talk (the head, round 2)');
  });
});
