import {
  alike,
  type Condition,
  type FieldSchema,
  type FieldUi,
  type Operation,
} from '@bitan/definitions';
import { escaped, expanded, type Node, nodeOf } from './expand.ts';
import { notes, refusals, Unreadable } from './faults.ts';
import { type ReadCondition, readCondition } from './read-condition.ts';
import { leaveOut, namedIn, readField, readUi, typeOf, withoutNull } from './read-field.ts';
import { type Added, inherited, Reading } from './reading.ts';

/**
 * A JSON Schema and its uiSchema as fields of a form, in sections of their own: what is in no group
 * first, then each group. What cannot be a field is left out and told.
 *
 * @param at where the schema stands in its file
 * @throws Unreadable for what could do harm, and where nothing can be a field
 */
export function importSchema(
  schema: Node,
  uiSchema: Node,
  at: string,
  reading: Reading,
): Operation[] {
  const importing = new Importing(reading);
  const whole = expanded(schema, at);
  importing.object(whole, uiSchema, { pointer: at, path: [], title: titleOf(whole, 'Form') });
  const operations = importing.operations();
  if (!operations.some(({ op }) => op === 'add')) throw new Unreadable(at, refusals.noFields);
  return operations;
}

/** An object of the schema that is being read. */
interface Group {
  readonly pointer: string;
  /** The names that lead to it. */
  readonly path: readonly string[];
  readonly title: string;
}

/** A part of an object that only counts while its `if` holds, or does not. */
interface Branch {
  readonly pointer: string;
  readonly test: unknown;
  readonly isElse: boolean;
  readonly node: Node;
}

interface Found {
  readonly name: string;
  readonly property: Node;
  readonly pointer: string;
  readonly isRequired: boolean;
  readonly branch?: Branch;
}

interface Section {
  readonly title: string;
  readonly fields: Added[];
}

class Importing {
  readonly #reading: Reading;
  readonly #sections: Section[] = [];
  /** By the names that lead to a property. */
  readonly #fields = new Map<string, Added>();
  readonly #conditional: { readonly added: Added; readonly branch: Branch; readonly path: Path }[] =
    [];
  readonly #needed: { readonly branch: Branch; readonly path: Path }[] = [];

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Reads the properties of an object, in the order in which its uiSchema shows them. */
  object(schema: Node, ui: Node, group: Group): void {
    const { pointer, path } = group;
    const note = this.#reading.note.bind(this.#reading);
    const parts = partsOf(schema, pointer);
    for (const part of parts) leaveOut(part.node, 'object', part.pointer, note);
    for (const key of Object.keys(ui)) {
      if (!key.startsWith('ui:') || uiOfGroup.includes(key)) continue;
      note(`${uiPointerOf(path)}/${escaped(key)}`, notes.notTaken);
    }
    const branches = parts.flatMap((part) => branchesOf(part));
    for (const branch of branches) this.#needed.push({ branch, path });
    const required = parts.flatMap((part) => listOf(part.node.required));
    const found = [
      ...parts.flatMap((part) => propertiesOf(part.node, part.pointer, required)),
      ...branches.flatMap((branch) =>
        propertiesOf(branch.node, branch.pointer, listOf(branch.node.required)).map((one) => ({
          ...one,
          branch,
        })),
      ),
    ];
    const within: Found[] = [];
    for (const one of inOrder(found, ui['ui:order'])) {
      if (typeOf(withoutNull(one.property)) === 'object') within.push(one);
      else this.#field(one, nodeOf(ui[one.name]), group);
    }
    for (const { name, property, pointer: place, branch } of within) {
      if (branch) note(place, notes.noField);
      else if (inherited.has(name)) note(place, notes.badName);
      else
        this.#within(name, withoutNull(property), nodeOf(ui[name]), { ...group, pointer: place });
    }
  }

