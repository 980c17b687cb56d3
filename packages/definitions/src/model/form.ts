import Type, { type Static } from 'typebox';
import { Condition } from './condition.ts';
import { fileTypeNames } from './file-type.ts';
import { closed, tagged } from './schema.ts';
import { Basis, Id, Scalar, Text } from './text.ts';

/** The stable id of a form field: a property name of the form's schema. */
export const FieldId = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,63}$' });

/**
 * The JSON Schema of one field, in the closed subset that the designer, overlays and both
 * validators know. Titles and descriptions are in zh-CN; a choice is `oneOf` of
 * `{ const, title }`; a table of rows is an `array` of closed `object`s.
 */
export interface FieldSchema {
  type: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';
  title?: string;
  description?: string;
  default?: Scalar;
  const?: Scalar;
  oneOf?: { const: string; title: string }[];
  /** `resident-id`: the number of an identity card with a check digit that is right. */
  format?: 'date' | 'date-time' | 'resident-id';
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  items?: FieldSchema;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  properties?: Record<string, FieldSchema>;
  required?: string[];
  additionalProperties?: false;
  /** Only in compiled forms, of what is computed. */
  readOnly?: boolean;
}

const count = { type: 'integer', minimum: 0 };
const scalar = { type: ['string', 'number', 'boolean'] };
const text = { type: 'string' };

/**
 * What the keywords of a field may have for values: whoever works with a form may take a limit for a
 * number and choices for a list. Which keywords a field of a type may have says `checkForms`.
 */
export const fieldShapes = {
  field: {
    type: 'object',
    properties: {
      type: text,
      title: text,
      description: text,
      default: scalar,
      const: scalar,
      oneOf: {
        type: 'array',
        items: {
          type: 'object',
          properties: { const: text, title: text },
          required: ['const', 'title'],
          additionalProperties: false,
        },
      },
      format: text,
      pattern: { type: 'string', maxLength: 300 },
      minLength: count,
      maxLength: count,
      minimum: { type: 'number' },
      maximum: { type: 'number' },
      multipleOf: { type: 'number', exclusiveMinimum: 0 },
      items: { $ref: '#/$defs/field' },
      minItems: count,
      maxItems: count,
      uniqueItems: { type: 'boolean' },
      properties: { type: 'object', additionalProperties: { $ref: '#/$defs/field' } },
      required: { type: 'array', items: text },
    },
    required: ['type'],
  },
  ui: {
    type: 'object',
    properties: {
      items: {
        type: 'object',
        properties: { 'ui:order': { type: 'array', items: text } },
        additionalProperties: { $ref: '#/$defs/ui' },
      },
    },
  },
} as const;

/** Stand for a field and its settings in the schemas. */
export const FieldSchema = Type.Unsafe<FieldSchema>({ $ref: '#/$defs/field' });
export const FieldUi = Type.Unsafe<FieldUi>({ $ref: '#/$defs/ui' });

/** The schema of a whole form: a closed object of fields. */
export interface FormSchema extends FieldSchema {
  $schema?: string;
  type: 'object';
  properties: Record<string, FieldSchema>;
  required?: string[];
  additionalProperties: false;
}

/** Widgets of the shell, by name; a uiSchema can choose among these and nothing else. */
export const widgets = [
  'text',
  'textarea',
  'select',
  'radio',
  'checkboxes',
  'date',
  'updown',
  'dateTime',
  'person',
  'unit',
  'user',
  'rating',
  'file',
  'signature',
] as const;
export type Widget = (typeof widgets)[number];

/** The uiSchema of one field, a closed list of keys. */
export interface FieldUi {
  'ui:widget'?: Widget;
  'ui:placeholder'?: string;
  'ui:help'?: string;
  'ui:readonly'?: boolean;
  items?: RowUi;
}

/** The uiSchema of a table's columns, by name, and the order in which they stand. */
export interface RowUi {
  'ui:order'?: string[];
  [column: string]: FieldUi | string[] | undefined;
}

export type UiSchema = Record<string, FieldUi>;

