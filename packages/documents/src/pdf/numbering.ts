import type { Element } from '@xmldom/xmldom';
import { numeral } from '../dates.ts';
import { attribute, childOf, childrenOf, integer } from '../xml.ts';
import type { ParagraphForm, RunForm } from './model.ts';
import { type Partially, paragraphProperties, runProperties } from './properties.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  /** `第%1条`: each `%n` is the count of that level. */
  readonly text: string;
  readonly paragraph: Partially<ParagraphForm>;
  readonly run: Partially<RunForm>;
}

/** The numbers of lists, counted as the text goes on. */
export class Numbering {
  readonly #levels = new Map<string, readonly Level[]>();
  readonly #counts = new Map<string, number[]>();

  constructor(root: Element | undefined) {
    const abstract = new Map(
      childrenOf(root, 'w:abstractNum').map((one) => [
        attribute(one, 'w:abstractNumId'),
        childrenOf(one, 'w:lvl').map(levelOf),
      ]),
    );
    for (const one of childrenOf(root, 'w:num')) {
      const levels = abstract.get(attribute(childOf(one, 'w:abstractNumId')));
      if (levels) this.#levels.set(attribute(one, 'w:numId') ?? '', levels);
    }
  }

  /** The number of the next paragraph of a list, and how its level looks. */
  next({ id, level }: NonNullable<ParagraphForm['numbering']>) {
    const levels = this.#levels.get(id);
    const found = levels?.[level];
    if (!levels || !found) return undefined;
    const counts = this.#counts.get(id) ?? [];
    const count = (counts[level] ?? found.start - 1) + 1;
    this.#counts.set(id, [
      ...levels.slice(0, level).map((one, i) => counts[i] ?? one.start),
      count,
    ]);
    const text = found.text.replace(/%(\d)/g, (_, n) => {
      const at = Number(n) - 1;
      return format(this.#counts.get(id)?.[at] ?? 1, levels[at]?.format ?? 'decimal');
    });
    return { text, paragraph: found.paragraph, run: found.run };
  }
}

const levelOf = (element: Element): Level => ({
  start: integer(childOf(element, 'w:start')) ?? 1,
  format: attribute(childOf(element, 'w:numFmt')) ?? 'decimal',
  text: attribute(childOf(element, 'w:lvlText')) ?? '',
  paragraph: paragraphProperties(childOf(element, 'w:pPr')),
  run: runProperties(childOf(element, 'w:rPr')),
});

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

function format(n: number, how: string): string {
  if (/chinese|ideograph|japaneseCounting|taiwanese/i.test(how) && n < 100) return numeral(n);
  if (how === 'decimalEnclosedCircle') return circled[n - 1] ?? String(n);
  if (how === 'lowerLetter') return String.fromCodePoint(96 + ((n - 1) % 26) + 1);
  if (how === 'upperLetter') return String.fromCodePoint(64 + ((n - 1) % 26) + 1);
  return how === 'bullet' || how === 'none' ? '' : String(n);
}
