import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Canvas } from './canvas.ts';
import { breakLines, type Unit, unitsOf } from './lines.ts';
import { plainRun } from './properties.ts';

/** A font in which every character is as wide as the next. */
const canvas = { width: (text: string) => [...text].length * 10 } as unknown as Canvas;
const tabs = { stops: [], every: 20, first: 0, others: 0 };
const textOf = (units: readonly Unit[]) =>
  units.map((unit) => (unit.kind === 'text' ? unit.text : '')).join('');
function broken(text: string, characters: number): string[] {
  const units = unitsOf([{ kind: 'text', text, form: plainRun }], canvas, characters * 10);
  const room = { first: characters * 10, others: characters * 10 };
  return breakLines(units, room, tabs).map((line) => textOf(line.units));
}

describe('lines of Chinese text', () => {
  it('are broken after any character, words and numbers whole', () => {
    expect(broken('谈话于2026年举行', 5)).toEqual(['谈话于', '2026年', '举行']);
  });

  it('take a character along rather than begin with a comma or end with a bracket', () => {
    expect(broken('甲乙丙丁，戊', 4)).toEqual(['甲乙丙', '丁，戊']);
    expect(broken('甲乙丙（丁）', 4)).toEqual(['甲乙丙', '（丁）']);
  });

  it('break a word that no line has room for', () => {
    expect(broken('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });

  it('lose nothing, fit into their room, and begin and end as they may', () => {
    const pieces = fc.constantFrom('甲乙，', '丙丁。', '（戊己）', '“甲乙”', 'ab1', '《丙丁》');
    fc.assert(
      fc.property(fc.array(pieces), fc.integer({ min: 6, max: 20 }), (texts, characters) => {
        const lines = broken(texts.join(''), characters);
        expect(lines.join('')).toBe(texts.join(''));
        for (const [i, line] of lines.entries()) {
          expect([...line].length).toBeLessThanOrEqual(characters);
          if (i > 0) expect(line).not.toMatch(/^[，。）”》]/);
          if (i < lines.length - 1) expect(line).not.toMatch(/[（“《]$/);
        }
      }),
    );
  });
});
