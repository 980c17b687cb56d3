import { canonical } from '../canonical.ts';
import { type FieldSchema, type FieldUi, type Form, type RowUi, widgets } from '../model/form.ts';
import { patternFault } from '../pattern.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import type { Readable, Scope } from './conditions.ts';
import { checkFieldRules } from './field-rules.ts';
import { checkFileFields } from './file-fields.ts';
import type { Check, Subject } from './index.ts';

/** How large a form may grow, after measured attacks (`guardrails.md`). */
export const formLimits = { bytes: 200_000, properties: 300, depth: 4, rows: 200, text: 20_000 };

/** Forms keep to the closed subset, every field has a place and both languages. */
export const checkForms: Check = (subject) =>
  Object.values(subject.edition.forms).flatMap((form) => checkForm(form, subject));

function checkForm(form: Form, subject: Subject): Problem[] {
  const place = subject.placeOf(`forms/${form.id}`);
  if (canonical(form).length > formLimits.bytes) return [problem('form.size', place, tooLarge)];
  const fields = Object.keys(form.schema.properties ?? {});
  if (fields.length > formLimits.properties) return [problem('form.size', place, tooLarge)];
  return [
    ...checkStructure(form, place),
    ...checkFieldRules(form, answerScope(form), subject, place),
    ...checkFileFields(form, isOfRegister(form, subject), place),
    ...checkBindings(form, fields, subject, place),
    ...checkTexts(form, place),
  ];
}

/** What is wrong with the fields of a form, their places and their settings, whatever is around it. */
export function checkStructure(
  form: Pick<Form, 'schema' | 'uiSchema' | 'sections' | 'notices'>,
  place: Place,
): Problem[] {
  const fields = Object.keys(form.schema.properties ?? {});
  return [
    ...checkObject(form.schema, within(place, 'schema'), 1),
    ...checkSections(form.sections, [...fields, ...Object.keys(form.notices ?? {})], place),
    ...checkUi(form, fields, place),
  ];
}

const isOfRegister = ({ id }: Form, { edition }: Subject) =>
  Object.values(edition.registers).some((register) => register.form === id);

