import { derived, type FieldSchema, type Form } from '@bitan/definitions';
import { visibleFields } from '@bitan/forms';
import type { Accepted } from './answers.ts';

/**
 * The texts of an answered form by which its case can be found: what people wrote in fields that
 * everybody may see. What is sealed, chosen from a list or names somebody by an id is not among them.
 */
export function findable({ form, open }: Pick<Accepted, 'form' | 'open'>): readonly string[] {
  return form ? textsIn(form)(open) : [];
}

/** A step asks for them more than once, and for those of cases that it is compared with. */
const textsIn = derived((form: Form) =>
  derived((open: Accepted['open']) =>
    writtenIn(form).flatMap(([field, schema]) => textsOf(schema, open[field])),
  ),
);

/** Where people write in a form what everybody may see. */
const writtenIn = derived((form: Form) =>
  [...visibleFields(form, nobody)].flatMap((field) => {
    const schema = form.schema.properties[field];
    const widget = form.uiSchema?.[field]?.['ui:widget'];
    const isWritten =
      schema && canSay(schema) && !form.fields?.[field]?.seal && !isReference(widget);
    return isWritten ? [[field, schema] as const] : [];
  }),
);

/** In no role and at no stage: what they see, everybody sees. */
const nobody = { roles: [] };

const isReference = (widget: string | undefined) =>
  widget === 'person' || widget === 'unit' || widget === 'user';

/** Whether an answer can hold what somebody wrote: no choice, no day, no number. */
function canSay({ type, oneOf, format, items, properties = {} }: FieldSchema): boolean {
  if (type === 'string') return !oneOf && !format;
  if (type === 'array') return items !== undefined && canSay(items);
  return Object.values(properties).some(canSay);
}

function textsOf(schema: FieldSchema, value: unknown): string[] {
  if (typeof value === 'string') return schema.oneOf || schema.format ? [] : [value];
  if (Array.isArray(value))
    return value.flatMap((one) => (schema.items ? textsOf(schema.items, one) : []));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([field, of]) =>
    textsOf(of, (value as Record<string, unknown>)[field]),
  );
}
