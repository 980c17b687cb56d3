import type { FieldSchema, FieldUi, Text } from '@bitan/definitions';
import { patternFault } from '@bitan/definitions/pattern';
import { escaped, type Node, nodeOf } from './expand.ts';
import { notes } from './faults.ts';
import { free, inherited, nameFrom } from './reading.ts';

/** Says what became of a place. */
export type Note = (pointer: string, message: Text) => void;

/**
 * What a property of a JSON Schema is as a field of ours; nothing where it cannot be one. Whatever is
 * not taken as it was is told.
 */
export function readField(
  property: Node,
  pointer: string,
  note: Note,
  ui: Node = {},
): FieldSchema | undefined {
  const plain = withoutNull(property);
  const type = typeOf(plain);
  if (isFiles(plain, ui)) return filesOf(plain);
  if (!type || type === 'object') return left(pointer, notes.noField, note);
  if (plain.format === 'data-url') return left(pointer, notes.noFile, note);
  leaveOut(plain, type, pointer, note);
  const schema =
    type === 'array' ? readList(plain, pointer, note) : readOne(plain, type, pointer, note);
  return (
    schema && { ...schema, ...(isText(plain.description) && { description: plain.description }) }
  );
}

/** What kind of a value a property has; nothing for what is several or none. */
export function typeOf({ type, properties, enum: values, oneOf }: Node): Type | undefined {
  const found = (Array.isArray(type) ? type : [type]).filter((one) => one !== 'null');
  const [first] = found;
  if (found.length === 1 && isType(first)) return first;
  if (type !== undefined) return undefined;
  if (properties !== undefined) return 'object';
  return choicesOf({ enum: values, oneOf }) ? 'string' : undefined;
}

type Type = FieldSchema['type'];

