import type {
  Condition,
  FieldRules,
  FieldSchema,
  FieldUi,
  Form,
  Language,
  RowUi,
} from '@bitan/definitions';
import { schemaOf } from './condition-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** A form in one language: plain JSON Schema and uiSchema, and what our own renderer knows more. */
export interface CompiledForm {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  /** Renders in any rjsf: conditional fields come through `if` and `then`. */
  readonly schema: JsonSchema;
  readonly uiSchema: Record<string, FieldUi>;
  readonly sections: readonly CompiledSection[];
  /** Every field, whether it is shown or not, with its texts in the language. */
  readonly fields: Readonly<Record<string, FieldSchema>>;
  readonly rules: Readonly<Record<string, FieldRules>>;
  readonly notices: Readonly<Record<string, CompiledNotice>>;
}

export interface CompiledNotice {
  readonly text: string;
  readonly tone: 'info' | 'warning';
}

export interface CompiledSection {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly fields: readonly string[];
}

/** Compiles a form for rendering. The same form gives the same result, always. */
export function compileForm(form: Form, language: Language): CompiledForm {
  const fields = fieldsIn(form, language);
  const { title, description } = form;
  return {
    id: form.id,
    title: title[language],
    ...(description && { description: description[language] }),
    schema: renderSchema(form, withNotices(form, fields, language)),
    uiSchema: uiIn(form, language),
    sections: form.sections.map((section) => ({
      id: section.id,
      title: section.title[language],
      ...(section.description && { description: section.description[language] }),
      fields: section.fields,
    })),
    fields,
    rules: form.fields ?? {},
    notices: Object.fromEntries(
      Object.entries(form.notices ?? {}).map(([id, { text, tone = 'info' }]) => [
        id,
        { text: text[language], tone },
      ]),
    ),
  };
}

/**
 * A notice has no place in a plain schema: there it is said with the field that it stands before, or
 * behind where none follows in its section.
 */
function withNotices(
  { sections, notices = {} }: Form,
  fields: Readonly<Record<string, FieldSchema>>,
  language: Language,
): Record<string, FieldSchema> {
  const said = { ...fields };
  for (const { fields: parts } of sections) {
    for (const [i, id] of parts.entries()) {
      const text = notices[id]?.text[language];
      const isField = (one: string) => said[one] !== undefined;
      const at = parts.slice(i).find(isField) ?? parts.slice(0, i).findLast(isField);
      const field = at === undefined ? undefined : said[at];
      if (text === undefined || at === undefined || !field) continue;
      const description = [field.description, text].filter((one) => one).join('\n');
      said[at] = { ...field, description };
    }
  }
  return said;
}

/**
 * The schema by which answers are validated, on the server and in the browser: choices as `enum`,
 * no texts, hidden fields forbidden unless they are kept. Dates are checked beside it.
 */
export function validationSchema(form: Form): JsonSchema {
  const fields = Object.entries(form.schema.properties).map(
    ([id, field]) => [id, bare(field)] as const,
  );
  const conditional = fields.filter(([id]) => form.fields?.[id]?.show);
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([id, field]) => [id, form.fields?.[id]?.show ? true : field]),
    ),
    required: requiredOf(form).filter((id) => !form.fields?.[id]?.show),
    additionalProperties: false,
    allOf: [
      ...conditional.map(([id, field]) => whenShown(form, id, field)),
      ...requirements(form),
      {},
    ],
  };
}

function renderSchema(form: Form, fields: Readonly<Record<string, FieldSchema>>): JsonSchema {
  const always = Object.entries(fields).filter(([id]) => !form.fields?.[id]?.show);
  const conditional = Object.entries(fields).filter(([id]) => form.fields?.[id]?.show);
  const allOf = [
    ...conditional.map(([id, field]) => ({
      if: schemaOf(form.fields?.[id]?.show as Condition),
      then: { properties: { [id]: field }, ...requires(form, id) },
    })),
    ...requirements(form),
  ];
  return {
    type: 'object',
    properties: Object.fromEntries(always),
    required: requiredOf(form).filter((id) => !form.fields?.[id]?.show),
    ...(allOf.length > 0
      ? { allOf, unevaluatedProperties: false }
      : { additionalProperties: false }),
  };
}

