import { DOMParser, type Element, type Node, ParseError } from '@xmldom/xmldom';

/**
 * The root of a piece of XML. A document type is refused: entities could make it as large as one likes.
 * @throws ParseError
 */
export function parseXml(bytes: Uint8Array): Element {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new ParseError('a document type');
  const parser = new DOMParser({
    onError: (_level, message) => {
      throw new ParseError(String(message));
    },
  });
  const root = parser.parseFromString(text, 'text/xml').documentElement;
  if (!root) throw new ParseError('no element');
  return root;
}

const isElement = (node: Node): node is Element => node.nodeType === 1;

/** The elements in an element, those of one name (`w:p`), or all. */
export function childrenOf(parent: Node | undefined, name?: string): Element[] {
  const found: Element[] = [];
  for (let child = parent?.firstChild ?? null; child; child = child.nextSibling) {
    if (isElement(child) && (name === undefined || child.nodeName === name)) found.push(child);
  }
  return found;
}

export const childOf = (parent: Node | undefined, name: string): Element | undefined =>
  childrenOf(parent, name)[0];

/** Every element of a name anywhere below, in the order of the text. */
export const allIn = (root: Element, name: string): Element[] => [
  ...root.getElementsByTagName(name),
];

/** An attribute, `w:val` unless another is named; undefined when it is not there. */
export const attribute = (element: Element | undefined, name = 'w:val'): string | undefined =>
  element?.getAttribute(name) ?? undefined;

/** The whole number in an attribute. */
export function integer(element: Element | undefined, name = 'w:val'): number | undefined {
  const value = Number.parseFloat(attribute(element, name) ?? '');
  return Number.isFinite(value) ? value : undefined;
}
