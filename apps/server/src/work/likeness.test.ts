import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness } from './likeness.ts';

const text = fc.string({ unit: fc.constantFrom(...'反映其违规报销差旅费接受宴请，。 ') });

describe('the likeness of two texts', () => {
  it('is the same from both sides, from 0 to 100, and 100 with itself', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(100);
        if (likeness(a, a) > 0) expect(likeness(a, a)).toBe(100);
      }),
    );
  });

  it('tells the same matter in other words from another matter', () => {
    const first = '反映其违规报销差旅费，金额约三万元。';
    expect(likeness(first, '举报他违规报销差旅费约三万元')).toBeGreaterThan(50);
    expect(likeness(first, '接受管理服务对象宴请')).toBeLessThan(10);
  });
});
