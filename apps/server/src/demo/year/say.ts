import type { FieldSchema, Form } from '@bitan/definitions';
import { required, settle } from '@bitan/forms';
import type { Random } from './random.ts';
import type { YearData } from './story.ts';

/** What a placeholder stands for, e.g. `{today}` or `{name:leader}`. */
export type Words = (name: string) => string | undefined;

/** Says answers of the data in full: chance drawn, placeholders filled. */
export function say(given: unknown, random: Random, words: Words): unknown {
  if (typeof given === 'string') return sayText(given, words);
  if (Array.isArray(given)) return given.map((one) => say(one, random, words));
  if (typeof given !== 'object' || given === null) return given;
  const one = given as Record<string, unknown>;
  if (Array.isArray(one.$pick)) return say(random.pick(one.$pick), random, words);
  if (one.$weigh) return weighed(one.$weigh as Record<string, number>, random);
  if (typeof one.$chance === 'number') return random.chance(one.$chance);
  return Object.fromEntries(Object.entries(one).map(([key, v]) => [key, say(v, random, words)]));
}

const sayText = (text: string, words: Words) =>
  text.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => words(name) ?? whole);

const weighed = (of: Record<string, number>, random: Random) =>
  random.weigh(Object.entries(of), ([, weight]) => weight)[0];

/**
 * Answers for a form: only fields that it has, and whatever it requires beyond what is given, so
 * that a form may ask more than the data knows.
 */
export function fill(
  form: Form,
  given: Record<string, unknown>,
  { random, words, phrases }: { random: Random; words: Words; phrases: YearData['phrases'] },
): Record<string, unknown> {
  const { properties } = form.schema;
  const known = Object.entries(given).filter(([field]) => Object.hasOwn(properties, field));
  let answers = settle(form, Object.fromEntries(known));
  for (const field of required(form, answers)) {
    const schema = properties[field];
    if (answers[field] !== undefined || !schema) continue;
    const widget = form.uiSchema?.[field]?.['ui:widget'];
    answers = { ...answers, [field]: made(schema, widget) };
  }
  return settle(form, answers);

  function made(schema: FieldSchema, widget?: string): unknown {
    const { type, oneOf, items, minItems = 1 } = schema;
    if (schema.const !== undefined) return schema.const;
    if (schema.default !== undefined) return schema.default;
    if (oneOf) return random.pick(oneOf).const;
    if (widget === 'user') return words('any');
    if (widget === 'person') return words('subject');
    if (schema.format) return words('today');
    if (type === 'string') return random.pick(phrases[widget === 'textarea' ? widget : 'text']);
    if (type === 'boolean') return false;
    if (type === 'array') return items ? manyOf(items, minItems) : [];
    if (type === 'object') return rowOf(schema);
    return schema.minimum ?? 0;
  }

  function manyOf(items: FieldSchema, count: number): unknown[] {
    if (items.oneOf) return items.oneOf.slice(0, count).map((choice) => choice.const);
    return Array.from({ length: count }, () => made(items));
  }

  function rowOf({ properties = {}, required = [] }: FieldSchema): unknown {
    return Object.fromEntries(
      required.flatMap((field) => (properties[field] ? [[field, made(properties[field])]] : [])),
    );
  }
}
