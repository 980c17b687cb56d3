import type { Document, DocumentChange } from './model/document.ts';

/** A document with what a level below says of it. */
export function changedDocument(above: Document, change: DocumentChange): Document {
  const { $schema: _, document: __, basis = [], ...rest } = change;
  return { ...above, ...rest, basis: [...basis, ...above.basis] };
}

/** Whose document it is, for both ways to speak of one. */
export const documentOf = (one: Document | DocumentChange): string =>
  'document' in one ? one.document : one.id;

/** The documents of the level above together with what a layer says of them; nothing is checked. */
export function layeredDocuments(
  above: Readonly<Record<string, Document>>,
  layer: readonly (Document | DocumentChange)[] = [],
): Record<string, Document> {
  const documents = { ...above };
  for (const one of layer) {
    const was = documents[documentOf(one)];
    if (!('document' in one)) documents[one.id] = one;
    else if (was) documents[was.id] = changedDocument(was, one);
  }
  return documents;
}
