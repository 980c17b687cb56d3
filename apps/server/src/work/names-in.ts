import type { Form } from '@bitan/definitions';
import { visibleFields } from '@bitan/forms';
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

/** A form without the fields that these roles may not see. */
export function seen(form: Form, roles: readonly string[]): Form {
  const visible = visibleFields(form, roles);
  const hidden = Object.keys(form.schema.properties).filter((field) => !visible.has(field));
  if (hidden.length === 0) return form;
  const without = <T>(record: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(record).filter(([field]) => visible.has(field)));
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: without(form.schema.properties),
      required: (form.schema.required ?? []).filter((field) => visible.has(field)),
    },
    uiSchema: without(form.uiSchema),
    fields: without(form.fields),
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.filter((field) => visible.has(field)),
    })),
  };
}
