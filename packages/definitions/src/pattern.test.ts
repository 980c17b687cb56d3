import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';
import { patternFault } from './pattern.ts';
import { namedPatterns } from './patterns.ts';

describe('a pattern', () => {
  it('from the list is good, and means the same to the server and to the browser', () => {
    for (const { id, pattern, example } of namedPatterns) {
      expect(patternFault(pattern), id).toBeUndefined();
      for (const text of [example, `${example}x`, '', '０１２３４５６７８９', '王 伟']) {
        const onServer = RE2JS.compile(pattern).matcher(text).find();
        expect(new RegExp(pattern, 'u').test(text), `${id} of ${text}`).toBe(onServer);
      }
      expect(new RegExp(pattern, 'u').test(example), id).toBe(true);
    }
  });

  it('is refused with the part that is meant', () => {
    const refused: [string, string][] = [
      ['^(?=a)b$', '(?='],
      ['^(a)\\1$', '\\1'],
      ['^(a+)+$', '(a+)+'],
      ['^((ab)*c?)*$', '((ab)*c?)*'],
      ['^a\\sb$', '\\s'],
      ['[[:alpha:]]', '[[:'],
    ];
    for (const [pattern, part] of refused)
      expect(patternFault(pattern)?.[0], pattern).toContain(`「${part}」`);
    expect(patternFault('(')?.[2]).toContain('括号');
    expect(patternFault('a{2000}')).toBeDefined();
  });

  it('may repeat, also groups, when one of the two has an end', () => {
    for (const pattern of ['^[a-z]+$', '^(ab)+$', '^([a-z]{1,9},)*$', '^([(+*)]+x){1,3}$'])
      expect(patternFault(pattern), pattern).toBeUndefined();
  });
});
