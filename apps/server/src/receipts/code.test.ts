import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTyped, newCode } from './code.ts';

describe('the code of a receipt', () => {
  it('is found again however it was typed', () => {
    const ways = fc.constantFrom(
      (code: string) => code,
      (code: string) => code.toLowerCase(),
      (code: string) => code.replaceAll('-', ''),
      (code: string) => ` ${code.replaceAll('-', ' ')} `,
      (code: string) => code.replaceAll('0', 'o').replaceAll('1', 'l'),
      (code: string) =>
        code.replace(/[0-9A-Z]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)),
    );
    fc.assert(
      fc.property(ways, (way) => {
        const code = newCode();
        expect(codeTyped(way(code))).toBe(code);
      }),
    );
  });

  it('is never given out twice', () => {
    expect(new Set(Array.from({ length: 2000 }, newCode)).size).toBe(2000);
  });
});
