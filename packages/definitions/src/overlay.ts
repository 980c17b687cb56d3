import type { FieldSchema, Form } from './model/form.ts';
import type { Operation, Overlay, Tightening } from './model/overlay.ts';
import { type Place, problem, type Said, unknown, within } from './place.ts';
import type { Problem } from './problem.ts';

/**
 * Applies the changes of the level below to a form, in their order. An operation that would loosen
 * or remove what is above is a problem, and is left out.
 */
export function applyOverlay(
  form: Form,
  overlay: Overlay,
  place: Place,
): { form: Form; problems: Problem[] } {
  const problems: Problem[] = [];
  const added = new Set<string>();
  let current = form;
  for (const [i, operation] of overlay.operations.entries()) {
    const at = within(place, 'operations', i);
    const found = problemsOf(current, operation, at, added);
    problems.push(...found);
    if (found.length > 0) continue;
    current = appliers[operation.op](current, operation as never);
    if (operation.op === 'add') added.add(operation.field);
  }
  return { form: current, problems };
}

type Op<K extends Operation['op']> = Extract<Operation, { op: K }>;

const appliers: { [K in Operation['op']]: (form: Form, operation: Op<K>) => Form } = {
  add(form, { field, section, after, first, required, schema, ui, rules, fact, texts }) {
    return {
      ...form,
      schema: {
        ...form.schema,
        properties: { ...form.schema.properties, [field]: schema },
        ...(required && { required: [...(form.schema.required ?? []), field] }),
      },
      ...(ui && { uiSchema: { ...form.uiSchema, [field]: ui } }),
      ...(rules && { fields: { ...form.fields, [field]: rules } }),
      ...(fact && {
        bindings: [...(form.bindings ?? []), { kind: 'field' as const, fact, field }],
      }),
      texts: { en: { ...form.texts?.en, [field]: texts.en } },
      sections: placed(form.sections, field, { section, after, first }),
    };
  },
  relabel(form, { field, title, description }) {
    const english = {
      ...form.texts?.en[field],
      ...(title && { title: title.en }),
      ...(description && { description: description.en }),
    };
    const chinese = {
      ...(title && { title: title['zh-CN'] }),
      ...(description && { description: description['zh-CN'] }),
    };
    return {
      ...withField(form, field, (schema) => ({ ...schema, ...chinese })),
      texts: { en: { ...form.texts?.en, [field]: english } },
    };
  },
  tighten(form, { field, to }) {
    const { required, options, ...limits } = to;
    const narrowed = withField(form, field, (schema) => ({
      ...schema,
      ...limits,
      ...(options && narrow(schema, options)),
    }));
    if (!required || form.schema.required?.includes(field)) return narrowed;
    const all = [...(form.schema.required ?? []), field];
    return { ...narrowed, schema: { ...narrowed.schema, required: all } };
  },
  hide(form, { field }) {
    const { [field]: _, ...properties } = form.schema.properties;
    // Only one of the office's own can be required and left out.
    const required = form.schema.required?.filter((one) => one !== field);
    return {
      ...form,
      schema: { ...form.schema, properties, ...(required && { required }) },
      uiSchema: without(form.uiSchema, field),
      fields: without(form.fields, field),
      sections: form.sections.map((section) => ({
        ...section,
        fields: section.fields.filter((one) => one !== field),
      })),
    };
  },
  reorder: (form, { field, section, after, first }) => ({
    ...form,
    sections: placed(form.sections, field, { section, after, first }),
  }),
  setDefault: (form, { field, value }) =>
    withField(form, field, (schema) => ({ ...schema, default: value })),
};

function problemsOf(
  form: Form,
  operation: Operation,
  place: Place,
  added: ReadonlySet<string>,
): Problem[] {
  const { field } = operation;
  const schema = form.schema.properties[field];
  const fields = Object.keys(form.schema.properties);
  if (operation.op === 'add') {
    return [
      ...(schema ? [problem('overlay.exists', place, exists(field))] : []),
      ...checkPlace(form, operation, place),
    ];
  }
  if (!schema)
    return [unknown('overlay.anchor', within(place, 'field'), ['字段', 'field'], field, fields)];
  const locked = form.fields?.[field]?.locked === true && operation.op !== 'tighten';
  if (locked) return [problem('overlay.locked', place, lockedField(schema.title ?? field))];
  switch (operation.op) {
    case 'tighten':
      return checkTightening(schema, operation.to, within(place, 'to'));
    case 'hide':
      return added.has(field) || isFree(form, field)
        ? []
        : [problem('overlay.needed', place, needed(schema.title ?? field))];
    case 'reorder':
      return checkPlace(form, operation, place);
    case 'setDefault':
      return checkDefault(schema, operation.value, within(place, 'value'));
    default:
      return [];
  }
}

