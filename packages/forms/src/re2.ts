import { RE2JS } from 're2js';

/**
 * Authored patterns run in linear time; ajv takes this in place of `RegExp`. It tells patterns apart
 * by their text: without a `toString` of its own, every pattern would be the first one.
 */
export function re2(pattern: string): { test(text: string): boolean; toString(): string } {
  const compiled = RE2JS.compile(pattern);
  return { test: (text) => compiled.matcher(text).find(), toString: () => `/${pattern}/re2` };
}
