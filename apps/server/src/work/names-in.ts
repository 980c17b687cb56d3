import type { Form } from '@bitan/definitions';
import { isAskedIn, visibleFields, type Whose } from '@bitan/forms';
import type { Reading } from '@bitan/store';

/** The names of the people, units and colleagues that answers refer to by id. */
export async function namesIn(
  reading: Reading,
  form: Form | undefined,
  answers: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> {
  const ids = (widget: string) =>
    Object.entries(form?.uiSchema ?? {})
      .filter(([, ui]) => ui['ui:widget'] === widget)
      .flatMap(([field]) => answers[field] ?? [])
      .filter((id): id is string => typeof id === 'string');
  const [people, units, users] = await Promise.all([
    some(reading.people, ids('person')),
    some(reading.units, ids('unit')),
    ids('user').length > 0 ? reading.users.list() : [],
  ]);
  return Object.fromEntries([...people, ...units, ...users].map(({ id, name }) => [id, name]));
}

const some = (from: Reading['people'], ids: string[]) => (ids.length > 0 ? from.some(ids) : []);

/**
 * A form without the fields that these roles may not see in this stage, and in which nothing is
 * asked for that can only be filled in in another stage.
 */
export function seen(form: Form, whose: Whose): Form {
  const visible = visibleFields(form, whose);
  const all = Object.keys(form.schema.properties);
  const isAsked = (field: string) => isAskedIn(form, field, whose.stage);
  if (all.every((field) => visible.has(field) && isAsked(field))) return form;
  const isThere = (id: string) => visible.has(id) || form.notices?.[id] !== undefined;
  const without = <T>(record: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(record).filter(([field]) => visible.has(field)));
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: without(form.schema.properties),
      required: (form.schema.required ?? []).filter((one) => visible.has(one) && isAsked(one)),
    },
    uiSchema: without(form.uiSchema),
    fields: Object.fromEntries(
      Object.entries(without(form.fields)).map(([field, { requireWhen, ...rules }]) => [
        field,
        requireWhen && isAsked(field) ? { ...rules, requireWhen } : rules,
      ]),
    ),
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.filter(isThere),
    })),
  };
}
