import Type, { type Static } from 'typebox';
import { Count, Id, list, optional, shape, Uuid } from './shared.ts';

/** A text in pieces; `hit` is what was looked for. */
export const Pieces = list(shape({ text: Type.String(), hit: Type.Boolean() }));
export type Pieces = Static<typeof Pieces>;

/** Something that a search found. */
export const FoundItem = shape({
  kind: Id,
  id: Type.String(),
  /** The case that it is or belongs to. */
  case: optional(Uuid),
  title: Pieces,
  /** What tells it apart: number, names. */
  line: Pieces,
  /** What was found in what people wrote. */
  excerpt: optional(Pieces),
});
export type FoundItem = Static<typeof FoundItem>;

export const FoundKind = shape({ kind: Id, count: Count, items: list(FoundItem) });
export const Found = list(FoundKind);
export type Found = Static<typeof Found>;
