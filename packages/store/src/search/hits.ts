import { syllablesOf } from './pinyin.ts';
import { normal, wantedIn } from './words.ts';

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text in pieces, with what a search found in it marked; a name is also found by its pinyin. */
export function piecesOf(text: string, search: string): Piece[] {
  const characters = [...text];
  const folded = characters.map(normal);
  const hit = characters.map(() => false);
  for (const { word, pinyin } of wantedIn(search)) {
    const spans = [...spansOf(folded, word), ...(pinyin ? spansOfPinyin(text, word) : [])];
    for (const [from, to] of spans) hit.fill(true, from, to);
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (const [i, character] of characters.entries()) {
    const last = pieces.at(-1);
    const isHit = hit[i] === true;
    if (last && last.hit === isHit) last.text += character;
    else pieces.push({ text: character, hit: isHit });
  }
  return pieces;
}

/** The part of a long text around the first thing that was found, and that in pieces. */
export function excerptOf(text: string, search: string, length = 60): Piece[] {
  const characters = [...text.replaceAll(/\s+/g, ' ')];
  const folded = characters.map(normal);
  const first = wantedIn(search)
    .flatMap(({ word }) => spansOf(folded, word).slice(0, 1))
    .map(([from]) => from)
    .sort((a, b) => a - b)[0];
  if (first === undefined) return [];
  const from = Math.max(0, first - Math.floor(length / 4));
  const part = characters.slice(from, from + length).join('');
  const whole = `${from > 0 ? '…' : ''}${part}${from + length < characters.length ? '…' : ''}`;
  return piecesOf(whole, search);
}

type Span = readonly [number, number];

function spansOf(folded: readonly string[], word: string): Span[] {
  const letters = [...word];
  const spans: Span[] = [];
  for (let i = 0; i + letters.length <= folded.length; i++) {
    if (letters.every((letter, j) => folded[i + j] === letter)) spans.push([i, i + letters.length]);
  }
  return spans;
}

/** The characters of a short name that are read so, from any of them on. */
function spansOfPinyin(name: string, typed: string): Span[] {
  if ([...name].length > 20 || !/\p{Script=Han}/u.test(name)) return [];
  for (const syllables of syllablesOf(name)) {
    for (const written of [syllables, syllables.map((one) => one[0] ?? '')]) {
      for (let from = 0; from < written.length; from++) {
        const to = reach(written, from, typed);
        if (to !== undefined) return [[from, to]];
      }
    }
  }
  return [];
}

/** Where what was typed ends, when it begins with the syllable at `from`. */
function reach(syllables: readonly string[], from: number, typed: string): number | undefined {
  let said = '';
  for (let to = from; to < syllables.length; to++) {
    said += syllables[to];
    if (said.startsWith(typed)) return to + 1;
    if (!typed.startsWith(said)) return undefined;
  }
  return undefined;
}
