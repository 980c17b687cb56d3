import { readingsOf } from './pinyin.ts';

/**
 * What a text is found by. Chinese is kept as pairs of characters and the last one alone (`王伟明`:
 * 王伟 伟明 明), so that every part of it is found, names of two characters too; letters and digits
 * are kept as whole words, which are found by their beginning, and with the character behind them
 * (`12号`: 12 12号 号); names also by their pinyin.
 */
export function tokensOf(texts: readonly string[], names: readonly string[] = []): string[] {
  const said = names.flatMap(readingsOf).map((reading) => pinyinMark + reading);
  return [...new Set([...texts.flatMap(wordsOf).flatMap(tokensIn), ...said])];
}

const tokensIn = (word: string): string[] =>
  runsOf(word).flatMap((run, i, runs) => {
    if (isHan(run)) return pairsOf(run);
    const next = runs[i + 1];
    return next === undefined ? [run] : [run, withNext(run, next)];
  });

/** A word of letters or digits with the character that follows. */
const withNext = (run: string, next: string) => run + [...next][0];

/** A token that must be there, whole or as the beginning of one. */
export interface Term {
  readonly token: string;
  readonly prefix: boolean;
}

/** One word of a search: all of `terms` have to be there, or instead of them the pinyin. */
export interface Wanted {
  readonly word: string;
  readonly terms: readonly Term[];
  readonly pinyin?: Term;
}

/** What a search asks for: every word of it. */
export function wantedIn(search: string): Wanted[] {
  return wordsOf(search)
    .slice(0, 8)
    .map((word, i, words) => ({
      word,
      terms: termsIn(word, i + 1 < words.length),
      ...(/^[a-z]+$/.test(word) && { pinyin: { token: pinyinMark + word, prefix: true } }),
    }));
}

/**
 * Whether a text that has all tokens has the words themselves: pairs of characters can stand apart.
 */
export function holdsWords(text: string, wanted: readonly Wanted[]): boolean {
  const inText = normal(text);
  return wanted.every(
    ({ word, terms, pinyin }) => pinyin || terms[0]?.token === word || inText.includes(word),
  );
}

/** Runs of letters and digits, in the form in which they compare. */
export const wordsOf = (text: string): string[] => normal(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The form in which texts compare: one width, no case. */
export const normal = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The texts in a JSON value, at any depth. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** No letter of any word, so that pinyin and words are told apart. */
const pinyinMark = 'ˉ';

/** The token of a mark, `answer.channel=letter`: no word that anybody types. */
export const markToken = (mark: string): string =>
  `ˇ${mark.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, 'ˇ')}`;

/** Chinese and other writing apart: `12号` is `12` and `号`. */
const runsOf = (word: string): string[] => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];

const isHan = (run: string) => /^\p{Script=Han}/u.test(run);

function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}

/**
 * What is followed by other writing is looked for with its first character: `12号` is the number 12,
 * and neither 120 to 129 nor the twelfth of a month. A number is whole when another word follows.
 */
function termsIn(word: string, isFollowed: boolean): Term[] {
  const runs = runsOf(word);
  return runs.flatMap((run, i) => {
    const next = runs[i + 1];
    if (!isHan(run)) {
      if (next !== undefined) return [{ token: withNext(run, next), prefix: false }];
      return [{ token: run, prefix: !(isFollowed && /^\d+$/.test(run)) }];
    }
    const pairs = pairsOf(run);
    if (pairs.length > 1) return pairs.slice(0, -1).map((token) => ({ token, prefix: false }));
    // A single one behind a number was looked for with it.
    return next === undefined && i > 0 ? [] : [{ token: run, prefix: next === undefined }];
  });
}
