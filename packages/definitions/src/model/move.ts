import Type, { type Static } from 'typebox';
import { FieldId } from './form.ts';
import { closed, tagged } from './schema.ts';
import { Id, Scalar } from './text.ts';

const Goal = closed({ field: FieldId, value: Scalar });

/**
 * What becomes of an answer when its record goes on under another version of the form. A field that
 * both versions have keeps its answer by itself, also in another section.
 * - `rename`: it is the answer of another field now; `choices` says what each choice is called there.
 * - `split`: a text goes into several fields, part by part; the last takes what is left.
 * - `divide`: each choice goes to a field and a value of its own.
 * - `default`: what a field says where nothing else does.
 * - `aside`: it has no place any more, and is kept beside the record.
 */
export const MoveStep = tagged('op', [
  closed({
    op: Type.Literal('rename'),
    from: FieldId,
    to: FieldId,
    choices: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Scalar)),
  }),
  closed({
    op: Type.Literal('split'),
    from: FieldId,
    separator: Type.String({ minLength: 1, maxLength: 10 }),
    to: Type.Array(FieldId, { minItems: 2, maxItems: 10 }),
  }),
  closed({
    op: Type.Literal('divide'),
    from: FieldId,
    choices: Type.Record(Type.String({ maxLength: 200 }), Goal),
  }),
  closed({ op: Type.Literal('default'), field: FieldId, value: Scalar }),
  closed({ op: Type.Literal('aside'), from: FieldId }),
]);
export type MoveStep = Static<typeof MoveStep>;

/** What is declared for the answers of one form. */
export const FormMove = closed({ form: Id, steps: Type.Array(MoveStep, { maxItems: 300 }) });
export type FormMove = Static<typeof FormMove>;
