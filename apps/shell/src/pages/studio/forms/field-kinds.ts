import type { AddedField, FieldSchema, FieldUi, Text } from '@bitan/definitions';

/** What an office can add to a form that is answered or computed. */
export const fieldKinds = [
  'text',
  'longText',
  'integer',
  'number',
  'date',
  'dateTime',
  'yesNo',
  'choice',
  'choices',
  'person',
  'unit',
  'table',
  'computed',
  'file',
  'signature',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Those of which a table of rows can have columns. */
export const columnKinds = [
  'text',
  'longText',
  'integer',
  'number',
  'date',
  'dateTime',
  'yesNo',
  'choice',
] as const satisfies readonly FieldKind[];
export type ColumnKind = (typeof columnKinds)[number];

const made: Record<FieldKind, { schema: Omit<FieldSchema, 'title'>; ui?: FieldUi }> = {
  text: { schema: { type: 'string', maxLength: 200 } },
  longText: { schema: { type: 'string', maxLength: 4000 }, ui: { 'ui:widget': 'textarea' } },
  integer: { schema: { type: 'integer', minimum: 0 } },
  number: { schema: { type: 'number', multipleOf: 0.01 } },
  date: { schema: { type: 'string', format: 'date' } },
  dateTime: { schema: { type: 'string', format: 'date-time' } },
  yesNo: { schema: { type: 'boolean' } },
  choice: { schema: { type: 'string' } },
  choices: { schema: { type: 'array', uniqueItems: true } },
  person: { schema: { type: 'string', maxLength: 100 }, ui: { 'ui:widget': 'person' } },
  unit: { schema: { type: 'string', maxLength: 100 }, ui: { 'ui:widget': 'unit' } },
  table: { schema: { type: 'array', maxItems: 50 } },
  computed: { schema: { type: 'number' } },
  file: {
    schema: { type: 'array', uniqueItems: true, maxItems: 10, items: { type: 'string' } },
    ui: { 'ui:widget': 'file' },
  },
  signature: { schema: { type: 'string' }, ui: { 'ui:widget': 'signature' } },
};

/** The words of what is new, until somebody writes others. */
export interface NewWords {
  readonly title: Text;
  readonly choice: (n: number) => Text;
  readonly column: (n: number) => Text;
}

/**
 * A new field of a kind, under a name that the form does not have; where one chooses, with two
 * choices to begin with, and a table with one column.
 */
export function newField(
  kind: FieldKind,
  names: ReadonlySet<string>,
  section: string,
  words: NewWords,
): AddedField {
  const { ui } = made[kind];
  const { schema, texts } = plainField(kind, words);
  const begun = { field: freeName(names, 'own'), section, schema, texts: { en: texts } };
  if (kind === 'computed')
    return { ...begun, rules: { computed: { kind: 'points', weights: {} } } };
  if (kind !== 'table') return { ...begun, ...(ui && { ui }) };
  const column = plainField('text', { ...words, title: words.column(1) });
  const items: FieldSchema = {
    type: 'object',
    properties: { c1: column.schema },
    additionalProperties: false,
  };
  return {
    ...begun,
    schema: { ...schema, items },
    ui: { items: { 'ui:order': ['c1'] } },
    columns: { c1: column.texts },
  };
}

/** The schema of a new field, the widget that it needs, and its texts in English. */
export function plainField(kind: FieldKind, words: Pick<NewWords, 'title' | 'choice'>) {
  const { schema, ui } = made[kind];
  const { title } = words;
  const titled: FieldSchema = { ...schema, title: title['zh-CN'] };
  if (kind !== 'choice' && kind !== 'choices')
    return { schema: titled, ui, texts: { title: title.en } };
  const choices = [1, 2].map((n) => ({ const: `o${n}`, title: words.choice(n) }));
  const oneOf = choices.map((one) => ({ const: one.const, title: one.title['zh-CN'] }));
  const options = Object.fromEntries(choices.map((one) => [one.const, one.title.en]));
  const chosen: FieldSchema =
    kind === 'choice' ? { ...titled, oneOf } : { ...titled, items: { type: 'string', oneOf } };
  return { schema: chosen, ui, texts: { title: title.en, options } };
}

/** A name that is not taken: `own1`, `own2`, … */
export function freeName(names: ReadonlySet<string>, begin: string): string {
  for (let n = 1; ; n += 1) if (!names.has(`${begin}${n}`)) return `${begin}${n}`;
}
