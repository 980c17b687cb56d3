import { About, type Template } from '@bitan/definitions';
import Type, { type Static } from 'typebox';
import { Day, EditionId, Id, Instant, list, optional, shape, Text, text, Uuid } from './shared.ts';

/** A document that was produced. */
export const MadeDocument = shape({
  id: Uuid,
  document: Id,
  code: Type.String(),
  title: Text,
  number: optional(Type.String()),
  version: Type.Integer(),
  /** Of a report: its first and last day. */
  period: optional(shape({ from: Day, until: Day })),
  by: Type.String(),
  at: Instant,
});
export type MadeDocument = Static<typeof MadeDocument>;

/** A document that can be produced. */
export const OfferedDocument = shape({
  id: Id,
  code: Type.String(),
  title: Text,
  /** Who signs it. */
  signed: list(Text),
  /** Whether it gets a number. */
  numbered: Type.Boolean(),
  /** Whether it belongs to what can be done now. */
  now: Type.Boolean(),
  /** Whether this user may make it. */
  mine: Type.Boolean(),
});
export type OfferedDocument = Static<typeof OfferedDocument>;

/** What can be produced, by code, and what was, latest first. */
export const DocumentsView = shape({
  offered: list(OfferedDocument),
  made: list(MadeDocument),
});
export type DocumentsView = Static<typeof DocumentsView>;

/** `anew`: with a number of its own, where the document was made before. */
export const MakeDocument = shape({ document: Id, anew: optional(Type.Boolean()) });

/** The same of the report of a work flow from a day until another. */
export const MakeReportDocument = shape({
  ...MakeDocument.properties,
  workflow: Id,
  from: Day,
  until: Day,
});

export const ContentQuery = shape({
  as: Type.Enum(['docx', 'pdf']),
  /** To be looked at rather than saved; only a PDF can be. */
  show: optional(Type.Enum(['true'])),
});

/** What a template can say: the list that one chooses from. */
export const PlaceholderView = shape({
  tag: Type.String(),
  title: Text,
  group: Text,
  kind: Type.Enum(['value', 'rows']),
  example: Type.String(),
  columns: list(shape({ tag: Type.String(), title: Text, example: Type.String() })),
});
export type PlaceholderView = Static<typeof PlaceholderView>;

/** A template that is sent: for a document of the draft, or for one that is about to be added. */
export const TemplateBody = shape({
  document: optional(Id),
  about: optional(About),
  workflow: optional(Id),
  roles: optional(Type.Array(Id, { maxItems: 20 })),
  name: text(120),
  base64: Type.String({ maxLength: 960_000 }),
});

/** What was found in it. Without problems it is kept, and an edit of the draft can name it. */
export const TemplateRead = shape({
  template: optional(Type.Unsafe<Template>({ type: 'object' })),
  problems: list(
    shape({ code: Type.String(), near: optional(Type.String()), message: Text, cure: Text }),
  ),
});
export type TemplateRead = Static<typeof TemplateRead>;

/** A case with which a document can be looked at: nothing that tells whose it is. */
export const PreviewCase = shape({
  id: Uuid,
  number: Type.String(),
  stage: Text,
  edition: EditionId,
});
export type PreviewCase = Static<typeof PreviewCase>;

/** A document as it was published: version 1, 2, 3… change only when its content does. */
export const DocumentVersion = shape({
  version: Type.Integer(),
  /** The SHA-256 of its content. */
  hash: EditionId,
  /** The edition with which it came, and from when. */
  edition: shape({ id: EditionId, number: Type.Integer() }),
  effectiveFrom: Instant,
  /** The name of its template. */
  template: Type.String(),
  /** What changed, one sentence each. */
  changes: list(Text),
});
export type DocumentVersion = Static<typeof DocumentVersion>;
