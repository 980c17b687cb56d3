import {
  type Binding,
  type Condition,
  evaluate,
  type Fact,
  type Facts,
  type FactValue,
  type Form,
} from '@bitan/definitions';

/** The answers of a form, by field id. */
export type Answers = Readonly<Record<string, unknown>>;

/** Whether a condition of a form holds; one about an answer that is missing does not. */
function holdsOf(condition: Condition, answers: Answers): boolean {
  return (
    evaluate(condition, { fact: (id) => answers[id.slice('answer:'.length)] as FactValue }) === true
  );
}

/** The fields that are shown with these answers. */
export function shown(form: Form, answers: Answers): ReadonlySet<string> {
  return shownWith(form, settle(form, answers));
}

function shownWith(form: Form, answers: Answers): ReadonlySet<string> {
  const fields = Object.keys(form.schema.properties);
  return new Set(
    fields.filter((id) => {
      const show = form.fields?.[id]?.show;
      return show === undefined || holdsOf(show, answers);
    }),
  );
}

/** The fields that must be answered now: of those shown, the required and those that have become so. */
export function required(form: Form, answers: Answers): ReadonlySet<string> {
  const settled = settle(form, answers);
  const always = form.schema.required ?? [];
  const isRequired = (id: string) => {
    const when = form.fields?.[id]?.requireWhen;
    return always.includes(id) || (when !== undefined && holdsOf(when, settled));
  };
  return new Set([...shownWith(form, settled)].filter(isRequired));
}

/**
 * The answers as they count: without what is empty, and without what is hidden, unless the field
 * keeps its answer. Hiding one field can hide another, so this goes on until nothing changes.
 */
export function settle(form: Form, answers: Answers): Record<string, unknown> {
  let settled = Object.fromEntries(Object.entries(answers).filter(([, value]) => !isEmpty(value)));
  for (;;) {
    const visible = shownWith(form, settled);
    const declared = (id: string) => Object.hasOwn(form.schema.properties, id);
    const stays = ([id]: [string, unknown]) =>
      !declared(id) || visible.has(id) || form.fields?.[id]?.onHide === 'keep';
    const next = Object.fromEntries(Object.entries(settled).filter(stays));
    if (Object.keys(next).length === Object.keys(settled).length) return next;
    settled = next;
  }
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/**
 * The facts that settled answers say. A field that was not answered says nothing; `has`, `countOf`,
 * `allOf` and `score` speak as soon as one of their fields is shown.
 */
export function bindAnswers(
  form: Form,
  answers: Answers,
  facts: Readonly<Record<string, Fact>>,
): Facts {
  const settled = settle(form, answers);
  const visible = shownWith(form, settled);
  const bound: Record<string, FactValue> = {};
  for (const binding of form.bindings ?? []) {
    if (!facts[binding.fact] || !fieldsOf(binding).some((field) => visible.has(field))) continue;
    const value = binders[binding.kind](binding as never, settled);
    if (value !== undefined) bound[binding.fact] = value;
  }
  return bound;
}

function fieldsOf(binding: Binding): string[] {
  if ('field' in binding) return [binding.field];
  return 'fields' in binding ? binding.fields : Object.keys(binding.weights);
}

type Of<K extends Binding['kind']> = Extract<Binding, { kind: K }>;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** Whether a field says something; a yes/no field, whether it says yes. */
const says = (value: unknown): boolean => value !== undefined && value !== false;

const binders: {
  [K in Binding['kind']]: (binding: Of<K>, answers: Answers) => FactValue | undefined;
} = {
  field: ({ field }, answers) => answers[field] as FactValue | undefined,
  countOf: ({ field }, answers) => listOf(answers[field]).length,
  has: ({ field, value }, answers) => listOf(answers[field]).includes(value),
  equals: ({ field, value }, answers) =>
    answers[field] === undefined ? undefined : answers[field] === value,
  allOf: ({ fields }, answers) => fields.every((field) => says(answers[field])),
  score: ({ weights }, answers) => {
    const all = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    const got = Object.entries(weights).reduce(
      (sum, [field, weight]) => sum + (says(answers[field]) ? weight : 0),
      0,
    );
    return all === 0 ? 0 : Math.round((got / all) * 1000) / 1000;
  },
};

/** Answers that may stand in the case, and those that are sealed, by seal. */
export function splitSeals(
  form: Form,
  answers: Answers,
): { open: Record<string, unknown>; sealed: Record<string, Record<string, unknown>> } {
  const open: Record<string, unknown> = {};
  const sealed: Record<string, Record<string, unknown>> = {};
  for (const [id, value] of Object.entries(answers)) {
    const seal = form.fields?.[id]?.seal;
    if (seal === undefined) open[id] = value;
    else sealed[seal] = { ...sealed[seal], [id]: value };
  }
  return { open, sealed };
}

const overlap = (roles: readonly string[], named: readonly string[] | undefined) =>
  named === undefined || named.some((role) => roles.includes(role));

/** The fields that people with these roles may see. */
export function visibleFields(form: Form, roles: readonly string[]): ReadonlySet<string> {
  const ids = Object.keys(form.schema.properties);
  return new Set(ids.filter((id) => overlap(roles, form.fields?.[id]?.see)));
}

/** A form as people with these roles see it: without the fields that are not for them. */
export function seenBy(form: Form, roles: readonly string[]): Form {
  const visible = visibleFields(form, roles);
  const { properties, required: needed = [] } = form.schema;
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: Object.fromEntries(Object.entries(properties).filter(([id]) => visible.has(id))),
      required: needed.filter((id) => visible.has(id)),
    },
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.filter((id) => visible.has(id)),
    })),
  };
}

/** The fields that people with these roles may fill in. */
export function writableFields(form: Form, roles: readonly string[]): ReadonlySet<string> {
  const isWritable = (id: string) =>
    overlap(roles, form.fields?.[id]?.write) && form.uiSchema?.[id]?.['ui:readonly'] !== true;
  return new Set([...visibleFields(form, roles)].filter(isWritable));
}
