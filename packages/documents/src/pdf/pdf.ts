import { type Box, drawAll, heightOf, paginate } from './box.ts';
import { type About, Canvas, type PageNumbers } from './canvas.ts';
import { type Fonts, fontFiles } from './fonts.ts';
import type { Block, Document, Running, Section } from './model.ts';
import { type Column, setParagraph } from './paragraph.ts';
import { readDocument } from './read.ts';
import { setTable } from './table.ts';

/**
 * A Word document as PDF, with its fonts in it: what templates and office documents are made of is
 * set as Word sets it (paragraphs, tables, headers and footers, pictures); fonts are replaced by
 * free ones of the same kind. The same document always gives the same bytes.
 *
 * @throws TemplateError, ParseError for what is no .docx
 */
export async function toPdf(
  docx: Uint8Array,
  about: About,
  fonts: Fonts = fontFiles(),
): Promise<Uint8Array> {
  const document = readDocument(docx);
  const canvas = new Canvas(fonts, about);
  const pages: Page[] = [];
  for (const section of document.sections) {
    const from = section.firstPage ?? (pages.at(-1)?.number ?? 0) + 1;
    pages.push(...pagesOf(section, document, canvas, from));
  }
  for (const page of pages) draw(page, pages.length, document, canvas);
  return canvas.bytes();
}

interface Page {
  readonly section: Section;
  readonly column: Column;
  readonly top: number;
  readonly boxes: readonly Box[];
  readonly isFirst: boolean;
  readonly number: number;
}

function pagesOf(section: Section, document: Document, canvas: Canvas, from: number): Page[] {
  const { width, height, margins, header, footer, grid } = section;
  const { tabEvery } = document;
  const column = { canvas, width: width - margins.left - margins.right, grid, tabEvery };
  const [above, below] = [section.headers, section.footers].map((running) =>
    heightOf(set(running.default ?? [], column)),
  );
  const top = Math.max(margins.top, above ? header + above : 0);
  const bottom = Math.max(margins.bottom, below ? footer + below : 0);
  const boxes = set(section.blocks, column);
  return paginate(boxes, height - top - bottom).map((page, i) => ({
    section,
    column,
    top,
    boxes: page,
    isFirst: i === 0,
    number: from + i,
  }));
}

const set = (blocks: readonly Block[], column: Column): Box[] =>
  blocks.flatMap((block) =>
    block.kind === 'paragraph' ? setParagraph(block, column) : setTable(block, column, set),
  );

function draw(page: Page, pages: number, document: Document, canvas: Canvas): void {
  const { section, column, top, boxes, number } = page;
  const { left } = section.margins;
  const numbers: PageNumbers = { page: number, pages };
  canvas.page(section.width, section.height);
  const above = set(runningOn(section.headers, page, document), column);
  drawAll(above, canvas, left, section.header, numbers);
  drawAll(boxes, canvas, left, top, numbers);
  const below = set(runningOn(section.footers, page, document), column);
  const footerTop = section.height - section.footer - heightOf(below);
  drawAll(below, canvas, left, footerTop, numbers);
}

/** What stands on a page beside its text. */
function runningOn(running: Running, page: Page, { facing }: Document): readonly Block[] {
  if (page.isFirst && page.section.titled) return running.first ?? [];
  const isEven = facing && page.number % 2 === 0;
  return (isEven ? running.even : running.default) ?? [];
}
