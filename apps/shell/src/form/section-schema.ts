import type { FieldSchema } from '@bitan/definitions';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { choicesOf, type Field } from './fields.ts';

/**
 * One section as rjsf takes it: only the fields that are shown now, and nothing conditional. So
 * rjsf has nothing to decide and nothing to validate; `@bitan/forms` does both.
 */
export function sectionSchema(fields: readonly Field[], required: ReadonlySet<string>): RJSFSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.id, plain(field.schema)])),
    required: fields.map(({ id }) => id).filter((id) => required.has(id)),
  };
}

export function sectionUi(fields: readonly Field[], readonly: readonly string[]): UiSchema {
  return Object.fromEntries(
    fields.map((field) => [field.id, fieldUi(field, readonly.includes(field.id))]),
  );
}

/**
 * Choices become an `enum` beside their names, and defaults and constants go: rjsf would fill them
 * in by itself, and nobody would have answered.
 */
function plain(schema: FieldSchema): RJSFSchema {
  const { oneOf, default: _default, const: _const, items, properties, ...rest } = schema;
  return {
    ...rest,
    ...(oneOf && { enum: oneOf.map((choice) => choice.const) }),
    ...(items && { items: plain(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [name, plain(one)]),
      ),
    }),
  } as RJSFSchema;
}

function fieldUi(field: Field, readonly: boolean): UiSchema {
  const { schema, ui, widget, row } = field;
  const choices = choicesOf(schema);
  return {
    ...(ui['ui:placeholder'] && { 'ui:placeholder': ui['ui:placeholder'] }),
    ...(ui['ui:help'] && { 'ui:help': ui['ui:help'] }),
    ...((readonly || ui['ui:readonly']) && { 'ui:readonly': true }),
    ...(widget !== 'rows' && { 'ui:widget': widget }),
    ...(choices.length > 0 && { 'ui:enumNames': choices.map(({ title }) => title) }),
    ...(row && { items: Object.fromEntries(row.map((one) => [one.id, fieldUi(one, false)])) }),
  };
}
