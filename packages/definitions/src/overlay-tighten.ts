import type { Condition } from './model/condition.ts';
import type { FieldRules, FieldSchema, Form } from './model/form.ts';
import type { Tightening } from './model/overlay.ts';
import { type Place, problem, type Said, unknown, within } from './place.ts';
import type { Problem } from './problem.ts';

/** Lets a field of a form demand more: what it accepts then it accepted before. */
export function tighten(form: Form, field: string, to: Tightening): void {
  const { required, options, earliest, latest, requireWhen, patternMessage, ...limits } = to;
  const schema = form.schema.properties[field];
  if (!schema) return;
  const narrowed = options && narrow(schema, options);
  form.schema.properties[field] = { ...schema, ...limits, ...narrowed };
  const needed = form.schema.required ?? [];
  if (required && !needed.includes(field)) form.schema.required = [...needed, field];
  const rules = stricterRules(form.fields?.[field] ?? {}, to);
  if (rules) form.fields = { ...form.fields, [field]: rules };
}

/** The rules of a field with those that come on top, where there are any. */
function stricterRules(
  rules: FieldRules,
  { earliest, latest, requireWhen, patternMessage }: Tightening,
): FieldRules | undefined {
  if (!earliest && !latest && !requireWhen && !patternMessage) return undefined;
  return {
    ...rules,
    ...(earliest && { earliest: [...(rules.earliest ?? []), ...earliest] }),
    ...(latest && { latest: [...(rules.latest ?? []), ...latest] }),
    ...(requireWhen && { requireWhen: either(rules.requireWhen, requireWhen) }),
    ...(patternMessage && { patternMessage }),
  };
}

const either = (above: Condition | undefined, own: Condition): Condition =>
  above ? { any: [above, own] } : own;

function narrow(schema: FieldSchema, options: readonly string[]): Partial<FieldSchema> {
  const keep = (choices: NonNullable<FieldSchema['oneOf']>) =>
    choices.filter((choice) => options.includes(choice.const));
  if (schema.oneOf) return { oneOf: keep(schema.oneOf) };
  if (schema.items?.oneOf) return { items: { ...schema.items, oneOf: keep(schema.items.oneOf) } };
  return {};
}

/** Limits that may only grow, and those that may only shrink. */
const grows = ['minLength', 'minimum', 'minItems'] as const;
const shrinks = ['maxLength', 'maximum', 'maxItems'] as const;

/** What of a tightening cannot be proved to be one. */
export function checkTightening(schema: FieldSchema, to: Tightening, place: Place): Problem[] {
  const isLess = (key: (typeof grows)[number] | (typeof shrinks)[number], sign: 1 | -1) =>
    to[key] !== undefined &&
    schema[key] !== undefined &&
    sign * (Number(to[key]) - Number(schema[key])) < 0;
  const looser = [
    ...grows.filter((key) => isLess(key, 1)),
    ...shrinks.filter((key) => isLess(key, -1)),
    ...(isCoarser(schema.multipleOf, to.multipleOf) ? [] : (['multipleOf'] as const)),
  ];
  const choices = (schema.oneOf ?? schema.items?.oneOf)?.map((choice) => choice.const) ?? [];
  const strange = (to.options ?? []).filter((option) => !choices.includes(option));
  return [
    ...looser.map((key) =>
      problem('overlay.loosened', within(place, key), loosened(key, schema[key])),
    ),
    ...strange.map((option) =>
      unknown('overlay.option', within(place, 'options'), ['选项', 'choice'], option, choices),
    ),
    ...replaced(schema, to).map((key) =>
      problem('overlay.replaced', within(place, key), given(key)),
    ),
    ...unfitting(schema, to).map((key) =>
      problem('overlay.unfitting', within(place, key), noUse(key)),
    ),
  ];
}

/** A number with fewer decimals, or in steps that are steps of the one above. */
const isCoarser = (above: number | undefined, own: number | undefined): boolean =>
  above === undefined || own === undefined || isWhole(own / above);

const isWhole = (n: number) => Math.abs(n - Math.round(n)) < 1e-9;

/** One of two patterns cannot be seen to be the stricter; so there is none where one is above. */
const replaced = (schema: FieldSchema, to: Tightening) =>
  (['pattern', 'format'] as const).filter(
    (key) => to[key] !== undefined && schema[key] !== undefined && to[key] !== schema[key],
  );

/** What says nothing of a field of this type. */
function unfitting({ type, oneOf, format }: FieldSchema, to: Tightening) {
  const isText = type === 'string' && !oneOf && format === undefined;
  const isDate = format === 'date' || format === 'date-time';
  const isNumber = type === 'number' || type === 'integer';
  const fits = {
    pattern: isText,
    format: isText,
    minLength: isText,
    maxLength: isText,
    multipleOf: isNumber,
    minimum: isNumber,
    maximum: isNumber,
    minItems: type === 'array',
    maxItems: type === 'array',
    earliest: isDate,
    latest: isDate,
  } satisfies Partial<Record<keyof Tightening, boolean>>;
  return (Object.keys(fits) as (keyof typeof fits)[]).filter(
    (key) => to[key] !== undefined && !fits[key],
  );
}

const loosened = (key: string, value: unknown): Said => [
  `${key} 比上级（${value}）宽松。`,
  `${key} is looser than above (${value}).`,
  '只能从严。',
  'It can only be made stricter.',
];
const given = (key: string): Said => [
  `上级已规定 ${key}。`,
  `The level above says ${key} already.`,
  '不能改为另一个；请去掉。',
  'It cannot be another; leave it out.',
];
const noUse = (key: string): Said => [
  `${key} 不适用于这种字段。`,
  `${key} says nothing of a field of this kind.`,
  '请去掉。',
  'Leave it out.',
];
