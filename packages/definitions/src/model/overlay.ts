import Type, { type Static } from 'typebox';
import { Condition } from './condition.ts';
import {
  DateLimit,
  FieldId,
  FieldRules,
  FieldSchema,
  FieldTexts,
  FieldUi,
  FormNotice,
} from './form.ts';
import { closed, tagged } from './schema.ts';
import { Id, Scalar, Text } from './text.ts';

/**
 * What a field demands beyond what the level above does. `requireWhen` and the days are in addition
 * to those above; a pattern only where there is none above; `multipleOf` a multiple of that above.
 */
const Tightening = closed({
  required: Type.Optional(Type.Literal(true)),
  minLength: Type.Optional(Type.Integer({ minimum: 0 })),
  maxLength: Type.Optional(Type.Integer({ minimum: 0 })),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  minItems: Type.Optional(Type.Integer({ minimum: 0 })),
  maxItems: Type.Optional(Type.Integer({ minimum: 0 })),
  multipleOf: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  pattern: Type.Optional(Type.String({ maxLength: 300 })),
  patternMessage: Type.Optional(Text),
  format: Type.Optional(Type.Literal('resident-id')),
  earliest: Type.Optional(Type.Array(DateLimit)),
  latest: Type.Optional(Type.Array(DateLimit)),
  requireWhen: Type.Optional(Condition),
  options: Type.Optional(
    Type.Array(Type.String(), { minItems: 1, description: 'The choices that remain' }),
  ),
});
export type Tightening = Static<typeof Tightening>;

/** How the answer to an added field becomes a fact; without a kind, as it is. */
export const AddedBinding = closed({
  fact: Id,
  kind: Type.Enum(['field', 'countOf', 'has', 'equals']),
  value: Type.Optional(Scalar),
});
export type AddedBinding = Static<typeof AddedBinding>;

const Spot = {
  section: Id,
  after: Type.Optional(FieldId),
  first: Type.Optional(Type.Literal(true)),
};
const SectionSpot = { after: Type.Optional(Id), first: Type.Optional(Type.Literal(true)) };

/**
 * One named change of a form by the level below, addressed by field id and never by path.
 * Whatever the changed form accepts, the form below it accepts once the added fields are left out.
 * The answer to an added field can be a `fact` that the office defines, or more (`binds`); `columns`
 * has the English texts of a table's columns. A field or `notice` stands behind another one (`after`),
 * at the beginning of its section (`first`), or else at its end; so does a `section` among sections.
 */
export const Operation = tagged('op', [
  closed({
    op: Type.Literal('add'),
    field: FieldId,
    ...Spot,
    required: Type.Optional(Type.Boolean()),
    schema: FieldSchema,
    ui: Type.Optional(FieldUi),
    rules: Type.Optional(FieldRules),
    fact: Type.Optional(Id),
    binds: Type.Optional(Type.Array(AddedBinding, { maxItems: 20 })),
    texts: closed({ en: FieldTexts }),
    columns: Type.Optional(Type.Record(FieldId, FieldTexts)),
  }),
  closed({ op: Type.Literal('notice'), field: FieldId, ...Spot, ...FormNotice.properties }),
  closed({
    op: Type.Literal('relabel'),
    field: FieldId,
    title: Type.Optional(Text),
    description: Type.Optional(Text),
    placeholder: Type.Optional(Text),
  }),
  closed({ op: Type.Literal('tighten'), field: FieldId, to: Tightening }),
  closed({ op: Type.Literal('hide'), field: FieldId }),
  closed({ op: Type.Literal('reorder'), field: FieldId, ...Spot }),
  closed({ op: Type.Literal('setDefault'), field: FieldId, value: Scalar }),
  closed({
    op: Type.Literal('section'),
    section: Id,
    title: Text,
    description: Type.Optional(Text),
    ...SectionSpot,
  }),
  closed({
    op: Type.Literal('retitle'),
    section: Id,
    title: Type.Optional(Text),
    description: Type.Optional(Text),
  }),
  closed({ op: Type.Literal('arrange'), section: Id, ...SectionSpot }),
]);
export type Operation = Static<typeof Operation>;

/**
 * What a local pack changes in a form of the level above: `forms/<pack>/overlays/*.json`. `base` is the
 * SHA-256 of the form on which somebody last saw that it means what is meant.
 */
export const Overlay = closed({
  $schema: Type.Optional(Type.String()),
  form: Id,
  base: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  title: Type.Optional(Text),
  operations: Type.Array(Operation, { minItems: 1 }),
});
export type Overlay = Static<typeof Overlay>;
