import type { AddedField, FieldSchema, FieldUi, Text } from '@bitan/definitions';

/** What an office can add to a form. */
export const fieldKinds = [
  'text',
  'longText',
  'integer',
  'number',
  'date',
  'yesNo',
  'choice',
  'choices',
  'person',
  'unit',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

const made: Record<FieldKind, { schema: Omit<FieldSchema, 'title'>; ui?: FieldUi }> = {
  text: { schema: { type: 'string', maxLength: 200 } },
  longText: { schema: { type: 'string', maxLength: 4000 }, ui: { 'ui:widget': 'textarea' } },
  integer: { schema: { type: 'integer', minimum: 0 } },
  number: { schema: { type: 'number' } },
  date: { schema: { type: 'string', format: 'date' } },
  yesNo: { schema: { type: 'boolean' } },
  choice: { schema: { type: 'string' } },
  choices: { schema: { type: 'array', uniqueItems: true } },
  person: { schema: { type: 'string', maxLength: 100 }, ui: { 'ui:widget': 'person' } },
  unit: { schema: { type: 'string', maxLength: 100 }, ui: { 'ui:widget': 'unit' } },
};

/**
 * A new field of a kind, under a name that the form does not have; where one chooses, with two
 * choices to begin with.
 */
export function newField(
  kind: FieldKind,
  names: ReadonlySet<string>,
  section: string,
  title: Text,
  choiceNamed: (n: number) => Text,
): AddedField {
  const { schema, ui } = made[kind];
  const field = freeField(names);
  const begun = { field, section, ...(ui && { ui }) };
  const titled = { ...schema, title: title['zh-CN'] };
  if (kind !== 'choice' && kind !== 'choices') {
    return { ...begun, schema: titled, texts: { en: { title: title.en } } };
  }
  const choices = [1, 2].map((n) => ({ const: `o${n}`, title: choiceNamed(n) }));
  const oneOf = choices.map((one) => ({ const: one.const, title: one.title['zh-CN'] }));
  const options = Object.fromEntries(choices.map((one) => [one.const, one.title.en]));
  return {
    ...begun,
    schema:
      kind === 'choice' ? { ...titled, oneOf } : { ...titled, items: { type: 'string', oneOf } },
    texts: { en: { title: title.en, options } },
  };
}

function freeField(names: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) if (!names.has(`own${n}`)) return `own${n}`;
}
