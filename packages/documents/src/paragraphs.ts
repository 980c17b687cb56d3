import type { Element } from '@xmldom/xmldom';
import { allIn, childOf, childrenOf } from './xml.ts';

/**
 * Makes of every paragraph with a mark in its text several paragraphs of the same form.
 * @returns whether there was one
 */
export function splitParagraphs(root: Element, mark: string): boolean {
  const marked = allIn(root, 'w:p').filter((one) => one.textContent?.includes(mark));
  for (const paragraph of marked) split(paragraph, mark);
  return marked.length > 0;
}

function split(paragraph: Element, mark: string): void {
  const properties = childOf(paragraph, 'w:pPr');
  let current = paragraph.cloneNode(false) as Element;
  const begin = () => {
    current = paragraph.cloneNode(false) as Element;
    if (properties) current.appendChild(properties.cloneNode(true));
    paragraph.parentNode?.insertBefore(current, paragraph);
  };
  begin();
  for (const child of childrenOf(paragraph)) {
    if (child === properties) continue;
    for (const [i, part] of piecesOf(child, mark).entries()) {
      if (i > 0) begin();
      current.appendChild(part);
    }
  }
  paragraph.parentNode?.removeChild(paragraph);
}

/** A run cut at its marks; everything else stays whole. */
function piecesOf(child: Element, mark: string): Element[] {
  if (child.nodeName !== 'w:r' || !child.textContent?.includes(mark)) return [child];
  const form = childOf(child, 'w:rPr');
  const pieces: Element[] = [];
  const begin = () => {
    const piece = child.cloneNode(false) as Element;
    if (form) piece.appendChild(form.cloneNode(true));
    pieces.push(piece);
    return piece;
  };
  let current = begin();
  for (const part of childrenOf(child)) {
    if (part === form) continue;
    const texts = part.nodeName === 'w:t' ? (part.textContent ?? '').split(mark) : [undefined];
    for (const [i, text] of texts.entries()) {
      if (i > 0) current = begin();
      const copy = part.cloneNode(true) as Element;
      if (text !== undefined) copy.textContent = text;
      current.appendChild(copy);
    }
  }
  return pieces;
}