/** The texts of one field in another language than zh-CN. */
export const FieldTexts = closed({
  title: Type.Optional(Type.String()),
  description: Type.Optional(Type.String()),
  help: Type.Optional(Type.String()),
  placeholder: Type.Optional(Type.String()),
  options: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type FieldTexts = Static<typeof FieldTexts>;

/**
 * The first or last day that a date may be: a fixed one, today with so many days more or less, or
 * that of another date field, where it is answered.
 */
export const DateLimit = tagged('kind', [
  closed({
    kind: Type.Literal('on'),
    date: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  }),
  closed({
    kind: Type.Literal('today'),
    days: Type.Optional(Type.Integer({ minimum: -36_500, maximum: 36_500 })),
  }),
  closed({ kind: Type.Literal('field'), field: FieldId }),
]);
export type DateLimit = Static<typeof DateLimit>;

/** A number that is added: of a field, or of all rows of a table in that column. */
export const Summand = closed({ field: FieldId, column: Type.Optional(FieldId) });
export type Summand = Static<typeof Summand>;

/**
 * How the value of a field is found that nobody fills in.
 * - `sum`: of numbers; as soon as one of them is answered.
 * - `rows`: how many rows or choices a field has.
 * - `share`: in how many of a hundred rows of a table that column is answered, rounded down; none of
 *   no rows.
 * - `days`: the days from one date to another, 0 for the same day; once both are answered.
 * - `points`: a weight for each yes or answer, and for a number as often as it says.
 */
export const Computed = tagged('kind', [
  closed({ kind: Type.Literal('sum'), of: Type.Array(Summand, { minItems: 1, maxItems: 50 }) }),
  closed({ kind: Type.Literal('rows'), field: FieldId }),
  closed({ kind: Type.Literal('share'), field: FieldId, column: FieldId }),
  closed({ kind: Type.Literal('days'), from: FieldId, to: FieldId }),
  closed({ kind: Type.Literal('points'), weights: Type.Record(FieldId, Type.Number()) }),
]);
export type Computed = Static<typeof Computed>;

/** The fields that a computed value is made from. */
export function readBy(computed: Computed): string[] {
  switch (computed.kind) {
    case 'sum':
      return computed.of.map(({ field }) => field);
    case 'rows':
    case 'share':
      return [computed.field];
    case 'days':
      return [computed.from, computed.to];
    case 'points':
      return Object.keys(computed.weights);
  }
}

/**
 * What a field is beyond its schema.
 * - `seal`: stored in the vault under the key of that seal, never in the case.
 * - `show`: shown only while the condition over `answer:<field>` holds; a hidden field is cleared
 *   unless `onHide` is `keep`. `requireWhen`: required while that condition holds.
 * - `see`, `write`: roles that may read or fill it, where not everyone with the form may; `seeIn`,
 *   `writeIn`: only while the case is in one of these stages.
 * - `computed`: nobody fills it in; it is found from other answers.
 * - `earliest`, `latest`: days that a date may not be before or after; all of them count.
 * - `patternMessage`: what is said of an answer that does not fit the pattern.
 * - `prefill`: a fact or an earlier action's answer that is offered as its first value.
 * - `locked`: an overlay may not hide or replace it.
 * - `file`: of a field with the widget `file`, which types it takes and how many bytes one may have;
 *   how many it takes says `maxItems` of its schema.
 */
export const FieldRules = closed({
  seal: Type.Optional(Id),
  show: Type.Optional(Condition),
  onHide: Type.Optional(Type.Enum(['clear', 'keep'])),
  requireWhen: Type.Optional(Condition),
  see: Type.Optional(Type.Array(Id)),
  write: Type.Optional(Type.Array(Id)),
  seeIn: Type.Optional(Type.Array(Id)),
  writeIn: Type.Optional(Type.Array(Id)),
  computed: Type.Optional(Computed),
  earliest: Type.Optional(Type.Array(DateLimit)),
  latest: Type.Optional(Type.Array(DateLimit)),
  patternMessage: Type.Optional(Text),
  prefill: Type.Optional(
    Type.Union([closed({ fact: Id }), closed({ action: Id, field: FieldId })]),
  ),
  locked: Type.Optional(Type.Boolean()),
  file: Type.Optional(
    closed({
      accept: Type.Optional(Type.Array(Type.Enum(fileTypeNames), { minItems: 1 })),
      maxBytes: Type.Optional(Type.Integer({ minimum: 1 })),
    }),
  ),
  basis: Type.Optional(Type.Array(Basis)),
});
export type FieldRules = Static<typeof FieldRules>;

/**
 * How answers become facts.
 * - `field`: the answer itself. `countOf`: how many choices or rows it has. `has`: whether a
 *   choice of several contains that value.
 * - `allOf`: whether all these fields are answered (a yes/no field: with yes).
 * - `score`: the sum of the weights of the fields that are answered so, divided by all weights.
 * - `equals`: whether the field has that value.
 */
export const Binding = tagged('kind', [
  closed({ kind: Type.Literal('field'), fact: Id, field: FieldId }),
  closed({ kind: Type.Literal('countOf'), fact: Id, field: FieldId }),
  closed({ kind: Type.Literal('has'), fact: Id, field: FieldId, value: Scalar }),
  closed({ kind: Type.Literal('equals'), fact: Id, field: FieldId, value: Scalar }),
  closed({ kind: Type.Literal('allOf'), fact: Id, fields: Type.Array(FieldId, { minItems: 1 }) }),
  closed({
    kind: Type.Literal('score'),
    fact: Id,
    weights: Type.Record(FieldId, Type.Number({ minimum: 0 })),
  }),
]);
export type Binding = Static<typeof Binding>;

/** Something that is said between the fields and asks for no answer. */
export const FormNotice = closed({
  text: Text,
  tone: Type.Optional(Type.Enum(['info', 'warning'])),
  show: Type.Optional(Condition),
});
export type FormNotice = Static<typeof FormNotice>;

/** A part of a form: its fields and notices, in order. */
export const Section = closed({
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  fields: Type.Array(FieldId),
});
export type Section = Static<typeof Section>;

/**
 * A form document: a JSON Schema and a uiSchema that any rjsf renders, and beside them what we
 * add. Every property and every notice is in exactly one section.
 */
export const Form = closed({
  $schema: Type.Optional(Type.String()),
  id: Id,
  title: Text,
  description: Type.Optional(Text),
  schema: Type.Unsafe<FormSchema>({ $ref: '#/$defs/field', required: ['properties'] }),
  uiSchema: Type.Optional(
    Type.Unsafe<UiSchema>({ type: 'object', additionalProperties: { $ref: '#/$defs/ui' } }),
  ),
  sections: Type.Array(Section, { minItems: 1 }),
  fields: Type.Optional(Type.Record(FieldId, FieldRules)),
  notices: Type.Optional(Type.Record(FieldId, FormNotice)),
  bindings: Type.Optional(Type.Array(Binding)),
  texts: Type.Optional(
    closed({
      en: Type.Record(
        Type.String({ pattern: '^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*$' }),
        FieldTexts,
      ),
    }),
  ),
});
export type Form = Static<typeof Form>;