const keysOf: Record<FieldSchema['type'], readonly string[]> = {
  string: ['oneOf', 'const', 'format', 'pattern', 'minLength', 'maxLength', 'default'],
  number: ['minimum', 'maximum', 'multipleOf', 'default', 'const'],
  integer: ['minimum', 'maximum', 'multipleOf', 'default', 'const'],
  boolean: ['default', 'const'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  object: ['properties', 'required', 'additionalProperties', '$schema'],
};
const always = ['type', 'title', 'description'];
const fieldName = /^[a-z][A-Za-z0-9]{0,63}$/;
/** Names that objects have by themselves; `required` would find them where nothing was sent. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

function checkField(schema: FieldSchema, place: Place, depth: number): Problem[] {
  const allowed = keysOf[schema?.type];
  if (!allowed)
    return [
      unknown(
        'field.type',
        within(place, 'type'),
        ['类型', 'type'],
        String(schema?.type),
        Object.keys(keysOf),
      ),
    ];
  const extra = Object.keys(schema).filter(
    (key) => !always.includes(key) && !allowed.includes(key),
  );
  if (extra.length > 0)
    return extra.map((key) =>
      unknown('field.key', within(place, key), ['关键字', 'keyword'], key, allowed),
    );
  if (schema.type === 'string') return checkText(schema, place);
  if (schema.type === 'array') return checkRows(schema, place, depth);
  return schema.type === 'object' ? checkObject(schema, place, depth) : [];
}

const formats = ['date', 'date-time', 'resident-id'];

function checkText({ pattern, oneOf, format }: FieldSchema, place: Place): Problem[] {
  const values = oneOf?.map((choice) => choice.const) ?? [];
  const repeated = values.find((value, i) => values.indexOf(value) !== i);
  const fault = pattern === undefined ? undefined : patternFault(pattern);
  return [
    ...(repeated === undefined
      ? []
      : [problem('field.choice', within(place, 'oneOf'), twice(repeated))]),
    ...(format === undefined || formats.includes(format)
      ? []
      : [unknown('field.format', within(place, 'format'), ['格式', 'format'], format, formats)]),
    ...(fault ? [problem('field.pattern', within(place, 'pattern'), fault)] : []),
  ];
}

function checkRows(
  { items, maxItems = formLimits.rows }: FieldSchema,
  place: Place,
  depth: number,
): Problem[] {
  if (!items || depth >= formLimits.depth) return [problem('field.items', place, noItems)];
  const long =
    maxItems > formLimits.rows
      ? [problem('field.rows', within(place, 'maxItems'), tooManyRows)]
      : [];
  return [...long, ...checkField(items, within(place, 'items'), depth + 1)];
}

function checkObject(schema: FieldSchema, place: Place, depth: number): Problem[] {
  const { properties = {}, required = [], additionalProperties } = schema;
  const open = additionalProperties === false ? [] : [problem('form.open', place, notClosed)];
  const undeclared = required.flatMap((name, i) =>
    Object.hasOwn(properties, name)
      ? []
      : [
          unknown(
            'field.required',
            within(place, 'required', i),
            ['字段', 'field'],
            name,
            Object.keys(properties),
          ),
        ],
  );
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const at = within(place, 'properties', name);
    if (!fieldName.test(name) || inherited.has(name))
      return [problem('field.name', at, badName(name))];
    return checkField(field, at, depth);
  });
  return [...open, ...undeclared, ...fields];
}

function checkSections(
  sections: Form['sections'],
  fields: readonly string[],
  place: Place,
): Problem[] {
  const placed = sections.flatMap((section) => section.fields);
  const lost = fields.filter((field) => !placed.includes(field));
  return [
    ...lost.map((field) => problem('form.section', within(place, 'sections'), noSection(field))),
    ...sections.flatMap((section, i) =>
      section.fields.flatMap((field, j) => {
        const at = within(place, 'sections', i, 'fields', j);
        if (!fields.includes(field))
          return [unknown('form.section', at, ['字段', 'field'], field, fields)];
        return placed.filter((one) => one === field).length > 1
          ? [problem('form.section', at, twice(field))]
          : [];
      }),
    ),
  ];
}

const uiKeys = ['ui:widget', 'ui:placeholder', 'ui:help', 'ui:readonly', 'items'];

function checkUi(
  { uiSchema = {} }: Pick<Form, 'uiSchema'>,
  fields: readonly string[],
  place: Place,
): Problem[] {
  return Object.entries(uiSchema).flatMap(([field, ui]) => {
    const at = within(place, 'uiSchema', field);
    return fields.includes(field)
      ? checkFieldUi(ui, at)
      : [unknown('ui.field', at, ['字段', 'field'], field, fields)];
  });
}

function checkFieldUi(ui: FieldUi, place: Place): Problem[] {
  return Object.entries(ui ?? {}).flatMap(([key, value]) => {
    const at = within(place, key);
    if (!uiKeys.includes(key)) return [unknown('ui.key', at, ['界面设置', 'setting'], key, uiKeys)];
    if (key === 'items') {
      return Object.entries(value as RowUi).flatMap(([name, inner]) =>
        name === 'ui:order'
          ? checkOrder(inner, within(at, name))
          : checkFieldUi(inner as FieldUi, within(at, name)),
      );
    }
    if (key === 'ui:widget' && !widgets.includes(value as never)) {
      return [unknown('ui.widget', at, ['控件', 'widget'], String(value), widgets)];
    }
    const fitting = key === 'ui:readonly' ? typeof value === 'boolean' : typeof value === 'string';
    return fitting ? [] : [problem('ui.value', at, badSetting)];
  });
}

const checkOrder = (order: unknown, place: Place): Problem[] =>
  Array.isArray(order) && order.every((one) => typeof one === 'string')
    ? []
    : [problem('ui.value', place, badOrder)];

/** What conditions of a form may read: its own answers. Dates are compared for equality only. */
export function answerScope({ schema }: Form): Scope {
  return {
    known: () => Object.keys(schema.properties).map((field) => `answer:${field}`),
    readable(id) {
      const field = id.startsWith('answer:') ? schema.properties[id.slice(7)] : undefined;
      return field && readableField(field);
    },
  };
}

function readableField(field: FieldSchema): Readable | undefined {
  const choices = field.oneOf ?? field.items?.oneOf;
  const values = choices && { values: choices.map((choice) => choice.const) };
  switch (field.type) {
    case 'string':
      return { type: field.oneOf ? 'enum' : 'text', ...values };
    case 'array':
      return field.items?.type === 'string' ? { type: 'set', ...values } : undefined;
    case 'object':
      return undefined;
    default:
      return { type: field.type };
  }
}

function checkBindings(
  form: Form,
  fields: readonly string[],
  { edition }: Subject,
  place: Place,
): Problem[] {
  return (form.bindings ?? []).flatMap((binding, i) => {
    const at = within(place, 'bindings', i);
    const fact = edition.facts[binding.fact];
    if (!fact)
      return [
        unknown(
          'binding.fact',
          within(at, 'fact'),
          ['事实', 'fact'],
          binding.fact,
          Object.keys(edition.facts),
        ),
      ];
    const read =
      'field' in binding
        ? [binding.field]
        : 'fields' in binding
          ? binding.fields
          : Object.keys(binding.weights);
    const missing = read.filter((field) => !fields.includes(field));
    if (missing.length > 0)
      return missing.map((field) => unknown('binding.field', at, ['字段', 'field'], field, fields));
    const gives = typeGiven(binding.kind, form.schema.properties[read[0] ?? '']);
    return fitsFact(gives, fact.type)
      ? []
      : [problem('binding.type', at, otherType(gives, fact.type))];
  });
}

type Gives = Readable['type'] | 'nothing';

function typeGiven(kind: string, field: FieldSchema | undefined): Gives {
  if (kind === 'countOf') return 'integer';
  if (kind === 'score') return 'number';
  if (kind !== 'field') return 'boolean';
  if (field?.format === 'date') return 'date';
  return (field && readableField(field)?.type) ?? 'nothing';
}

const fitsFact = (gives: Gives, type: string): boolean =>
  gives === type || (gives === 'integer' && type === 'number');

function checkTexts(form: Form, place: Place): Problem[] {
  const said = form.texts?.en ?? {};
  return Object.entries(form.schema.properties).flatMap(([name, field]) => {
    const inner =
      field.items?.type === 'object' ? Object.entries(field.items.properties ?? {}) : [];
    return [
      [name, field] as const,
      ...inner.map(([row, one]) => [`${name}.${row}`, one] as const),
    ].flatMap(([path, one]) => {
      const text = said[path];
      const at = within(place, 'texts', 'en', path);
      const choices = (one.oneOf ?? one.items?.oneOf ?? []).map((choice) => choice.const);
      const untold = choices.filter((choice) => !text?.options?.[choice]);
      return [
        ...(one.title === undefined ? [problem('field.title', at, noTitle(path, 'title'))] : []),
        ...(text?.title === undefined ? [problem('field.text', at, noEnglish(path))] : []),
        ...untold.map((choice) => problem('field.text', at, noEnglish(`${path}: ${choice}`))),
      ];
    });
  });
}

const tooLarge: Said = [
  '表单过大。',
  'The form is too large.',
  `请拆分：最多 ${formLimits.properties} 个字段、${formLimits.bytes / 1000} KB。`,
  `Split it: at most ${formLimits.properties} fields and ${formLimits.bytes / 1000} KB.`,
];
const noItems: Said = [
  '列表缺少行的定义，或嵌套过深。',
  'A list needs items, and may not be nested so deep.',
  '请定义 items，并减少嵌套。',
  'Define items, and nest less.',
];
const tooManyRows: Said = [
  `列表最多 ${formLimits.rows} 行。`,
  `A list has at most ${formLimits.rows} rows.`,
  '请减小 maxItems。',
  'Lower maxItems.',
];
const notClosed: Said = [
  '对象须声明 additionalProperties: false。',
  'An object must say additionalProperties: false.',
  '请补充。',
  'Add it.',
];
const badSetting: Said = [
  '界面设置的值不正确。',
  'The value of this setting is of the wrong type.',
  '请改为文字，ui:readonly 为 true 或 false。',
  'Use a text; ui:readonly is true or false.',
];
const badOrder: Said = [
  '列的次序应为列名的列表。',
  'The order of columns is a list of their names.',
  '请改为列表，或去掉。',
  'Make it a list, or leave it out.',
];
const badName = (name: string): Said => [
  `字段名「${name}」不合规定。`,
  `“${name}” cannot be the name of a field.`,
  '请用小写字母开头的字母和数字。',
  'Use letters and digits, beginning with a small letter.',
];
const twice = (name: string): Said => [
  `「${name}」出现了两次。`,
  `“${name}” occurs twice.`,
  '请删去其中一个。',
  'Remove one.',
];
const noSection = (field: string): Said => [
  `字段「${field}」不在任何分组中。`,
  `The field “${field}” is in no section.`,
  '请把它放入一个分组。',
  'Put it into a section.',
];
const noTitle = (field: string, key: string): Said => [
  `字段「${field}」缺少 ${key}。`,
  `The field “${field}” has no ${key}.`,
  '请补充中文名称。',
  'Add the Chinese title.',
];
const noEnglish = (what: string): Said => [
  `「${what}」缺少英文。`,
  `“${what}” has no English text.`,
  '请在 texts.en 中补充。',
  'Add it to texts.en.',
];
const otherType = (gives: string, type: string): Said => [
  `该绑定给出 ${gives}，而事实的类型是 ${type}。`,
  `The binding gives ${gives}, but the fact is of type ${type}.`,
  '请改用其他绑定方式或事实。',
  'Use another kind of binding, or another fact.',
];
