import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, openText, sealText, toBase64 } from './sealed-text.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a sealed text', () => {
  it('opens with its key to what it was', () => {
    fc.assert(
      fc.property(key, fc.string({ unit: 'binary', maxLength: 120 }), (key, text) => {
        expect(openText(key, sealText(key, text))).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  it('does not open with another key', () => {
    fc.assert(
      fc.property(key, key, fc.string(), (key, other, text) => {
        fc.pre(toBase64(key) !== toBase64(other));
        expect(openText(other, sealText(key, text))).toBeUndefined();
      }),
    );
  });

  it('does not open once anything of it was changed', () => {
    fc.assert(
      fc.property(
        key,
        fc.string(),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (key, text, at, by) => {
          const bytes = fromBase64(sealText(key, text)) as Uint8Array;
          const i = at % bytes.length;
          bytes[i] = (bytes[i] ?? 0) ^ by;
          expect(openText(key, toBase64(bytes))).toBeUndefined();
        },
      ),
    );
  });

  it('says nothing of what is in it, and is another each time', () => {
    const one = new Uint8Array(32).fill(7);
    const sealed = sealText(one, '王伟 13900001234');
    expect(atob(sealed)).not.toContain('13900001234');
    expect(sealText(one, '王伟 13900001234')).not.toBe(sealed);
  });

  it('that is none is not opened', () => {
    for (const text of ['', 'no base64 ', 'YQ==']) {
      expect(openText(new Uint8Array(32), text)).toBeUndefined();
    }
  });
});
