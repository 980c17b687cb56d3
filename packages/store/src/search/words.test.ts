import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, piecesOf } from './hits.ts';
import { readingsOf } from './pinyin.ts';
import { holdsWords, textsIn, tokensOf, wantedIn } from './words.ts';

/** What both databases do with terms. */
function finds(texts: string[], search: string, names: string[] = []): boolean {
  const tokens = tokensOf(texts, names);
  const has = ({ token, prefix }: { token: string; prefix: boolean }) =>
    tokens.some((one) => (prefix ? one.startsWith(token) : one === token));
  const wanted = wantedIn(search);
  const found = wanted.every(({ terms, pinyin }) => terms.every(has) || (pinyin && has(pinyin)));
  return found && holdsWords(texts.join('\n'), wanted);
}

const chinese = fc.string({ unit: fc.constantFrom(...'王伟明招标'), minLength: 1, maxLength: 6 });

describe('search by words', () => {
  it('finds every part of every Chinese word, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(chinese), chinese, (texts, part) => {
        expect(finds(texts, part)).toBe(texts.some((text) => text.includes(part)));
      }),
    );
  });

  it('asks for all words, in any order, through any punctuation and width', () => {
    expect(finds(['反映王伟，工程招标'], '招标 王伟')).toBe(true);
    expect(finds(['〔2026〕ＡＢ１２号'], 'ab12 2026')).toBe(true);
    expect(finds(['王伟'], '王伟 李娜')).toBe(false);
  });

  it('finds numbers by their beginning, and with what follows them', () => {
    expect(finds(['信访〔2026〕123号'], '12')).toBe(true);
    expect(finds(['信访〔2026〕123号'], '123号')).toBe(true);
    expect(finds(['信访〔2026〕1234号'], '123号')).toBe(false);
    expect(finds(['第12号令'], '第12号')).toBe(true);
    expect(finds(['2026 12楼'], '2026 12号')).toBe(false);
    expect(finds(['12号楼'], '12号')).toBe(true);
    expect(finds(['12号楼'], '12号楼')).toBe(true);
    expect(wantedIn('2026 12号').map(({ terms }) => terms)).toEqual([
      [{ token: '2026', prefix: false }],
      [{ token: '12号', prefix: false }],
    ]);
  });

  it('makes nothing of wildcards and operators', () => {
    expect(wantedIn('% _ * " \' AND')).toMatchObject([{ word: 'and' }]);
    expect(wantedIn('王%伟').map(({ word }) => word)).toEqual(['王', '伟']);
  });

  it('finds names by pinyin: in full, by initials, by the given name, by readings of surnames', () => {
    for (const typed of ['wangwei', 'wangw', 'ww', 'wei', 'wang wei', 'WangWei']) {
      expect(finds(['王伟'], typed, ['王伟']), typed).toBe(true);
    }
    expect(finds(['王伟'], 'liwei', ['王伟'])).toBe(false);
    for (const typed of ['shanxiong', 'danxiong', 'sx', 'dx']) {
      expect(finds(['单雄'], typed, ['单雄']), typed).toBe(true);
    }
    expect(finds(['ww公司'], 'ww')).toBe(true);
    expect(readingsOf('Smith')).toEqual([]);
  });

  it('reads the texts of a summary at any depth', () => {
    expect(textsIn({ a: '王', b: [{ c: '伟' }, 1, null], d: true })).toEqual(['王', '伟']);
  });
});

describe('what was found', () => {
  const marked = (pieces: { text: string; hit: boolean }[]) =>
    pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

  it('is marked in a text, through width and case', () => {
    expect(marked(piecesOf('反映王伟与ＡＢ公司', '王伟 ab'))).toBe('反映[王伟]与[ＡＢ]公司');
  });

  it('is marked in a name that was typed in pinyin', () => {
    expect(marked(piecesOf('王伟', 'wangwei'))).toBe('[王伟]');
    expect(marked(piecesOf('欧阳建国', 'jg'))).toBe('欧阳[建国]');
    expect(marked(piecesOf('单雄', 'shan'))).toBe('[单]雄');
  });

  it('is shown with a little of what stands around it', () => {
    const long = `${'前'.repeat(80)}宴请${'后'.repeat(80)}`;
    expect(marked(excerptOf(long, '宴请', 20))).toMatch(/^…前{5}\[宴请\]后{13}…$/);
    expect(excerptOf(long, '招标')).toEqual([]);
  });
});
