import { type Condition, operators } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromCondition, newGroup, newLeaf, toCondition } from './tree.ts';

const scalar = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean());
const operand = fc.oneof(
  scalar,
  fc.array(scalar, { minLength: 1, maxLength: 3 }),
  fc.constant({ fact: 'param:some.limit' as const }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      fact: fc.constantFrom('a', 'b.c', 'decision:d'),
      operator: fc.constantFrom(...operators),
      value: operand,
    }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

describe('a condition in the editor', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(condition, (one) => {
        expect(toCondition(fromCondition(one))).toEqual(one);
      }),
    );
  });

  it('is not one while a part is missing', () => {
    const whole = fromCondition({ all: [{ fact: 'a', operator: 'equal', value: false }] });
    expect(toCondition(whole)).toBeDefined();
    expect(toCondition({ ...whole, of: [...whole.of, newLeaf()] })).toBeUndefined();
    expect(toCondition({ ...whole, of: [] })).toBeUndefined();
    expect(toCondition(newGroup())).toBeUndefined();
  });
});
