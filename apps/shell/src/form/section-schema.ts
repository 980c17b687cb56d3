import type { FieldSchema } from '@bitan/definitions';
import type { CompiledForm, CompiledNotice } from '@bitan/forms';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { choicesOf, type Field } from './fields.ts';

/** What stands in a section: a field, or something that is only said. */
export type SectionPart = Field | { readonly id: string; readonly notice: CompiledNotice };

/** Everything that can stand in the sections of a form, by id; the same as long as the form is. */
export function partsOf(
  fields: ReadonlyMap<string, Field>,
  { notices }: CompiledForm,
): ReadonlyMap<string, SectionPart> {
  const said = Object.entries(notices).map(([id, notice]) => [id, { id, notice }] as const);
  return new Map<string, SectionPart>([...fields, ...said]);
}

/**
 * One section as rjsf takes it: only the fields that are shown now, and nothing conditional. So
 * rjsf has nothing to decide and nothing to validate; `@bitan/forms` does both.
 */
export function sectionSchema(
  parts: readonly SectionPart[],
  required: ReadonlySet<string>,
): RJSFSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      parts.map((part) => [
        part.id,
        'notice' in part ? { type: 'null' } : plain(part.schema, part.row),
      ]),
    ),
    required: parts.map(({ id }) => id).filter((id) => required.has(id)),
  };
}

export function sectionUi(parts: readonly SectionPart[], readonly: readonly string[]): UiSchema {
  return Object.fromEntries(
    parts.map((part) => [
      part.id,
      'notice' in part
        ? {
            'ui:field': 'notice',
            'ui:fieldReplacesAnyOrOneOf': true,
            'ui:options': { id: part.id, notice: part.notice, label: false },
          }
        : fieldUi(part, readonly.includes(part.id)),
    ]),
  );
}

/**
 * Choices become an `enum` beside their names, and defaults and constants go: rjsf would fill them
 * in by itself, and nobody would have answered.
 */
function plain(schema: FieldSchema, row?: readonly Field[]): RJSFSchema {
  const { oneOf, default: _default, const: _const, items, properties, ...rest } = schema;
  const order = row?.map(({ id }) => id);
  return {
    ...rest,
    ...(oneOf && { enum: oneOf.map((choice) => choice.const) }),
    ...(items && {
      items: { ...plain(items), ...(order && { properties: inOrder(items, order) }) },
    }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, one]) => [name, plain(one)]),
      ),
    }),
  } as RJSFSchema;
}

/** The columns of a table as they are to stand. */
const inOrder = ({ properties = {} }: FieldSchema, order: readonly string[]) =>
  Object.fromEntries(
    order.flatMap((name) => (properties[name] ? [[name, plain(properties[name])]] : [])),
  );

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
