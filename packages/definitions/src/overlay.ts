import type { Binding, FieldSchema, FieldTexts, FieldUi, Form } from './model/form.ts';
import { readBy } from './model/form.ts';
import type { AddedBinding, Operation, Overlay } from './model/overlay.ts';
import { arrangeSections, checkSection, isOfSection } from './overlay-sections.ts';
import { checkTightening, tighten } from './overlay-tighten.ts';
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
  const copy = copyOf(form);
  for (const [i, operation] of overlay.operations.entries()) {
    const at = within(place, 'operations', i);
    const found = problemsOf(copy, operation, at, added);
    problems.push(...found);
    if (found.length > 0) continue;
    appliers[operation.op](copy, operation as never);
    if (operation.op === 'add') added.add(operation.field);
  }
  return { form: copy, problems };
}

/**
 * A form whose lists and records are nobody else's, so that what is added to it is put there: a
 * form with hundreds of added fields would be copied hundreds of times.
 */
function copyOf({ schema, ...form }: Form): Form {
  const { properties, required } = schema;
  return {
    ...form,
    schema: {
      ...schema,
      properties: { ...properties },
      ...(required && { required: [...required] }),
    },
    sections: form.sections.map((one) => ({ ...one, fields: [...one.fields] })),
    ...(form.uiSchema && { uiSchema: { ...form.uiSchema } }),
    ...(form.fields && { fields: { ...form.fields } }),
    ...(form.notices && { notices: { ...form.notices } }),
    ...(form.bindings && { bindings: [...form.bindings] }),
    ...(form.texts && { texts: { en: { ...form.texts.en } } }),
  };
}

type Op<K extends Operation['op']> = Extract<Operation, { op: K }>;

/** Each changes the form that it is given, which is a copy. */
const appliers: { [K in Operation['op']]: (form: Form, operation: Op<K>) => void } = {
  add(form, operation) {
    const { field, required, schema, ui, rules, texts } = operation;
    form.schema.properties[field] = schema;
    if (required) form.schema.required = [...(form.schema.required ?? []), field];
    if (ui) form.uiSchema = put(form.uiSchema, field, ui);
    if (rules) form.fields = put(form.fields, field, rules);
    const bindings = bindingsOf(operation);
    if (bindings.length > 0) form.bindings = [...(form.bindings ?? []), ...bindings];
    english(form, field, texts.en);
    for (const [column, said] of Object.entries(operation.columns ?? {}))
      english(form, `${field}.${column}`, said);
    putAt(form, operation);
  },
  notice(form, operation) {
    const {
      op: _op,
      field,
      section: _section,
      after: _after,
      first: _first,
      ...notice
    } = operation;
    form.notices = put(form.notices, field, notice);
    putAt(form, operation);
  },
  relabel(form, { field, title, description, placeholder }) {
    change(form, field, {
      ...(title && { title: title['zh-CN'] }),
      ...(description && { description: description['zh-CN'] }),
    });
    if (placeholder) {
      const ui: FieldUi = { ...form.uiSchema?.[field], 'ui:placeholder': placeholder['zh-CN'] };
      form.uiSchema = put(form.uiSchema, field, ui);
    }
    english(form, field, {
      ...form.texts?.en[field],
      ...(title && { title: title.en }),
      ...(description && { description: description.en }),
      ...(placeholder && { placeholder: placeholder.en }),
    });
  },
  tighten: (form, { field, to }) => tighten(form, field, to),
  hide(form, { field }) {
    delete form.schema.properties[field];
    delete form.uiSchema?.[field];
    delete form.fields?.[field];
    // Only one of the office's own can be required and left out.
    const { required } = form.schema;
    if (required) form.schema.required = required.filter((one) => one !== field);
    takeOut(form, field);
  },
  reorder: putAt,
  setDefault: (form, { field, value }) => change(form, field, { default: value }),
  section: arrangeSections,
  retitle: arrangeSections,
  arrange: arrangeSections,
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
  if (operation.op === 'add' || operation.op === 'notice') {
    return [
      ...(schema || isNotice ? [problem('overlay.exists', place, exists(field))] : []),
      ...checkPlace(form, operation, place),
      ...(operation.op === 'add' ? checkFacts(form, operation, place) : []),
    ];
  }
  if (isNotice && operation.op === 'reorder') return checkPlace(form, operation, place);
  if (!schema)
    return [
      unknown(
        'overlay.anchor',
        within(place, 'field'),
        ['字段', 'field'],
        field,
        Object.keys(properties),
      ),
    ];
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
  const isTaken = (fact: string) => form.bindings?.some((above) => above.fact === fact) === true;
  const taken = bindingsOf(operation).find(({ fact }) => isTaken(fact));
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

/** Puts a field or notice at its place; it is nowhere else then. */
function putAt(form: Form, { field, section, after, first }: Op<'add' | 'notice' | 'reorder'>) {
  takeOut(form, field);
  const fields = form.sections.find(({ id }) => id === section)?.fields;
  const behind = after === undefined ? undefined : (fields?.indexOf(after) ?? 0) + 1;
  fields?.splice(first ? 0 : (behind ?? fields.length), 0, field);
}

function takeOut({ sections }: Form, field: string): void {
  for (const { fields } of sections) {
    const at = fields.indexOf(field);
    if (at >= 0) fields.splice(at, 1);
  }
}

function change({ schema }: Form, field: string, to: Partial<FieldSchema>): void {
  const was = schema.properties[field];
  if (was) schema.properties[field] = { ...was, ...to };
}

function english(form: Form, field: string, texts: FieldTexts): void {
  form.texts = { en: put(form.texts?.en, field, texts) };
}

function put<T>(record: Record<string, T> = {}, key: string, value: T): Record<string, T> {
  record[key] = value;
  return record;
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
