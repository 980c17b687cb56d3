import type { FieldSchema, Form, MoveStep, Scalar, Text } from '@bitan/definitions';
import { type Answers, settle } from './answers.ts';
import { validateInterpreted } from './browser.ts';

/** An answer that found no place in the new version of its form, with what it was called. */
export interface Aside {
  readonly field: string;
  readonly title: Text;
  readonly value: unknown;
  readonly why: AsideWhy;
}
/**
 * - `meant`: it was declared so. `gone`: the form has no such field. `unfit`: the field cannot have that
 *   value any more. `taken`: another answer has its place. `hidden`: the field is not shown now.
 */
export type AsideWhy = 'meant' | 'gone' | 'unfit' | 'taken' | 'hidden';

/**
 * The answers of a record in another version of its form. Nothing is lost: what is not among `answers`
 * is in `aside`, as it was.
 */
export function moveAnswers(
  from: Form,
  to: Form,
  steps: readonly MoveStep[],
  answers: Answers,
): { readonly answers: Record<string, unknown>; readonly aside: readonly Aside[] } {
  const moved = new Moved(from, to);
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  const said = (field: string) =>
    steps.find((step) => step.op !== 'default' && step.from === field);
  for (const [field, value] of given) {
    const step = said(field);
    if (step) moved.by(step, field, value);
  }
  for (const [field, value] of given) if (!said(field)) moved.asItIs(field, value);
  for (const step of steps) if (step.op === 'default') moved.otherwise(step.field, step.value);
  return moved.settled();
}

class Moved {
  readonly #from: Form;
  readonly #to: Form;
  readonly #answers: Record<string, unknown> = {};
  readonly #aside: Aside[] = [];
  /** From which field and value each answer came. */
  readonly #origins = new Map<string, readonly [field: string, value: unknown]>();

  constructor(from: Form, to: Form) {
    this.#from = from;
    this.#to = to;
  }

  by(step: MoveStep, field: string, value: unknown): void {
    switch (step.op) {
      case 'rename':
        return this.#put(step.to, this.#named(field, step.to, value, step.choices), field, value);
      case 'split':
        return this.#split(field, value, step.separator, step.to);
      case 'divide':
        return this.#divide(field, value, step.choices);
      default:
        return this.#leave(field, value, 'meant');
    }
  }

