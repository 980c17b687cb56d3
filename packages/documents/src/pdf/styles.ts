import type { Element } from '@xmldom/xmldom';
import { attribute, childOf, childrenOf } from '../xml.ts';
import type { Borders, ParagraphForm, RunForm } from './model.ts';
import {
  bordersOf,
  type Partially,
  paragraphProperties,
  plainParagraph,
  plainRun,
  runProperties,
} from './properties.ts';

interface Style {
  readonly basedOn?: string | undefined;
  readonly run: Partially<RunForm>;
  readonly paragraph: Partially<ParagraphForm>;
  readonly borders: Borders;
}

/** The styles of a document: what paragraphs and runs look like where they say nothing themselves. */
export class Styles {
  readonly #styles = new Map<string, Style>();
  readonly #defaults: { paragraph: ParagraphForm; run: RunForm };
  readonly #normal: string | undefined;

  constructor(root: Element | undefined) {
    const defaults = childOf(root, 'w:docDefaults');
    this.#defaults = {
      run: { ...plainRun, ...runProperties(inside(defaults, 'w:rPrDefault', 'w:rPr')) },
      paragraph: {
        ...plainParagraph,
        ...paragraphProperties(inside(defaults, 'w:pPrDefault', 'w:pPr')),
      },
    };
    for (const style of childrenOf(root, 'w:style')) {
      this.#styles.set(attribute(style, 'w:styleId') ?? '', {
        basedOn: attribute(childOf(style, 'w:basedOn')),
        run: runProperties(childOf(style, 'w:rPr')),
        paragraph: paragraphProperties(childOf(style, 'w:pPr')),
        borders: bordersOf(inside(style, 'w:tblPr', 'w:tblBorders')),
      });
    }
    const normal = childrenOf(root, 'w:style').find(
      (style) =>
        attribute(style, 'w:type') === 'paragraph' && attribute(style, 'w:default') === '1',
    );
    this.#normal = attribute(normal, 'w:styleId');
  }

  /** How a paragraph looks, and the text in it. */
  paragraph(properties: Element | undefined): { form: ParagraphForm; run: RunForm } {
    const chain = this.#chain(attribute(childOf(properties, 'w:pStyle')) ?? this.#normal);
    const own = paragraphProperties(properties);
    return {
      form: Object.assign({}, this.#defaults.paragraph, ...chain.map((one) => one.paragraph), own),
      run: Object.assign({}, this.#defaults.run, ...chain.map((one) => one.run)),
    };
  }

  /** How a run looks in a paragraph with text of this form. */
  run(properties: Element | undefined, around: RunForm): RunForm {
    const chain = this.#chain(attribute(childOf(properties, 'w:rStyle')));
    return Object.assign({}, around, ...chain.map((one) => one.run), runProperties(properties));
  }

  /** The borders that a table's style gives it. */
  borders(style: string | undefined): Borders {
    return Object.assign({}, ...this.#chain(style).map((one) => one.borders));
  }

  /** A style and those it is based on, from the lowest; a circle ends. */
  #chain(id: string | undefined): Style[] {
    const chain: Style[] = [];
    for (let next = id; next !== undefined; ) {
      const style = this.#styles.get(next);
      if (!style || chain.includes(style)) break;
      chain.unshift(style);
      next = style.basedOn;
    }
    return chain;
  }
}

const inside = (element: Element | undefined, ...names: string[]): Element | undefined =>
  names.reduce<Element | undefined>((one, name) => childOf(one, name), element);
