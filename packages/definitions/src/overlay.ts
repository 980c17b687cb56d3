import type { Binding, FieldSchema, Form } from './model/form.ts';
import { readBy } from './model/form.ts';
import type { AddedBinding, Operation, Overlay } from './model/overlay.ts';
import { checkSection, isOfSection, withSections } from './overlay-sections.ts';
import { checkTightening, tightened } from './overlay-tighten.ts';
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
  add(form, operation) {
    const { field, section, after, first, required, schema, ui, rules, texts } = operation;
    const bindings = bindingsOf(operation);
    const columns = Object.entries(operation.columns ?? {}).map(
      ([column, said]) => [`${field}.${column}`, said] as const,
    );
    return {
      ...form,
      schema: {
        ...form.schema,
        properties: { ...form.schema.properties, [field]: schema },
        ...(required && { required: [...(form.schema.required ?? []), field] }),
      },
      ...(ui && { uiSchema: { ...form.uiSchema, [field]: ui } }),
      ...(rules && { fields: { ...form.fields, [field]: rules } }),
      ...(bindings.length > 0 && { bindings: [...(form.bindings ?? []), ...bindings] }),
      texts: { en: { ...form.texts?.en, [field]: texts.en, ...Object.fromEntries(columns) } },
      sections: placed(form.sections, field, { section, after, first }),
    };
  },
  notice: (form, { op: _op, field, section, after, first, ...notice }) => ({
    ...form,
    notices: { ...form.notices, [field]: notice },
    sections: placed(form.sections, field, { section, after, first }),
  }),
  relabel(form, { field, title, description, placeholder }) {
    const english = {
      ...form.texts?.en[field],
      ...(title && { title: title.en }),
      ...(description && { description: description.en }),
      ...(placeholder && { placeholder: placeholder.en }),
    };
    const ui = placeholder && {
      [field]: { ...form.uiSchema?.[field], 'ui:placeholder': placeholder['zh-CN'] },
    };
    const chinese = {
      ...(title && { title: title['zh-CN'] }),
      ...(description && { description: description['zh-CN'] }),
    };
    return {
      ...withField(form, field, (schema) => ({ ...schema, ...chinese })),
      ...(ui && { uiSchema: { ...form.uiSchema, ...ui } }),
      texts: { en: { ...form.texts?.en, [field]: english } },
    };
  },
  tighten: (form, { field, to }) => tightened(form, field, to),
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
  section: withSections,
  retitle: withSections,
  arrange: withSections,
};

/** What the answers to an added field say to facts. */
function bindingsOf({ field, fact, binds = [] }: Op<'add'>): Binding[] {
  const of = ({ kind, fact, value }: AddedBinding): Binding[] => {
    if (kind === 'field' || kind === 'countOf') return [{ kind, fact, field }];
    return value === undefined ? [] : [{ kind, fact, field, value }];
  };
  return [...(fact ? [{ kind: 'field' as const, fact, field }] : []), ...binds.flatMap(of)];
}

function problemsOf(
  form: Form,
  operation: Operation,
  place: Place,
  added: ReadonlySet<string>,
): Problem[] {
  if (isOfSection(operation)) return checkSection(form, operation, place);
  const { field } = operation;
  const { properties } = form.schema;
  const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
  const isNotice = Object.hasOwn(form.notices ?? {}, field);
  const fields = Object.keys(properties);
  if (operation.op === 'add' || operation.op === 'notice') {
    return [
      ...(schema || isNotice ? [problem('overlay.exists', place, exists(field))] : []),
      ...checkPlace(form, operation, place),
      ...(operation.op === 'add' ? checkFacts(form, operation, place) : []),
    ];
  }
  if (isNotice && operation.op === 'reorder') return checkPlace(form, operation, place);
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
      return form.fields?.[field]?.computed
        ? [problem('overlay.computed', place, isComputed(schema.title ?? field))]
        : checkDefault(schema, operation.value, within(place, 'value'));
    default:
      return [];
  }
}

/** What the level above asks for itself says no field of the office's own. */
function checkFacts(form: Form, operation: Op<'add'>, place: Place): Problem[] {
  const above = new Set((form.bindings ?? []).map(({ fact }) => fact));
  const [taken] = bindingsOf(operation).filter(({ fact }) => above.has(fact));
  return taken ? [problem('overlay.bound', place, bound(taken.fact))] : [];
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
  { section, after }: Op<'add'> | Op<'notice'> | Op<'reorder'>,
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
  const read = JSON.stringify([form.bindings, form.fields, form.notices]);
  const isUsed = Object.values(form.fields ?? {}).some(
    ({ computed, earliest = [], latest = [] }) =>
      (computed && readBy(computed).includes(field)) ||
      [...earliest, ...latest].some((limit) => limit.kind === 'field' && limit.field === field),
  );
  return (
    !isUsed &&
    !form.schema.required?.includes(field) &&
    !form.fields?.[field]?.requireWhen &&
    !form.fields?.[field]?.seal &&
    !read.includes(`"answer:${field}"`) &&
    !(form.bindings ?? []).some((binding) => JSON.stringify(binding).includes(`"${field}"`))
  );
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
const bound = (fact: string): Said => [
  `事实「${fact}」已由本表单的另一字段得出。`,
  `The fact “${fact}” comes from another field of the form already.`,
  '请改用本级自己的事实。',
  'Use a fact of the office’s own.',
];
const isComputed = (title: string): Said => [
  `字段「${title}」的值由系统算出。`,
  `The value of “${title}” is computed.`,
  '不能设默认值；请去掉。',
  'It cannot have a first value; leave that out.',
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