/** A first value is one that the field can have. */
function checkDefault(schema: FieldSchema, value: unknown, place: Place): Problem[] {
  const { type, oneOf, title = '' } = schema;
  const known = oneOf?.map((choice) => choice.const);
  if (known && !known.includes(String(value)))
    return [unknown('overlay.option', place, ['选项', 'choice'], String(value), known)];
  const isOfType = type === 'integer' ? Number.isInteger(value) : (typeof value as string) === type;
  return isOfType ? [] : [problem('overlay.default', place, otherValue(title))];
}

function checkPlace(
  form: Form,
  { section, after }: Op<'add'> | Op<'reorder'>,
  place: Place,
): Problem[] {
  const ids = form.sections.map(({ id }) => id);
  const fields = form.sections.find(({ id }) => id === section)?.fields;
  if (!fields)
    return [
      unknown('overlay.section', within(place, 'section'), ['分组', 'section'], section, ids),
    ];
  if (after === undefined || fields.includes(after)) return [];
  return [unknown('overlay.anchor', within(place, 'after'), ['字段', 'field'], after, fields)];
}

/** Whether nothing needs a field: it is optional, unbound, and no condition reads it. */
function isFree(form: Form, field: string): boolean {
  const read = JSON.stringify([form.bindings, form.fields]);
  return (
    !form.schema.required?.includes(field) &&
    !form.fields?.[field]?.requireWhen &&
    !form.fields?.[field]?.seal &&
    !read.includes(`"answer:${field}"`) &&
    !(form.bindings ?? []).some((binding) => JSON.stringify(binding).includes(`"${field}"`))
  );
}

/** Limits that may only grow, and those that may only shrink. */
const grows = ['minLength', 'minimum', 'minItems'] as const;
const shrinks = ['maxLength', 'maximum', 'maxItems'] as const;

function checkTightening(schema: FieldSchema, to: Tightening, place: Place): Problem[] {
  const looser = [
    ...grows.filter(
      (key) =>
        to[key] !== undefined && schema[key] !== undefined && Number(to[key]) < Number(schema[key]),
    ),
    ...shrinks.filter(
      (key) =>
        to[key] !== undefined && schema[key] !== undefined && Number(to[key]) > Number(schema[key]),
    ),
  ];
  const choices = (schema.oneOf ?? schema.items?.oneOf)?.map((choice) => choice.const) ?? [];
  const strange = (to.options ?? []).filter((option) => !choices.includes(option));
  return [
    ...looser.map((key) =>
      problem('overlay.loosened', within(place, key), loosened(key, schema[key])),
    ),
    ...strange.map((option) =>
      unknown('overlay.option', within(place, 'options'), ['选项', 'choice'], option, choices),
    ),
  ];
}

function narrow(schema: FieldSchema, options: readonly string[]): Partial<FieldSchema> {
  const keep = (choices: NonNullable<FieldSchema['oneOf']>) =>
    choices.filter((choice) => options.includes(choice.const));
  if (schema.oneOf) return { oneOf: keep(schema.oneOf) };
  if (schema.items?.oneOf) return { items: { ...schema.items, oneOf: keep(schema.items.oneOf) } };
  return {};
}

interface Spot {
  readonly section: string;
  readonly after: string | undefined;
  readonly first: true | undefined;
}

function placed(
  sections: Form['sections'],
  field: string,
  { section, after, first }: Spot,
): Form['sections'] {
  return sections.map((one) => {
    const fields = one.fields.filter((other) => other !== field);
    if (one.id !== section) return { ...one, fields };
    const behind = after === undefined ? fields.length : fields.indexOf(after) + 1;
    return { ...one, fields: fields.toSpliced(first ? 0 : behind, 0, field) };
  });
}

function withField(form: Form, field: string, change: (schema: FieldSchema) => FieldSchema): Form {
  const schema = form.schema.properties[field];
  if (!schema) return form;
  const properties = { ...form.schema.properties, [field]: change(schema) };
  return { ...form, schema: { ...form.schema, properties } };
}

function without<T>(record: Record<string, T> | undefined, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record ?? {};
  return rest;
}

const exists = (field: string): Said => [
  `字段「${field}」已经存在。`,
  `The field “${field}” exists already.`,
  '请换一个字段名，或改用 relabel、tighten。',
  'Choose another name, or use relabel or tighten.',
];
const lockedField = (title: string): Said => [
  `字段「${title}」由上级锁定。`,
  `The field “${title}” is locked by the level above.`,
  '只能用 tighten 从严。',
  'It can only be tightened.',
];
const needed = (title: string): Said => [
  `字段「${title}」是必填的，或被规则和其他字段使用。`,
  `The field “${title}” is required, or rules and other fields need it.`,
  '不能隐藏。',
  'It cannot be hidden.',
];
const otherValue = (title: string): Said => [
  `该默认值不是字段「${title}」可以有的值。`,
  `The field “${title}” cannot have that first value.`,
  '请改为该字段类型的值。',
  'Give a value of the type of the field.',
];
const loosened = (key: string, value: unknown): Said => [
  `${key} 比上级（${value}）宽松。`,
  `${key} is looser than above (${value}).`,
  '只能从严。',
  'It can only be made stricter.',
];
