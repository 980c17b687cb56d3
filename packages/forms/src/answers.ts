import {
  type Binding,
  type Condition,
  derived,
  evaluate,
  type Fact,
  type Facts,
  type FactValue,
  type Form,
} from '@bitan/definitions';
import { computedOf } from './computed.ts';

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
  const visible = new Set(Object.keys(form.schema.properties));
  for (const id of hiddenWith(form, answers)) visible.delete(id);
  return visible;
}

/** The fields that are not shown: only those with a condition are looked at. */
function hiddenWith(form: Form, answers: Answers): string[] {
  return conditional(form)
    .filter(([, show]) => !holdsOf(show, answers))
    .map(([id]) => id);
}

const conditional = derived((form: Form) =>
  Object.keys(form.schema.properties).flatMap((id) => {
    const show = form.fields?.[id]?.show;
    return show === undefined ? [] : [[id, show] as const];
  }),
);

/** The notices that are to be seen with these answers. */
export function shownNotices(form: Form, answers: Answers): ReadonlySet<string> {
  const notices = Object.entries(form.notices ?? {});
  if (notices.length === 0) return new Set();
  const settled = settle(form, answers);
  return new Set(
    notices.flatMap(([id, { show }]) => (show === undefined || holdsOf(show, settled) ? [id] : [])),
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
 * The answers as they count: without what is empty, with what is computed from others, and without
 * what is hidden, unless the field keeps its answer. Hiding one field can hide another and change
 * what is computed, so this goes on until nothing changes.
 */
export function settle(form: Form, answers: Answers): Record<string, unknown> {
  let given: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(answers)) {
    if (!isEmpty(value) && !form.fields?.[id]?.computed) given[id] = value;
  }
  for (;;) {
    const settled = withoutHidden(form, { ...given, ...computedOf(form, given) });
    const isLeft = (id: string) => Object.hasOwn(settled, id);
    if (Object.keys(given).every(isLeft)) return settled;
    given = Object.fromEntries(Object.entries(given).filter(([id]) => isLeft(id)));
  }
}

function withoutHidden(form: Form, answers: Record<string, unknown>): Record<string, unknown> {
  let settled = answers;
  for (;;) {
    const gone = hiddenWith(form, settled).filter(
      (id) => Object.hasOwn(settled, id) && form.fields?.[id]?.onHide !== 'keep',
    );
    if (gone.length === 0) return settled;
    const entries = Object.entries(settled).filter(([id]) => !gone.includes(id));
    settled = Object.fromEntries(entries);
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
  const hidden = hiddenWith(form, answers);
  const isShown = (id: string) => Object.hasOwn(form.schema.properties, id) && !hidden.includes(id);
  const bound: Record<string, FactValue> = {};
  for (const binding of form.bindings ?? []) {
    if (!facts[binding.fact] || !fieldsOf(binding).some(isShown)) continue;
    const value = binders[binding.kind](binding as never, answers);
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

/** Whose eyes and hands are meant: their roles, and the stage of the case, where there is one. */
export interface Whose {
  readonly roles: readonly string[];
  readonly stage?: string | undefined;
}

const within = (stage: string | undefined, named: readonly string[] | undefined) =>
  named === undefined || (stage !== undefined && named.includes(stage));

/** Whether a field can be filled in at all in a stage: in another one nobody is asked for it. */
export function isAskedIn(form: Form, field: string, stage: string | undefined): boolean {
  const { seeIn, writeIn } = form.fields?.[field] ?? {};
  return within(stage, seeIn) && within(stage, writeIn);
}

/** The fields that people with these roles may see, while the case is in this stage. */
export function visibleFields(form: Form, { roles, stage }: Whose): ReadonlySet<string> {
  const ids = Object.keys(form.schema.properties);
  const isVisible = (id: string) => {
    const { see, seeIn } = form.fields?.[id] ?? {};
    return overlap(roles, see) && within(stage, seeIn);
  };
  return new Set(ids.filter(isVisible));
}

/** A form as people with these roles see it: without the fields that are not for them. */
export function seenBy(form: Form, whose: Whose): Form {
  const visible = visibleFields(form, whose);
  const { properties, required: needed = [] } = form.schema;
  const stays = (id: string) => visible.has(id) || form.notices?.[id] !== undefined;
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: Object.fromEntries(Object.entries(properties).filter(([id]) => visible.has(id))),
      required: needed.filter((id) => visible.has(id)),
    },
    sections: form.sections.map((section) => ({
      ...section,
      fields: section.fields.filter(stays),
    })),
  };
}

/** The fields that people with these roles may fill in, while the case is in this stage. */
export function writableFields(form: Form, whose: Whose): ReadonlySet<string> {
  const isWritable = (id: string) => {
    const { write, writeIn, computed } = form.fields?.[id] ?? {};
    return (
      computed === undefined &&
      overlap(whose.roles, write) &&
      within(whose.stage, writeIn) &&
      form.uiSchema?.[id]?.['ui:readonly'] !== true
    );
  };
  return new Set([...visibleFields(form, whose)].filter(isWritable));
}
