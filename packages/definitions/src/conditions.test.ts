import { describe, expect, it } from 'vitest';
import { evaluate, factsOf, holds } from './conditions.ts';
import type { Condition } from './model/condition.ts';
import type { Facts } from './model/fact.ts';

const given = (facts: Facts) => ({
  fact: (id: string) => facts[id],
  parameter: (id: string) => (id === 'limit' ? 3 : undefined),
});
const many: Condition = {
  fact: 'talks',
  operator: 'greaterThanInclusive',
  value: { fact: 'param:limit' },
};
const grave: Condition = { fact: 'severity', operator: 'in', value: ['grave'] };

describe('evaluate', () => {
  it('compares facts with literals and parameters', () => {
    expect(evaluate(many, given({ talks: 3 }))).toBe(true);
    expect(evaluate({ all: [many, grave] }, given({ talks: 4, severity: 'light' }))).toBe(false);
  });

  it('never takes an unknown fact for true, under `not` either', () => {
    expect(evaluate({ not: grave }, given({}))).toBeUndefined();
    expect(evaluate({ all: [many, grave] }, given({ talks: 5 }))).toBeUndefined();
  });

  it('is determined where the unknown fact cannot matter', () => {
    expect(evaluate({ any: [many, grave] }, given({ talks: 5 }))).toBe(true);
    expect(evaluate({ all: [many, grave] }, given({ talks: 1 }))).toBe(false);
  });

  it('names each fact that it reads once', () => {
    expect(factsOf({ any: [many, { not: { all: [grave, many] } }] })).toEqual([
      'talks',
      'severity',
    ]);
  });
});

describe('operators', () => {
  it('do not coerce', () => {
    expect(holds('equal', '3', 3)).toBe(false);
    expect(holds('notEqual', '3', 3)).toBe(false);
    expect(holds('in', 'a', 'abc')).toBe(false);
    expect(holds('greaterThan', '10', '9')).toBe(false);
    expect(holds('lessThan', [5], 30000)).toBe(false);
  });

  it('order dates as days', () => {
    expect(holds('lessThan', '2026-09-30', '2026-10-01')).toBe(true);
    expect(holds('greaterThanInclusive', '2026-10-01', '2026-10-01')).toBe(true);
  });
});