function whenShown(form: Form, id: string, field: JsonSchema): JsonSchema {
  const { show, onHide } = form.fields?.[id] ?? {};
  return {
    if: schemaOf(show as Condition),
    then: { properties: { [id]: field }, ...requires(form, id) },
    else: { properties: { [id]: onHide === 'keep' ? field : false } },
  };
}

const requires = (form: Form, id: string) =>
  requiredOf(form).includes(id) ? { required: [id] } : {};

/** `requireWhen`, for fields that are shown. */
function requirements(form: Form): JsonSchema[] {
  return Object.entries(form.fields ?? {}).flatMap(([id, { requireWhen, show }]) => {
    if (!requireWhen) return [];
    const both = show ? { all: [show, requireWhen] } : requireWhen;
    return [{ if: schemaOf(both), then: { required: [id] } }];
  });
}

const requiredOf = ({ schema }: Form): readonly string[] => schema.required ?? [];

/** A field without texts, with its choices as an `enum`, and without what is checked beside it. */
function bare({
  title,
  description,
  default: _,
  format,
  multipleOf,
  readOnly,
  oneOf,
  items,
  properties,
  ...field
}: FieldSchema): JsonSchema {
  return {
    ...field,
    ...(oneOf && { enum: oneOf.map((choice) => choice.const) }),
    ...(items && { items: bare(items) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([id, one]) => [id, bare(one)]),
      ),
    }),
  };
}

function fieldsIn(form: Form, language: Language): Record<string, FieldSchema> {
  return Object.fromEntries(
    Object.entries(form.schema.properties).map(([id, field]) => {
      const said = language === 'zh-CN' ? field : translated(form, id, field);
      return [id, form.fields?.[id]?.computed ? { ...said, readOnly: true } : said];
    }),
  );
}

function translated(form: Form, path: string, field: FieldSchema): FieldSchema {
  const text = form.texts?.en[path];
  const choices = (all: NonNullable<FieldSchema['oneOf']>) =>
    all.map((choice) => ({ ...choice, title: text?.options?.[choice.const] ?? choice.title }));
  const { items } = field;
  const rows = items?.properties && {
    ...items,
    properties: Object.fromEntries(
      Object.entries(items.properties).map(([id, one]) => [
        id,
        translated(form, `${path}.${id}`, one),
      ]),
    ),
  };
  return {
    ...field,
    ...(text?.title && { title: text.title }),
    ...(field.description && text?.description && { description: text.description }),
    ...(field.oneOf && { oneOf: choices(field.oneOf) }),
    ...(items && {
      items: rows ?? { ...items, ...(items.oneOf && { oneOf: choices(items.oneOf) }) },
    }),
  };
}

function uiIn(form: Form, language: Language): Record<string, FieldUi> {
  const ui = form.uiSchema ?? {};
  if (language === 'zh-CN') return ui;
  return Object.fromEntries(
    Object.entries(ui).map(([id, one]) => {
      return [id, translatedUi(form, id, one)];
    }),
  );
}

function translatedUi(form: Form, path: string, ui: FieldUi): FieldUi {
  const text = form.texts?.en[path];
  return {
    ...ui,
    ...(ui['ui:help'] && text?.help && { 'ui:help': text.help }),
    ...(ui['ui:placeholder'] && text?.placeholder && { 'ui:placeholder': text.placeholder }),
    ...(ui.items && { items: translatedRow(form, path, ui.items) }),
  };
}

const translatedRow = (form: Form, path: string, row: RowUi): RowUi =>
  Object.fromEntries(
    Object.entries(row).map(([column, ui]) => [
      column,
      !ui || Array.isArray(ui) ? ui : translatedUi(form, `${path}.${column}`, ui),
    ]),
  );