  /** The sections and fields to be added, once all is read. */
  operations(): Operation[] {
    for (const { added, branch, path } of this.#conditional) {
      const read = this.#conditionOf(branch, path);
      if (read) added.rules = { ...added.rules, show: read };
    }
    for (const { branch, path } of this.#needed) this.#require(branch, path);
    return this.#sections.flatMap(({ title, fields }): Operation[] => {
      if (fields.length === 0) return [];
      const section = this.#reading.sectionName();
      return [
        { op: 'section', section, title: { 'zh-CN': title, en: title } },
        ...fields.map((field) => ({ ...field, section })),
      ];
    });
  }

  #within(name: string, property: Node, ui: Node, group: Group): void {
    const isTop = group.path.length === 0;
    if (!isTop) this.#reading.note(group.pointer, notes.flat);
    const path = [...group.path, name];
    const title = isTop ? titleOf(property, name) : group.title;
    this.object(property, ui, { pointer: group.pointer, path, title });
  }

  #field({ name, property, pointer, isRequired, branch }: Found, ui: Node, group: Group): void {
    const { path, title } = group;
    const note = this.#reading.note.bind(this.#reading);
    if (inherited.has(name)) return note(pointer, notes.badName);
    const key = keyOf([...path, name]);
    if (this.#fields.has(key)) {
      // A list that is required has something in it: that is what being required means here.
      if (!alike(property, filled)) note(pointer, notes.twice);
      return;
    }
    const schema = readField(namedIn(property, ui), pointer, note, ui);
    if (!schema) return;
    const field = this.#reading.fieldName([...path, name].join(' '), pointer);
    const shown = { ...(property.readOnly === true && { 'ui:readonly': true }), ...ui };
    if (property.readOnly === true) note(pointer, notes.noComputed);
    const uiPointer = uiPointerOf([...path, name]);
    const added = addedOf(
      field,
      { ...schema, title: titleOf(property, name) },
      {
        ...readUi(shown, schema, uiPointer, note),
        ...rowsUi(schema, nodeOf(ui.items)),
      },
    );
    if (isRequired) added.required = true;
    this.#fields.set(key, added);
    if (branch) this.#conditional.push({ added, branch, path });
    this.#sectionOf(title, path.length === 0 ? '' : String(path[0])).fields.push(added);
  }

  readonly #byGroup = new Map<string, Section>();

  #sectionOf(title: string, group: string): Section {
    const section = this.#byGroup.get(group) ?? { title, fields: [] };
    if (!this.#byGroup.has(group)) this.#sections.push(section);
    this.#byGroup.set(group, section);
    return section;
  }

  /** What a branch requires of fields that are there without it. */
  #require(branch: Branch, path: Path): void {
    const own = nodeOf(branch.node.properties);
    const names = listOf(branch.node.required).filter((name) => {
      const said = Object.hasOwn(own, String(name)) ? own[String(name)] : filled;
      return alike(said, filled);
    });
    if (names.length === 0) return;
    const condition = this.#conditionOf(branch, path);
    for (const name of names) {
      const added = this.#fields.get(keyOf([...path, String(name)]));
      if (!added) this.#reading.note(`${branch.pointer}/required`, notes.notTaken);
      if (!added || !condition) continue;
      const { requireWhen: before, show } = added.rules ?? {};
      const when = besides(show, condition);
      added.rules = { ...added.rules, requireWhen: before ? { any: [before, when] } : when };
    }
  }

  #conditionOf({ test, isElse, pointer }: Branch, path: Path): Condition | undefined {
    const fieldOf = (name: string) => this.#fields.get(keyOf([...path, name]))?.field;
    const read: ReadCondition | undefined = readCondition(test, fieldOf);
    const at = pointer.replace(/\/(then|else)$/, '/if');
    if (!read) this.#reading.note(at, notes.noCondition);
    else if (read.isLoose || isElse) this.#reading.note(at, notes.answered);
    return read && (isElse ? { not: read.condition } : read.condition);
  }
}

/** What a condition asks beyond that under which the field is shown at all. */
function besides(show: Condition | undefined, condition: Condition): Condition {
  if (!show || !('all' in condition)) return condition;
  const rest = condition.all.filter((one) => !alike(one, show));
  const [only] = rest;
  if (rest.length === 1 && only) return only;
  return rest.length === 0 ? show : { all: rest };
}

type Path = readonly string[];

const filled = { minItems: 1 };
const uiOfGroup: readonly string[] = ['ui:order', 'ui:title', 'ui:description'];
const uiPointerOf = (path: Path) => ['/uiSchema', ...path.map(escaped)].join('/');
const keyOf = (path: Path): string => JSON.stringify(path);

function addedOf(field: string, schema: FieldSchema, ui: FieldUi): Added {
  const { title = field, description, items } = schema;
  const choices = schema.oneOf ?? items?.oneOf;
  const columns = Object.entries(items?.properties ?? {}).map(([id, one]) => [
    id,
    { title: one.title ?? id, ...optionsOf(one.oneOf) },
  ]);
  return {
    op: 'add',
    field,
    section: '',
    schema,
    ...(Object.keys(ui).length > 0 && { ui }),
    texts: {
      en: {
        title,
        ...(description && { description }),
        ...(ui['ui:placeholder'] && { placeholder: ui['ui:placeholder'] }),
        ...(ui['ui:help'] && { help: ui['ui:help'] }),
        ...optionsOf(choices),
      },
    },
    ...(columns.length > 0 && { columns: Object.fromEntries(columns) }),
  };
}

const optionsOf = (choices: FieldSchema['oneOf']) =>
  choices && { options: Object.fromEntries(choices.map((one) => [one.const, one.title])) };

/** The order of a table's columns, where the file says one. */
function rowsUi({ items }: FieldSchema, ui: Node): FieldUi {
  const columns = Object.keys(items?.properties ?? {});
  const known = listOf(ui['ui:order']).filter((one): one is string =>
    columns.includes(String(one)),
  );
  return known.length > 0 ? { items: { 'ui:order': known } } : {};
}

interface Part {
  readonly node: Node;
  readonly pointer: string;
}

/** An object, and what its `allOf` says besides. */
const partsOf = (node: Node, pointer: string): Part[] => [
  { node, pointer },
  ...listOf(node.allOf).map((part, i) => ({
    node: nodeOf(part),
    pointer: `${pointer}/allOf/${i}`,
  })),
];

const propertiesOf = (node: Node, pointer: string, required: readonly unknown[]): Found[] =>
  Object.entries(nodeOf(node.properties)).map(([name, property]) => ({
    name,
    property: nodeOf(property),
    pointer: `${pointer}/properties/${escaped(name)}`,
    isRequired: required.includes(name),
  }));

/** What holds only on a condition. */
function branchesOf({ node, pointer }: Part): Branch[] {
  if (node.if === undefined) return [];
  return (['then', 'else'] as const).flatMap((key) =>
    node[key] === undefined
      ? []
      : [
          {
            test: node.if,
            isElse: key === 'else',
            node: nodeOf(node[key]),
            pointer: `${pointer}/${key}`,
          },
        ],
  );
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** As `ui:order` has it; what it does not name stands where its `*` is, or last. */
function inOrder(found: readonly Found[], order: unknown): Found[] {
  const list = listOf(order);
  const rest = list.includes('*') ? list.indexOf('*') : list.length;
  const rank = ({ name }: Found) => (list.includes(name) ? list.indexOf(name) : rest);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

const titleOf = ({ title }: Node, name: string): string =>
  typeof title === 'string' && title !== '' ? title : name;
