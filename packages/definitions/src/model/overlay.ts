import Type, { type Static } from 'typebox';
import { FieldId, FieldRules, type FieldSchema, FieldTexts, type FieldUi } from './form.ts';
import { closed, tagged } from './schema.ts';
import { Id, Scalar, Text } from './text.ts';

const Tightening = closed({
  required: Type.Optional(Type.Literal(true)),
  minLength: Type.Optional(Type.Integer({ minimum: 0 })),
  maxLength: Type.Optional(Type.Integer({ minimum: 0 })),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  minItems: Type.Optional(Type.Integer({ minimum: 0 })),
  maxItems: Type.Optional(Type.Integer({ minimum: 0 })),
  options: Type.Optional(
    Type.Array(Type.String(), { minItems: 1, description: 'The choices that remain' }),
  ),
});
export type Tightening = Static<typeof Tightening>;

/**
 * One named change of a form by the level below, addressed by field id and never by path.
 * Whatever the changed form accepts, the form below it accepts once the added fields are left out.
 * The answer to an added field can be a `fact` that the office defines. A field stands behind another
 * one (`after`), at the beginning of its section (`first`), or else at its end.
 */
export const Operation = tagged('op', [
  closed({
    op: Type.Literal('add'),
    field: FieldId,
    section: Id,
    after: Type.Optional(FieldId),
    first: Type.Optional(Type.Literal(true)),
    required: Type.Optional(Type.Boolean()),
    schema: Type.Unsafe<FieldSchema>({ type: 'object' }),
    ui: Type.Optional(Type.Unsafe<FieldUi>({ type: 'object' })),
    rules: Type.Optional(FieldRules),
    fact: Type.Optional(Id),
    texts: closed({ en: FieldTexts }),
  }),
  closed({
    op: Type.Literal('relabel'),
    field: FieldId,
    title: Type.Optional(Text),
    description: Type.Optional(Text),
  }),
  closed({ op: Type.Literal('tighten'), field: FieldId, to: Tightening }),
  closed({ op: Type.Literal('hide'), field: FieldId }),
  closed({
    op: Type.Literal('reorder'),
    field: FieldId,
    section: Id,
    after: Type.Optional(FieldId),
    first: Type.Optional(Type.Literal(true)),
  }),
  closed({ op: Type.Literal('setDefault'), field: FieldId, value: Scalar }),
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
