import type { ImportTarget } from '@bitan/api';
import type { Edition, FieldSchema, Form, Register, Text, Workflow } from '@bitan/definitions';
import { writableFields } from '@bitan/forms';
import { Refusal } from '../http/refusal.ts';

/**
 * What columns of a table can be for: the fields of a form that one cell can say, and of the people
 * and units that it names the fields that tell them apart (`<field>.<field of the record>`).
 */
export interface Target extends ImportTarget {
  readonly field: string;
  /** The field of the person or unit that the column says, `id` for the record itself. */
  readonly of?: string;
  readonly schema: FieldSchema;
  readonly texts?: Readonly<Record<string, string>> | undefined;
}

/** @throws Refusal `not-found` where cases of this type begin without a form */
export function startFormOf(edition: Edition, workflow: Workflow): Form {
  const form = edition.forms[workflow.start.form ?? ''];
  if (!form) throw new Refusal('not-found');
  return form;
}

export function targetsOf(edition: Edition, form: Form, roles: readonly string[]): Target[] {
  const writable = writableFields(form, { roles });
  return Object.keys(form.schema.properties)
    .filter((field) => writable.has(field))
    .flatMap((field) => {
      const kind = subjectOf(form, field);
      if (kind) return subjectTargets(edition, form, field, kind);
      return isOneCell(form, field) ? [targetOf(form, field)] : [];
    });
}

/** The kind of record that a field names. */
export function subjectOf(form: Form, field: string): 'person' | 'unit' | undefined {
  const widget = form.uiSchema?.[field]?.['ui:widget'];
  return widget === 'person' || widget === 'unit' ? widget : undefined;
}

export function registerFor(edition: Edition, kind: 'person' | 'unit'): Register | undefined {
  return Object.values(edition.registers).find((one) => one.kind === kind);
}

function isOneCell(form: Form, field: string): boolean {
  const widget = form.uiSchema?.[field]?.['ui:widget'];
  if (widget === 'file' || widget === 'signature' || widget === 'user') return false;
  const schema = form.schema.properties[field];
  return schema?.type !== 'array' || schema.items?.type === 'string';
}

function targetOf(form: Form, field: string): Target {
  const schema = form.schema.properties[field] as FieldSchema;
  return {
    id: field,
    field,
    title: titleOf(form, field),
    required: form.schema.required?.includes(field) ?? false,
    schema,
    texts: form.texts?.en?.[field]?.options,
  };
}

function subjectTargets(
  edition: Edition,
  form: Form,
  field: string,
  kind: 'person' | 'unit',
): Target[] {
  const own = targetOf(form, field);
  const record = edition.forms[registerFor(edition, kind)?.form ?? ''];
  if (!record) return [own];
  const more = Object.keys(record.schema.properties).filter(
    (one) => one !== 'name' && isOneCell(record, one) && subjectOf(record, one) !== 'person',
  );
  return [
    own,
    ...more.map((one) => ({
      ...targetOf(record, one),
      ...{ id: `${field}.${one}`, field, of: one, required: false },
      title: joined(own.title, titleOf(record, one)),
    })),
    {
      ...{ id: `${field}.id`, field, of: 'id', required: false, schema: { type: 'string' } },
      title: joined(own.title, idTitle),
    },
  ];
}

const idTitle: Text = { 'zh-CN': '档案编号', en: 'Record number' };
const joined = (one: Text, other: Text): Text => ({
  'zh-CN': `${one['zh-CN']}：${other['zh-CN']}`,
  en: `${one.en}: ${other.en}`,
});

function titleOf(form: Form, field: string): Text {
  const title = form.schema.properties[field]?.title ?? field;
  return { 'zh-CN': title, en: form.texts?.en?.[field]?.title ?? title };
}

/** What each column is probably for, by what it is called; '' for what is not known. */
export function guess(head: readonly string[], targets: readonly ImportTarget[]): string[] {
  const taken = new Set<string>();
  const columns = head.map(() => '');
  for (const likeness of [called, calledShortly, alike]) {
    for (const [i, name] of head.entries()) {
      if (columns[i] || !bare(name)) continue;
      const free = targets.filter(({ id }) => !taken.has(id));
      const found = likeliest(free, (target) => likeness(bare(name), target));
      if (!found) continue;
      columns[i] = found.id;
      taken.add(found.id);
    }
  }
  return columns;
}

/** The one that is more alike than every other. */
function likeliest(targets: readonly ImportTarget[], likeness: (one: ImportTarget) => number) {
  const ranked = targets
    .map((one) => ({ one, like: likeness(one) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like);
  const [first, second] = ranked;
  return first && first.like !== second?.like ? first.one : undefined;
}

/** From 0, nothing alike, to 1, the same. */
type Likeness = (said: string, target: ImportTarget) => number;
const namesOf = ({ title }: ImportTarget) => [bare(title['zh-CN']), bare(title.en)];
const shortOf = ({ title }: ImportTarget) =>
  [title['zh-CN'].split('：').at(-1), title.en.split(': ').at(-1)].map((one) => bare(one ?? ''));

const called: Likeness = (said, target) =>
  bare(target.id) === said || namesOf(target).includes(said) ? 1 : 0;
/** What a record is asked for is often named without whose it is. */
const calledShortly: Likeness = (said, target) => (shortOf(target).includes(said) ? 1 : 0);
const alike: Likeness = (said, target) =>
  Math.max(
    ...[...namesOf(target), ...shortOf(target)].map((name) => {
      const [short, long] = name.length < said.length ? [name, said] : [said, name];
      return short.length > 1 && long.includes(short) ? short.length / long.length : 0;
    }),
  );

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}的]/gu, '');