/** What is said of a field of each type, and of any. */
const understood: Readonly<Record<Type, readonly string[]>> = {
  string: ['enum', 'enumNames', 'oneOf', 'const', 'format', 'pattern', 'minLength', 'maxLength'],
  number: ['const', 'minimum', 'maximum', 'multipleOf'],
  integer: ['const', 'minimum', 'maximum', 'multipleOf'],
  boolean: ['const', 'enum'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  object: ['properties', 'required', 'additionalProperties', 'unevaluatedProperties', 'allOf'],
};
const anywhere = [
  'type',
  'title',
  'description',
  'default',
  'readOnly',
  '$schema',
  '$id',
  '$comment',
];
const conditional = ['if', 'then', 'else'];

const isType = (type: unknown): type is Type => isText(type) && Object.hasOwn(understood, type);

/** Tells which keywords of a schema are not understood. */
export function leaveOut(schema: Node, type: Type, pointer: string, note: Note): void {
  const known = [...anywhere, ...understood[type], ...(type === 'object' ? conditional : [])];
  for (const key of Object.keys(schema)) {
    if (!known.includes(key)) note(`${pointer}/${escaped(key)}`, notes.notTaken);
  }
}

function readOne(property: Node, type: Type, pointer: string, note: Note): FieldSchema {
  const schema = type === 'string' ? readText(property, pointer, note) : numeric(property, type);
  const { const: only = onlyOf(property), default: first } = property;
  const fits = (value: unknown): value is string => isOf(schema, value);
  if (first !== undefined && !fits(first)) note(`${pointer}/default`, notes.noDefault);
  if (only !== undefined && !fits(only)) note(`${pointer}/const`, notes.notTaken);
  return { ...schema, ...(fits(only) && { const: only }), ...(fits(first) && { default: first }) };
}

/** A yes that has to be said, as some tools write it. */
const onlyOf = ({ type, enum: values }: Node): unknown =>
  type === 'boolean' && Array.isArray(values) && values.length === 1 ? values[0] : undefined;

function isOf({ type, oneOf }: FieldSchema, value: unknown): boolean {
  if (oneOf) return oneOf.some((choice) => choice.const === value);
  if (type === 'integer') return Number.isInteger(value);
  return typeof value === type && value !== '';
}

const numeric = (property: Node, type: Type): FieldSchema =>
  type === 'boolean'
    ? { type }
    : { type, ...numbers(property, ['minimum', 'maximum', 'multipleOf']) };

function readText(property: Node, pointer: string, note: Note): FieldSchema {
  const oneOf = choicesOf(property);
  if (oneOf) return { type: 'string', oneOf };
  for (const key of ['enum', 'oneOf'])
    if (property[key] !== undefined) note(`${pointer}/${key}`, notes.notTaken);
  const { format, pattern } = property;
  const limits = numbers(property, ['minLength', 'maxLength']);
  const isKnown = format === 'date' || format === 'date-time' || format === 'resident-id';
  if (format !== undefined && !isKnown) note(`${pointer}/format`, notes.noFormat(String(format)));
  const isGood = isText(pattern) && pattern.length <= longestPattern && !patternFault(pattern);
  if (pattern !== undefined && !isGood) note(`${pointer}/pattern`, notes.noPattern);
  return { type: 'string', ...limits, ...(isKnown && { format }), ...(isGood && { pattern }) };
}

const longestPattern = 300;
const mostRows = 200;

/** Several choices, or a table of rows. */
function readList(property: Node, pointer: string, note: Note): FieldSchema | undefined {
  const items = withoutNull(nodeOf(property.items));
  const at = `${pointer}/items`;
  const isLong = typeof property.maxItems === 'number' && property.maxItems > mostRows;
  if (isLong) note(`${pointer}/maxItems`, notes.fewerRows);
  if (property.default !== undefined) note(`${pointer}/default`, notes.noDefault);
  const limits = {
    ...numbers(property, ['minItems', 'maxItems']),
    ...(isLong && { maxItems: mostRows }),
  };
  const oneOf = choicesOf(items);
  if (oneOf)
    return { type: 'array', uniqueItems: true, items: { type: 'string', oneOf }, ...limits };
  if (items.format === 'data-url') return left(pointer, notes.noFile, note);
  const type = typeOf(items);
  if (type === 'object') return readRows(items, limits, at, note);
  const column = type && type !== 'array' ? readField(items, at, note) : undefined;
  if (!column) return left(at, notes.noRows, note);
  note(at, notes.oneColumn);
  const title = String(items.title ?? property.title ?? 'value');
  return tableOf({ value: { ...column, title } }, ['value'], limits);
}

/** Files are ids of uploads; only what was one of our fields for files says so (`plain-form.ts`). */
const isFiles = ({ type, items }: Node, ui: Node) =>
  ui['x-widget'] === 'file' && type === 'array' && nodeOf(items).type === 'string';

const filesOf = (property: Node): FieldSchema => ({
  type: 'array',
  items: { type: 'string' },
  ...(property.uniqueItems === true && { uniqueItems: true }),
  ...numbers(property, ['minItems', 'maxItems']),
  ...(isText(property.description) && { description: property.description }),
});

function readRows(items: Node, limits: object, at: string, note: Note): FieldSchema | undefined {
  leaveOut(items, 'object', at, note);
  const names = new Map<string, string>();
  const columns: Record<string, FieldSchema> = {};
  for (const [name, one] of Object.entries(nodeOf(items.properties))) {
    const place = `${at}/properties/${escaped(name)}`;
    const isFlat = !['array', 'object'].includes(typeOf(withoutNull(nodeOf(one))) ?? '');
    const schema = isFlat ? readField(nodeOf(one), place, note) : left(place, notes.noRows, note);
    if (!schema) continue;
    const id = free(new Set(Object.keys(columns)), nameFrom(name) ?? 'column');
    if (id !== name) note(place, notes.renamed(id));
    names.set(name, id);
    columns[id] = { ...schema, title: String(nodeOf(one).title ?? name) };
  }
  if (names.size === 0) return left(at, notes.noField, note);
  const required = (Array.isArray(items.required) ? items.required : []).flatMap(
    (name) => names.get(String(name)) ?? [],
  );
  return tableOf(columns, required, limits);
}

const tableOf = (
  properties: Record<string, FieldSchema>,
  required: string[],
  limits: object,
): FieldSchema => ({
  type: 'array',
  items: { type: 'object', properties, required, additionalProperties: false },
  ...limits,
});

/** Choices as `enum` (with `enumNames`) or as `oneOf` of constants; of texts only, each once. */
function choicesOf({ enum: values, enumNames, oneOf }: Node): FieldSchema['oneOf'] {
  const named = (Array.isArray(enumNames) ? enumNames : []) as unknown[];
  const list = Array.isArray(values)
    ? values.map((value, i) => ({ const: value, title: named[i] }))
    : (Array.isArray(oneOf) ? oneOf : []).map(nodeOf);
  const texts = list.map((one) => one.const);
  const isGood = texts.every((one) => isText(one) && one !== '' && !inherited.has(one));
  if (list.length === 0 || !isGood || new Set(texts).size !== list.length) return undefined;
  return list.map((one) => ({ const: String(one.const), title: String(one.title ?? one.const) }));
}

/** A property with the names of its choices, which a uiSchema may say instead. */
export function namedIn(property: Node, ui: Node): Node {
  const items = nodeOf(property.items);
  const names = ui['ui:enumNames'];
  if (names !== undefined && property.enumNames === undefined)
    return { ...property, enumNames: names };
  const inner = nodeOf(ui.items);
  if (inner['ui:enumNames'] === undefined || items.enumNames !== undefined) return property;
  return { ...property, items: { ...items, enumNames: inner['ui:enumNames'] } };
}

/** What can also be nothing is what it else is: an answer that is not given is nothing. */
export function withoutNull(property: Node): Node {
  const several = Array.isArray(property.anyOf) ? property.anyOf.map(nodeOf) : [];
  const real = several.filter(({ type }) => type !== 'null');
  if (several.length !== 2 || real.length !== 1) return property;
  const { anyOf: _, ...rest } = property;
  return { ...real[0], ...rest };
}

/** How a field is shown, as far as we know it. */
export function readUi(ui: Node, schema: FieldSchema, pointer: string, note: Note): FieldUi {
  for (const key of Object.keys(ui)) {
    if (key.startsWith('ui:') && !uiUnderstood.includes(key))
      note(`${pointer}/${escaped(key)}`, notes.notTaken);
  }
  const widget = ui['ui:widget'] ?? ui['x-widget'];
  const fits = isText(widget) && (fitting[kindOf(schema)] ?? []).includes(widget);
  if (widget !== undefined && !fits) note(`${pointer}/ui:widget`, notes.notTaken);
  return {
    ...(fits && { 'ui:widget': widget as NonNullable<FieldUi['ui:widget']> }),
    ...(isText(ui['ui:placeholder']) && { 'ui:placeholder': ui['ui:placeholder'] }),
    ...(isText(ui['ui:help']) && { 'ui:help': ui['ui:help'] }),
    ...(ui['ui:readonly'] === true && { 'ui:readonly': true }),
  };
}

const uiUnderstood = [
  'ui:enumNames',
  'ui:widget',
  'ui:placeholder',
  'ui:help',
  'ui:order',
  'ui:readonly',
];

/** The widgets that a kind of field can have. */
const fitting: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'textarea', 'person', 'unit', 'user', 'signature', 'file'],
  choice: ['select', 'radio'],
  choices: ['checkboxes', 'select'],
  date: ['date'],
  'date-time': ['dateTime'],
  files: ['file'],
  number: ['updown', 'text', 'rating'],
  integer: ['updown', 'text', 'rating'],
  boolean: ['radio', 'select'],
};

function kindOf({ type, oneOf, format, items }: FieldSchema): string {
  if (oneOf) return 'choice';
  if (type === 'array' && items?.type === 'string') return items.oneOf ? 'choices' : 'files';
  return type === 'string' ? (format ?? 'text') : type;
}

function numbers(property: Node, keys: readonly string[]): Partial<FieldSchema> {
  return Object.fromEntries(
    keys.flatMap((key) => (typeof property[key] === 'number' ? [[key, property[key]]] : [])),
  );
}

function left(pointer: string, message: Text, note: Note): undefined {
  note(pointer, message);
}

const isText = (value: unknown): value is string => typeof value === 'string';
