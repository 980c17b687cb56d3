import type { Canvas } from './canvas.ts';
import { isEastAsian } from './fonts.ts';
import type { Inline, RunForm, TabStop } from './model.ts';

/** The smallest piece of a line: a Chinese character, a word, a space, a tab, a picture. */
export type Unit =
  | { readonly kind: 'text'; readonly text: string; readonly width: number; readonly form: RunForm }
  | { readonly kind: 'tab'; readonly form: RunForm }
  | {
      readonly kind: 'field';
      readonly what: 'page' | 'pages';
      readonly width: number;
      readonly form: RunForm;
    }
  | {
      readonly kind: 'image';
      readonly bytes: Uint8Array;
      readonly width: number;
      readonly height: number;
    };

/** A line before it is set: what stands in it, and whether the text was made to end here. */
export interface Broken {
  readonly units: readonly Unit[];
  readonly ended: boolean;
  readonly pageBreak: boolean;
}

/** What may not begin a line, and what may not end one. */
const notFirst =
  /^[\s!%),.:;?\]}¨·—ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～]/u;
const notLast = /[$(*[{£¥‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥]$/u;

/**
 * Breaks a text into lines: Chinese after any character, words whole, no closing punctuation at the
 * beginning of a line and no opening one at its end. What is too long for a line is broken anywhere.
 *
 * @param room the room that the first line and every other one have
 */
export function breakLines(
  units: readonly (Unit | { readonly kind: 'break'; readonly page: boolean })[],
  room: { readonly first: number; readonly others: number },
  tabs: Tabs,
): Broken[] {
  const lines: Broken[] = [];
  let line: Unit[] = [];
  const end = (ended: boolean, pageBreak = false) => {
    lines.push({ units: line, ended, pageBreak });
    line = [];
  };
  for (const unit of units) {
    if (unit.kind === 'break') {
      end(true, unit.page);
      continue;
    }
    const most = lines.length === 0 ? room.first : room.others;
    const from = lines.length === 0 ? tabs.first : tabs.others;
    if (line.length > 0 && !isSpace(unit) && advance([...line, unit], from, tabs) > most + 0.01) {
      const rest = line.splice(cutOf(line, unit));
      end(false);
      line = rest;
    }
    line.push(unit);
  }
  end(true);
  return lines;
}

/** Where tab stops stand: measured from where a line begins, which is not the same for the first. */
export interface Tabs {
  readonly stops: readonly TabStop[];
  readonly every: number;
  readonly first: number;
  readonly others: number;
}

/** Where in a line it is cut, so that the next unit does not have to stand in it. */
function cutOf(line: readonly Unit[], next: Unit): number {
  for (let at = line.length; at > 0; at -= 1) {
    if (mayBreak(line[at - 1], at === line.length ? next : line[at])) return at;
  }
  return line.length;
}

function mayBreak(before: Unit | undefined, after: Unit | undefined): boolean {
  if (before?.kind !== 'text' || after?.kind !== 'text') return true;
  return !notLast.test(before.text) && !notFirst.test(after.text);
}

export const isSpace = (unit: Unit | undefined): boolean =>
  unit?.kind === 'text' && /^[ \u00a0]+$/.test(unit.text);

/** How wide units are one after the other, with the tabs among them. */
export function advance(units: readonly Unit[], from: number, tabs: Tabs): number {
  let x = from;
  for (const [i, unit] of units.entries()) {
    x += 'width' in unit ? unit.width : tabWidth(units.slice(i + 1), x, tabs);
  }
  return x - from;
}

/** How wide a tab is at a place: up to its stop, less the text that stands before or around it. */
export function tabWidth(after: readonly Unit[], x: number, { stops, every }: Tabs): number {
  const stop = stops.find(({ at }) => at > x + 0.01);
  if (!stop) return every - (x % every);
  if (stop.align === 'left') return stop.at - x;
  const next = after.findIndex(({ kind }) => kind === 'tab');
  const text = (next < 0 ? after : after.slice(0, next)).reduce(
    (sum, unit) => sum + ('width' in unit ? unit.width : 0),
    0,
  );
  return Math.max(1, stop.at - x - text / (stop.align === 'center' ? 2 : 1));
}

/** The units of a paragraph's text. A word that is wider than `most` comes in its characters. */
export function unitsOf(inlines: readonly Inline[], canvas: Canvas, most: number) {
  return inlines.flatMap((inline): (Unit | { kind: 'break'; page: boolean })[] => {
    switch (inline.kind) {
      case 'text':
        return wordsIn(inline.text).flatMap((word) => {
          const whole = textUnit(word, inline.form, canvas);
          return canvas.width(word, inline.form) <= most
            ? [whole]
            : [...word].map((char) => textUnit(char, inline.form, canvas));
        });
      case 'field':
        return [{ ...inline, width: canvas.width('1', inline.form) }];
      case 'image': {
        const scale = Math.min(1, most / inline.width);
        return [{ ...inline, width: inline.width * scale, height: inline.height * scale }];
      }
      default:
        return [inline];
    }
  });
}

const textUnit = (text: string, form: RunForm, canvas: Canvas): Unit => ({
  kind: 'text',
  text,
  width: canvas.width(text, form),
  form,
});

/** Chinese characters one by one, other characters by words, spaces by themselves. */
function wordsIn(text: string): string[] {
  const words: string[] = [];
  let wasWord = false;
  for (const char of text) {
    const isWord = !isEastAsian(char) && !/[\s\u3000_]/.test(char);
    if (isWord && wasWord) words[words.length - 1] += char;
    else words.push(char);
    wasWord = isWord;
  }
  return words;
}
