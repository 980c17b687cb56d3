import { readingsOf } from './pinyin.ts';

/**
 * What a text is found by. Chinese is kept as pairs of characters and the last one alone (`王伟明`:
 * 王伟 伟明 明), so that every part of it is found, names of two characters too; letters and digits
 * are kept as whole words, which are found by their beginning, and with the character behind them
 * (`12号`: 12 12号 号); names also by their pinyin.
 */
export function tokensOf(texts: readonly string[], names: readonly string[] = []): string[] {
  const tokens = new Set<string>();
  for (const text of texts) addTokens(normal(text), tokens);
  for (const name of names) {
    for (const reading of readingsOf(name)) tokens.add(pinyinMark + reading);
  }
  return [...tokens];
}

/** Reads a text once, character by character: of long ones much is written. */
function addTokens(text: string, tokens: Set<string>): void {
  /** Letters and digits until here, or the Chinese character before this one. */
  let [run, before] = ['', ''];
  for (const character of text) {
    const kind = kindOf(character);
    const isChinese = kind === han;
    if (run && kind === letter) {
      run += character;
      continue;
    }
    if (run) tokens.add(run);
    if (run && isChinese) tokens.add(run + character);
    if (before) tokens.add(isChinese ? before + character : before);
    run = kind === letter ? character : '';
    before = isChinese ? character : '';
  }
  if (run || before) tokens.add(run || before);
}

const [none, letter, han] = [1, 2, 3];

/** What a character is, found out once for each of those that are no pair of two units. */
function kindOf(character: string): number {
  const code = character.codePointAt(0) as number;
  const known = kinds[code];
  if (known) return known;
  const kind = isHan(character) ? han : /[\p{L}\p{M}\p{N}]/u.test(character) ? letter : none;
  // Of those beyond the table nothing is kept: writing there does nothing.
  kinds[code] = kind;
  return kind;
}
const kinds = new Uint8Array(0x10000);

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
export function markToken(mark: string): string {
  const known = markTokens.get(mark);
  if (known) return known;
  const token = `ˇ${mark.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, 'ˇ')}`;
  if (markTokens.size >= mostMarks) markTokens.clear();
  markTokens.set(mark, token);
  return token;
}
/** There are as many as choices in forms. */
const markTokens = new Map<string, string>();
const mostMarks = 1000;

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
