import type {
  Condition,
  FieldRules,
  FieldSchema,
  FieldUi,
  Form,
  Language,
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
    schema: renderSchema(form, fields),
    uiSchema: uiIn(form, language),
    sections: form.sections.map((section) => ({
      id: section.id,
      title: section.title[language],
      ...(section.description && { description: section.description[language] }),
      fields: section.fields,
    })),
    fields,
    rules: form.fields ?? {},
  };
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

/** A field without texts, with its choices as an `enum` and its dates unchecked. */
function bare({
  title,
  description,
  default: _,
  format,
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
  const fields = Object.entries(form.schema.properties);
  if (language === 'zh-CN') return Object.fromEntries(fields);
  return Object.fromEntries(fields.map(([id, field]) => [id, translated(form, id, field)]));
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
      const text = form.texts?.en[id];
      return [
        id,
        {
          ...one,
          ...(one['ui:help'] && text?.help && { 'ui:help': text.help }),
          ...(one['ui:placeholder'] && text?.placeholder && { 'ui:placeholder': text.placeholder }),
        },
      ];
    }),
  );
}
