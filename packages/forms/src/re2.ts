import { RE2JS } from 're2js';

/** Authored patterns run in linear time; ajv takes this in place of `RegExp`. */
export function re2(pattern: string): { test(text: string): boolean } {
  const compiled = RE2JS.compile(pattern);
  return { test: (text) => compiled.matcher(text).find() };
}
