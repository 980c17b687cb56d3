import type { Element } from '@xmldom/xmldom';
import { allIn, attribute, childOf, childrenOf, integer } from '../xml.ts';
import type {
  Block,
  Borders,
  Cell,
  Inline,
  Line,
  Margins,
  Paragraph,
  Row,
  RunForm,
  Side,
  Table,
} from './model.ts';
import type { Numbering } from './numbering.ts';
import { bordersOf, colorOf, flag, twips } from './properties.ts';
import type { Styles } from './styles.ts';

/** What reading blocks needs to know of the rest of the file. */
interface Around {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** A picture of the part by the id of its relation. */
  readonly image: (id: string) => Uint8Array | undefined;
}

/** Elements that stand around blocks or runs and say nothing of their own. */
const wrappers = ['w:sdt', 'w:sdtContent', 'w:smartTag', 'w:hyperlink', 'w:ins', 'w:customXml'];

/** Reads paragraphs and tables, one after the other. */
export class Blocks {
  readonly #around: Around;
  constructor(around: Around) {
    this.#around = around;
  }

  read(parent: Element): Block[] {
    return childrenOf(parent).flatMap((child): Block[] => {
      if (child.nodeName === 'w:p') return [this.#paragraph(child)];
      if (child.nodeName === 'w:tbl') return [this.#table(child)];
      return wrappers.includes(child.nodeName) ? this.read(child) : [];
    });
  }

  #paragraph(element: Element): Paragraph {
    const { styles, numbering } = this.#around;
    const properties = childOf(element, 'w:pPr');
    const { form, run } = styles.paragraph(properties);
    const mark = styles.run(childOf(properties, 'w:rPr'), run);
    const inlines = new Runs(this.#around, run).read(element);
    const number = form.numbering && numbering.next(form.numbering);
    if (!number) return { kind: 'paragraph', form, mark, inlines };
    const said: Inline = {
      kind: 'text',
      text: `${number.text}${number.text ? ' ' : ''}`,
      form: { ...mark, ...number.run },
    };
    // What the paragraph itself says of indents counts more than what the level says.
    const own = styles.paragraph(properties).form;
    const level = { ...form, ...number.paragraph };
    const indents = own.left.points || own.left.hundredths ? own : level;
    const { left, first } = indents;
    return { kind: 'paragraph', form: { ...form, left, first }, mark, inlines: [said, ...inlines] };
  }

  #table(element: Element): Table {
    const properties = childOf(element, 'w:tblPr');
    const borders: Borders = {
      ...this.#around.styles.borders(attribute(childOf(properties, 'w:tblStyle'))),
      ...bordersOf(childOf(properties, 'w:tblBorders')),
    };
    const margins = marginsOf(childOf(properties, 'w:tblCellMar'), plainMargins);
    const grid = childrenOf(childOf(element, 'w:tblGrid'), 'w:gridCol').map(
      (column) => twips(integer(column, 'w:w')) ?? 0,
    );
    const rows = childrenOf(element, 'w:tr');
    const align = attribute(childOf(properties, 'w:jc'));
    return {
      kind: 'table',
      grid,
      rows: rows.map((row, i) =>
        this.#row(row, { borders, margins, first: i === 0, last: i === rows.length - 1 }),
      ),
      align: align === 'center' || align === 'right' ? align : 'left',
      indent: twips(integer(childOf(properties, 'w:tblInd'), 'w:w')) ?? 0,
    };
  }

  #row(element: Element, of: OfTable): Row {
    const properties = childOf(element, 'w:trPr');
    const height = childOf(properties, 'w:trHeight');
    const cells = childrenOf(element, 'w:tc');
    return {
      cells: cells.map((cell, i) =>
        this.#cell(cell, of, { left: i === 0, right: i === cells.length - 1 }),
      ),
      skipped: integer(childOf(properties, 'w:gridBefore')) ?? 0,
      height: twips(integer(height)) ?? 0,
      exact: attribute(height, 'w:hRule') === 'exact',
      header: flag(properties, 'w:tblHeader') ?? false,
      whole: flag(properties, 'w:cantSplit') ?? false,
    };
  }

  #cell(element: Element, of: OfTable, at: { left: boolean; right: boolean }): Cell {
    const properties = childOf(element, 'w:tcPr');
    const merge = childOf(properties, 'w:vMerge');
    const align = attribute(childOf(properties, 'w:vAlign'));
    const { top, bottom, left, right, insideH, insideV } = of.borders;
    const around = {
      top: of.first ? top : insideH,
      bottom: of.last ? bottom : insideH,
      left: at.left ? left : insideV,
      right: at.right ? right : insideV,
    };
    return {
      blocks: this.read(element),
      span: integer(childOf(properties, 'w:gridSpan')) ?? 1,
      merged: merge !== undefined && attribute(merge) !== 'restart',
      borders: { ...shown(around), ...bordersOf(childOf(properties, 'w:tcBorders')) },
      margins: marginsOf(childOf(properties, 'w:tcMar'), of.margins),
      align: align === 'center' || align === 'bottom' ? align : 'top',
      fill: colorOf(attribute(childOf(properties, 'w:shd'), 'w:fill')),
    };
  }
}

