/**
 * Search in Chinese through two-character grams: `王伟明` is kept as ` 王伟 伟明 明 `, so that every
 * part of a word is found, one character too, by a plain `like` on any database, and by an index
 * over the grams where a database has one.
 */
export function gramsOf(texts: readonly string[]): string {
  const grams = texts.flatMap(wordsOf).flatMap(gramsOfWord);
  return grams.length === 0 ? '' : ` ${grams.join(' ')} `;
}

/** One pattern for `like` for each word of a search text; all of them have to match. */
export function patternsOf(search: string): string[] {
  return wordsOf(search).map((word) => {
    const grams = gramsOfWord(word);
    const whole = grams.length > 1 ? grams.slice(0, -1) : grams;
    return `% ${whole.join(' ')}%`;
  });
}

/** The texts in a JSON value, at any depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Runs of letters and digits, in the form in which they compare. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

function gramsOfWord(word: string): string[] {
  const characters = [...word];
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}
