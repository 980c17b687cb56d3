import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf, patternsOf, textsIn } from './grams.ts';

/** What `like` does with the patterns made here, which hold `%` at both ends only. */
const finds = (texts: string[], search: string) =>
  patternsOf(search).every((pattern) => gramsOf(texts).includes(pattern.slice(1, -1)));

const word = fc.string({ unit: fc.constantFrom(...'王伟明招标aB1'), minLength: 1, maxLength: 6 });

describe('search by grams', () => {
  it('finds every part of every word, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(word), word, (texts, part) => {
        const expected = texts.some((text) => text.toLowerCase().includes(part.toLowerCase()));
        expect(finds(texts, part)).toBe(expected);
      }),
    );
  });

  it('asks for all words, in any order, through any punctuation and width', () => {
    expect(finds(['反映王伟，工程招标'], '招标 王伟')).toBe(true);
    expect(finds(['〔2026〕ＡＢ１２号'], 'ab12 2026')).toBe(true);
    expect(finds(['王伟'], '王伟 李娜')).toBe(false);
    expect(finds(['王伟'], '')).toBe(true);
  });

  it('makes no pattern out of wildcards', () => {
    expect(patternsOf('%_')).toEqual([]);
    expect(patternsOf('王%伟')).toEqual(['% 王%', '% 伟%']);
  });

  it('reads the texts of a summary at any depth', () => {
    expect(textsIn({ a: '王', b: [{ c: '伟' }, 1, null], d: true })).toEqual(['王', '伟']);
  });
});