interface OfTable {
  readonly borders: Borders;
  readonly margins: Margins;
  readonly first: boolean;
  readonly last: boolean;
}

const shown = (borders: Partial<Record<Side, Line | 'none' | undefined>>): Borders =>
  Object.fromEntries(Object.entries(borders).filter(([, line]) => line !== undefined));

const plainMargins: Margins = { top: 0, left: 5.4, bottom: 0, right: 5.4 };

function marginsOf(element: Element | undefined, otherwise: Margins): Margins {
  const of = (...names: string[]) =>
    names
      .map((name) => twips(integer(childOf(element, name), 'w:w')))
      .find((value) => value !== undefined);
  return {
    top: of('w:top') ?? otherwise.top,
    left: of('w:left', 'w:start') ?? otherwise.left,
    bottom: of('w:bottom') ?? otherwise.bottom,
    right: of('w:right', 'w:end') ?? otherwise.right,
  };
}

/** Reads the runs of one paragraph; a field stands for its instruction, not for its last result. */
class Runs {
  readonly #around: Around;
  readonly #base: RunForm;
  #field: { instruction: string; told: boolean } | undefined;

  constructor(around: Around, base: RunForm) {
    this.#around = around;
    this.#base = base;
  }

  read(parent: Element): Inline[] {
    return childrenOf(parent).flatMap((child): Inline[] => {
      if (child.nodeName === 'w:r') return this.#run(child);
      if (child.nodeName === 'w:fldSimple') {
        const form = this.#around.styles.run(childOf(childOf(child, 'w:r'), 'w:rPr'), this.#base);
        return fieldOf(attribute(child, 'w:instr') ?? '', form);
      }
      return wrappers.includes(child.nodeName) ? this.read(child) : [];
    });
  }

  #run(element: Element): Inline[] {
    const form = this.#around.styles.run(childOf(element, 'w:rPr'), this.#base);
    if (form.hidden) return [];
    return childrenOf(element).flatMap((child) => this.#piece(child, form));
  }

  #piece(child: Element, form: RunForm): Inline[] {
    switch (child.nodeName) {
      case 'w:fldChar':
        return this.#fieldMark(attribute(child, 'w:fldCharType') ?? '', form);
      case 'w:instrText':
        if (this.#field) this.#field.instruction += child.textContent ?? '';
        return [];
      case 'w:t':
        return this.#field ? [] : [{ kind: 'text', text: child.textContent ?? '', form }];
      case 'w:tab':
      case 'w:ptab':
        return [{ kind: 'tab', form }];
      case 'w:noBreakHyphen':
        return [{ kind: 'text', text: '-', form }];
      case 'w:br':
        return [{ kind: 'break', page: attribute(child, 'w:type') === 'page' }];
      case 'w:cr':
        return [{ kind: 'break', page: false }];
      case 'w:drawing':
        return this.#image(child);
      default:
        return [];
    }
  }

  #fieldMark(kind: string, form: RunForm): Inline[] {
    if (kind === 'begin') this.#field = { instruction: '', told: false };
    if (!this.#field) return [];
    const { instruction, told } = this.#field;
    if (kind === 'end') this.#field = undefined;
    if (kind === 'begin' || told) return [];
    if (this.#field) this.#field.told = true;
    return fieldOf(instruction, form);
  }

  #image(drawing: Element): Inline[] {
    const [extent] = allIn(drawing, 'wp:extent');
    const id = attribute(allIn(drawing, 'a:blip')[0], 'r:embed');
    const bytes = id === undefined ? undefined : this.#around.image(id);
    const [width, height] = ['cx', 'cy'].map((name) => (integer(extent, name) ?? 0) / 12_700);
    if (!bytes || !width || !height || !isDrawable(bytes)) return [];
    return [{ kind: 'image', bytes, width, height }];
  }
}

function fieldOf(instruction: string, form: RunForm): Inline[] {
  const [name = ''] = instruction.trim().split(/\s+/);
  if (name.toUpperCase() === 'PAGE') return [{ kind: 'field', what: 'page', form }];
  return /PAGES$/i.test(name) ? [{ kind: 'field', what: 'pages', form }] : [];
}

/** PNG and JPEG can be drawn. */
const isDrawable = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x89 && bytes[1] === 0x50) || (bytes[0] === 0xff && bytes[1] === 0xd8);
