import {
  alike,
  type Document,
  type DocumentChange,
  documentOf,
  type Edition,
  type Layer,
  layeredDocuments,
  sayDocumentChanges,
  type Text,
} from '@bitan/definitions';
import type { Doing } from '../draft-store.ts';
import { put } from '../rule-doings.ts';

/** One document of a draft: as it is above, and as it would be. */
export interface Paper {
  readonly is: Document;
  /** Absent where the office adds it. */
  readonly above?: Document;
  /** What the draft says of it. */
  readonly change?: DocumentChange;
  /** What it has otherwise than above, with what was before. */
  readonly changes: readonly Text[];
}

/** The documents of a draft, in the order of their codes; those that the office adds come last. */
export function papersOf(above: Edition, layer: Layer): Paper[] {
  const said = new Map((layer.documents ?? []).map((one) => [documentOf(one), one]));
  return Object.values(layeredDocuments(above.documents, layer.documents))
    .map((is): Paper => {
      const was = above.documents[is.id];
      const change = said.get(is.id);
      return {
        is,
        ...(was && { above: was }),
        ...(change && 'document' in change && { change }),
        changes: was ? sayDocumentChanges(was, is, above) : [],
      };
    })
    .toSorted((a, b) => Number(!a.above) - Number(!b.above) || byCode(a.is, b.is));
}

const byCode = (a: Document, b: Document) =>
  orderOf(a) - orderOf(b) || a.code.localeCompare(b.code) || a.id.localeCompare(b.id);
const orderOf = ({ code }: Document) => Number(code.replace(/\D/g, ''));

type Part = 'title' | 'number' | 'template' | 'actions' | 'roles' | 'signed' | 'basis';

/**
 * Changes parts of a document. One of the office's own is written anew; of one from above is kept
 * what is otherwise, and nothing where nothing is.
 */
export const changePaper =
  (
    { is: { id }, above }: Pick<Paper, 'is' | 'above'>,
    parts: { readonly [P in Part]?: Document[P] | undefined },
  ): Doing =>
  (drafting) => {
    const said = drafting.layer.documents?.find((one) => documentOf(one) === id);
    const item = without({ ...(above && { document: id }), ...said, ...parts }, above);
    const isNothing = above && Object.keys(item).length === 1;
    return put(`documents/${id}`, isNothing ? undefined : item)(drafting);
  };

/** Leaves out what is not said, and what is said already above. */
function without(item: object, above: Document | undefined): Document | DocumentChange {
  const said = Object.entries(item).filter(
    ([part, value]) =>
      value !== undefined && !(above && alike(value, above[part as keyof Document])),
  );
  return Object.fromEntries(said) as Document | DocumentChange;
}
