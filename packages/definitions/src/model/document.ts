import Type, { type Static } from 'typebox';
import { closed } from './schema.ts';
import { Basis, Id, Text } from './text.ts';

/** The file of a template as it is written in a folder: beside the definition. */
export const TemplateName = Type.String({ pattern: '^[^/\\\\:*?"<>|\\x00-\\x1f]{1,100}\\.docx$' });

/** A template as an edition holds it: its name and the content that is meant, never the bytes. */
export const Template = closed({
  name: TemplateName,
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  size: Type.Integer({ minimum: 1 }),
});
export type Template = Static<typeof Template>;

/** The number of a produced document, counted per office, year and document. */
const NumberPattern = Type.String({ pattern: '\\{n\\}', maxLength: 80 });

/** What a document is made of: one case, one person, one unit, or the report over a period. */
export const About = Type.Enum(['case', 'person', 'unit', 'report']);
export type About = Static<typeof About>;

const documentParts = {
  $schema: Type.Optional(Type.String()),
  id: Id,
  code: Type.String({ pattern: '^[A-Z]{1,4}\\d{1,3}$' }),
  title: Text,
  description: Type.Optional(Text),
  about: Type.Optional(About),
  workflow: Type.Optional(Id),
  actions: Type.Array(Id),
  number: Type.Optional(NumberPattern),
  basis: Type.Array(Basis),
  signed: Type.Optional(Type.Array(Text)),
  roles: Type.Array(Id, { minItems: 1 }),
  locked: Type.Optional(Type.Boolean()),
};

/**
 * A document that is made from a Word template and what is known of its subject.
 * - `about`: what it is made of, and so where it is offered: a `case`, a `person` or `unit` with what
 *   the registers hold of it, or the `report` of a work flow over a period. Where it is not said: a
 *   case, and without a work flow a person.
 * - `workflow`: whose cases, or whose report. `actions`: those of a case at which it is made: while
 *   one of them is open, and once one is done.
 * - `number`: the pattern of its number with `{year}` and `{n}`; without one it has none.
 * - `signed`: who signs it, in words. `roles`: who may make it.
 * - `locked`: the levels below may change nothing of it.
 */
export const Document = closed({ ...documentParts, template: Template });
export type Document = Static<typeof Document>;

/** What a document is made of. */
export const aboutOf = ({ about, workflow }: Pick<Document, 'about' | 'workflow'>): About =>
  about ?? (workflow === undefined ? 'person' : 'case');

const changeParts = {
  $schema: Type.Optional(Type.String()),
  document: Id,
  title: Type.Optional(Text),
  number: Type.Optional(NumberPattern),
  basis: Type.Optional(Type.Array(Basis)),
  actions: Type.Optional(Type.Array(Id, { minItems: 1 })),
  roles: Type.Optional(Type.Array(Id, { minItems: 1 })),
  locked: Type.Optional(Type.Literal(true)),
};

/**
 * What a level below changes of a document that is not locked: mostly its template and number.
 * - `actions`: those of the level above, and further ones at which it is made here.
 * - `roles`: those of the level above that may make it here; fewer, never others.
 */
export const DocumentChange = closed({ ...changeParts, template: Type.Optional(Template) });
export type DocumentChange = Static<typeof DocumentChange>;

/** The two as files: `forms/<pack>/documents/*.json`, the template by the name of a file beside. */
export const DocumentFile = Type.Union([
  closed({ ...documentParts, template: TemplateName }),
  closed({ ...changeParts, template: Type.Optional(TemplateName) }),
]);