  asItIs(field: string, value: unknown): void {
    const { properties } = this.#to.schema;
    const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
    if (!schema) return this.#leave(field, value, 'gone');
    // What was computed is computed anew; what somebody filled in is not replaced by that.
    if (this.#to.fields?.[field]?.computed) {
      if (!this.#from.fields?.[field]?.computed) this.#leave(field, value, 'taken');
      return;
    }
    const choices = schema.items?.oneOf?.map((choice) => choice.const);
    if (!choices || !Array.isArray(value)) return this.#put(field, value, field, value);
    const left = value.filter((one) => choices.includes(one));
    const rest = value.filter((one) => !choices.includes(one));
    if (rest.length > 0) this.#leave(field, rest, 'unfit');
    if (left.length > 0) this.#put(field, left, field, left);
  }

  otherwise(field: string, value: Scalar): void {
    if (this.#answers[field] === undefined && fits(this.#to, field, value))
      this.#answers[field] = value;
  }

  settled() {
    const answers = settle(this.#to, this.#answers);
    for (const field of Object.keys(this.#answers)) {
      const origin = this.#origins.get(field);
      if (!Object.hasOwn(answers, field) && origin) this.#leave(...origin, 'hidden');
    }
    return { answers, aside: this.#aside };
  }

  #put(target: string, value: unknown, field: string, was: unknown): void {
    if (!Object.hasOwn(this.#to.schema.properties, target)) this.#leave(field, was, 'gone');
    else if (Object.hasOwn(this.#answers, target)) this.#leave(field, was, 'taken');
    else if (value === undefined || !fits(this.#to, target, value))
      this.#leave(field, was, 'unfit');
    else {
      this.#answers[target] = value;
      this.#origins.set(target, [field, was]);
    }
  }

  /** All parts find a place, or the text stays whole. */
  #split(field: string, value: unknown, separator: string, targets: readonly string[]): void {
    const parts = typeof value === 'string' ? partsOf(value, separator, targets.length) : [];
    const isFree = parts.every((part, i) => {
      const target = targets[i] ?? '';
      return fits(this.#to, target, part) && !Object.hasOwn(this.#answers, target);
    });
    if (parts.length === 0 || !isFree) return this.#leave(field, value, 'unfit');
    for (const [i, part] of parts.entries()) this.#put(targets[i] ?? '', part, field, value);
  }

  #divide(
    field: string,
    value: unknown,
    goals: Readonly<Record<string, { field: string; value: Scalar }>>,
  ): void {
    const chosen = Array.isArray(value) ? value : [value];
    const lost = chosen.filter((one) => {
      const goal = Object.hasOwn(goals, String(one)) ? goals[String(one)] : undefined;
      if (!goal || !this.#isFreeFor(goal)) return true;
      const several = this.#to.schema.properties[goal.field]?.type === 'array';
      const before = (this.#answers[goal.field] as unknown[] | undefined) ?? [];
      this.#answers[goal.field] = several ? [...before, goal.value] : goal.value;
      this.#origins.set(goal.field, [field, value]);
      return false;
    });
    if (lost.length > 0) this.#leave(field, Array.isArray(value) ? lost : value, 'unfit');
  }

  #isFreeFor({ field, value }: { field: string; value: Scalar }): boolean {
    if (this.#to.schema.properties[field]?.type === 'array') return fits(this.#to, field, [value]);
    return !Object.hasOwn(this.#answers, field) && fits(this.#to, field, value);
  }

  /** The value as the other field says it. */
  #named(
    field: string,
    target: string,
    value: unknown,
    choices: Readonly<Record<string, Scalar>> | undefined,
  ): unknown {
    const say = (one: unknown) =>
      choices && Object.hasOwn(choices, String(one)) ? choices[String(one)] : one;
    if (choices) return Array.isArray(value) ? value.map(say) : say(value);
    const [was, is] = [this.#from.schema.properties[field], this.#to.schema.properties[target]];
    return was && is ? converted(was, is, value) : value;
  }

  #leave(field: string, value: unknown, why: AsideWhy): void {
    this.#aside.push({ field, title: titleOf(this.#from, field), value, why });
  }
}

function partsOf(text: string, separator: string, most: number): string[] {
  const parts = text.split(separator).map((part) => part.trim());
  const first = parts.slice(0, most - 1);
  const rest = parts.slice(most - 1).join(separator);
  return [...first, ...(rest === '' ? [] : [rest])].filter((part) => part !== '');
}

/** A choice becomes a text by its title, a number by its digits; else a value stays as it is. */
function converted(was: FieldSchema, is: FieldSchema, value: unknown): unknown {
  const isText = is.type === 'string' && !is.oneOf && !is.format;
  if (!isText) return value;
  if (was.oneOf) return was.oneOf.find((choice) => choice.const === value)?.title ?? value;
  return typeof value === 'number' ? String(value) : value;
}

const single = new WeakMap<Form, Map<string, Form>>();

/** Whether a field can have a value, whatever else is answered. */
export function fits(form: Form, field: string, value: unknown): boolean {
  const { properties } = form.schema;
  const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
  if (!schema || form.fields?.[field]?.computed) return false;
  const known = single.get(form) ?? new Map<string, Form>();
  single.set(form, known);
  const alone = known.get(field) ?? {
    ...form,
    schema: { ...form.schema, properties: { [field]: schema }, required: [] },
    sections: [{ id: 's', title: form.title, fields: [field] }],
    fields: {},
    notices: {},
  };
  known.set(field, alone);
  return validateInterpreted(alone, { [field]: value }).length === 0;
}

const titleOf = (form: Form, field: string): Text => {
  const { properties } = form.schema;
  const title = (Object.hasOwn(properties, field) && properties[field]?.title) || field;
  return { 'zh-CN': title, en: form.texts?.en[field]?.title ?? title };
};
