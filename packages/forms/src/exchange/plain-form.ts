import {
  columnUi,
  type FieldSchema,
  type FieldUi,
  type Form,
  type Language,
  type RowUi,
} from '@bitan/definitions';
import { compileForm } from '../compile.ts';
import type { JsonSchema } from '../json-schema.ts';

/** A form as any rjsf takes it: nothing in it that only our own renderer knows. */
export interface PlainForm {
  readonly schema: JsonSchema;
  readonly uiSchema: Record<string, unknown>;
}

/**
 * A form in one language for any rjsf: its fields in the order of their sections, and only widgets that
 * rjsf has by itself. Ours stand beside under `x-widget`, which others pass over. What rjsf as it is
 * shipped would fill in by itself is said so that it does not: choices and what has one value only are
 * an `enum`, and a list that is required has something in it.
 */
export function plainForm(form: Form, language: Language): PlainForm {
  const { title, description, schema, uiSchema, sections, fields } = compileForm(form, language);
  const order = sections.flatMap((section) => section.fields).filter((field) => fields[field]);
  const ui = order.map((field) => [field, plainUi(fields[field] as FieldSchema, uiSchema[field])]);
  const titled = { title, ...(description && { description }), ...schema };
  return {
    schema: asking(plain(titled), fields),
    uiSchema: { 'ui:order': [...order, '*'], ...Object.fromEntries(ui.filter(isSaid)) },
  };
}

const isSaid = (entry: unknown[]) => Object.keys(entry[1] as object).length > 0;

const known: readonly string[] = ['text', 'textarea', 'select', 'radio', 'checkboxes', 'updown'];

function plainUi(schema: FieldSchema, ui: FieldUi = {}): Record<string, unknown> {
  const { 'ui:widget': widget, items, ...rest } = ui;
  const inItems = schema.items && plainItems(schema.items, items);
  return {
    ...rest,
    ...(widget !== undefined && { [known.includes(widget) ? 'ui:widget' : 'x-widget']: widget }),
    ...(schema.oneOf && { 'ui:enumNames': schema.oneOf.map((choice) => choice.title) }),
    ...(inItems && Object.keys(inItems).length > 0 && { items: inItems }),
  };
}

function plainItems(schema: FieldSchema, row: RowUi = {}): Record<string, unknown> {
  if (!schema.properties) return plainUi(schema);
  const columns = Object.entries(schema.properties).map(([column, one]) => [
    column,
    plainUi(one, columnUi({ items: row }, column)),
  ]);
  const order = row['ui:order'];
  return {
    ...(order && { 'ui:order': [...order, '*'] }),
    ...Object.fromEntries(columns.filter(isSaid)),
  };
}

/** Without a format of our own, and without what rjsf takes for a first value. */
function plain(value: unknown): JsonSchema {
  if (Array.isArray(value)) return value.map(plain) as never;
  if (typeof value !== 'object' || value === null) return value as never;
  const { oneOf, format, ...rest } = value as FieldSchema;
  const only = rest.type === 'boolean' && rest.const !== undefined ? rest.const : undefined;
  if (only !== undefined) delete rest.const;
  const isOwn = format === 'resident-id';
  return {
    ...Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, plain(one)])),
    ...(oneOf && {
      enum: oneOf.map((choice) => choice.const),
      enumNames: oneOf.map((choice) => choice.title),
    }),
    ...(only !== undefined && { enum: [only] }),
    ...(format !== undefined && (isOwn ? { pattern: residentId } : { format })),
  };
}

const residentId = '^[0-9]{17}[0-9X]$';

/** Lists that are required, always or on a condition, have something in them. */
function asking(schema: JsonSchema, fields: Readonly<Record<string, FieldSchema>>): JsonSchema {
  const {
    properties = {},
    required = [],
    allOf,
  } = schema as {
    properties?: Record<string, FieldSchema>;
    required?: string[];
    allOf?: { then: JsonSchema }[];
  };
  const lists = required.filter((id) => fields[id]?.type === 'array');
  const filled = lists.map((id) => {
    const own = properties[id];
    return [id, { ...own, minItems: Math.max(1, own?.minItems ?? 0) }];
  });
  return {
    ...schema,
    ...(filled.length > 0 && { properties: { ...properties, ...Object.fromEntries(filled) } }),
    ...(allOf && { allOf: allOf.map((one) => ({ ...one, then: asking(one.then, fields) })) }),
  };
}
