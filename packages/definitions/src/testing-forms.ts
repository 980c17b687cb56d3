import fc from 'fast-check';
import type { FieldRules, FieldSchema, Form } from './model/form.ts';
import type { Operation, Overlay, Tightening } from './model/overlay.ts';
import { applyOverlay } from './overlay.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const choices = ['x', 'y', 'z'].map((value) => ({ const: value, title: value }));
const small = fc.nat({ max: 4 });

/** Any of these, none of them needed: what is left out is missing, and never `undefined`. */
export const anyOf = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true });

/** Every type of field, with limits and without. */
export const fieldSchemas: fc.Arbitrary<FieldSchema> = fc.oneof(
  anyOf({ minLength: small, maxLength: fc.integer({ min: 4, max: 8 }) }).map(
    (limits): FieldSchema => ({ type: 'string', ...limits }),
  ),
  fc.constant<FieldSchema>({ type: 'string', pattern: '^[a-c]+$' }),
  fc.constantFrom('date' as const, 'date-time' as const).map((format): FieldSchema => {
    return { type: 'string', format };
  }),
  fc.constant<FieldSchema>({ type: 'string', oneOf: choices }),
  fc
    .tuple(
      fc.constantFrom('integer', 'number'),
      anyOf({ minimum: small, maximum: fc.integer({ min: 5, max: 9 }) }),
    )
    .map(([type, limits]): FieldSchema => ({ type, ...limits })),
  fc.constantFrom<FieldSchema>({ type: 'boolean' }, { type: 'boolean', const: true }),
  anyOf({ minItems: fc.nat(2), maxItems: fc.integer({ min: 2, max: 3 }) }).map(
    (limits): FieldSchema => ({
      type: 'array',
      uniqueItems: true,
      items: { type: 'string', oneOf: choices },
      ...limits,
    }),
  ),
  fc.constant<FieldSchema>({
    type: 'array',
    maxItems: 3,
    items: {
      type: 'object',
      properties: { name: { type: 'string', title: 'name', maxLength: 3 } },
      required: ['name'],
      additionalProperties: false,
    },
  }),
);

const names = ['f0', 'f1', 'f2', 'f3', 'f4', 'f5'];

/** Forms in two sections, with fields that are required, locked, shown or required on a condition. */
export const generatedForms: fc.Arbitrary<Form> = fc
  .tuple(
    fc.array(fieldSchemas, { minLength: 3, maxLength: names.length }),
    fc.subarray(names),
    fc.subarray(names),
    fc.nat(9),
    fc.boolean(),
  )
  .map(([schemas, required, locked, shown, isShown]) => {
    const properties: Record<string, FieldSchema> = { flag: { type: 'boolean', title: 'flag' } };
    for (const [i, schema] of schemas.entries())
      properties[`f${i}`] = { ...schema, title: `title ${i}` };
    const known = Object.keys(properties);
    const fields: Record<string, FieldRules> = {};
    for (const field of locked) if (known.includes(field)) fields[field] = { locked: true };
    const when = { fact: 'answer:flag', operator: 'equal' as const, value: true };
    const conditional = known[1 + (shown % (known.length - 1))] ?? 'f0';
    fields[conditional] = {
      ...fields[conditional],
      ...(isShown ? { show: when } : { requireWhen: when }),
    };
    return {
      id: 'form',
      title: said('form'),
      schema: {
        type: 'object',
        properties,
        required: required.filter((field) => known.includes(field)),
        additionalProperties: false,
      },
      sections: [
        { id: 'one', title: said('one'), fields: known.filter((_, i) => i % 2 === 0) },
        { id: 'two', title: said('two'), fields: known.filter((_, i) => i % 2 === 1) },
      ],
      fields,
      texts: { en: Object.fromEntries(known.map((field) => [field, { title: field }])) },
    };
  });

const tightenings: fc.Arbitrary<Tightening> = anyOf({
  required: fc.constant(true),
  minLength: small,
  maxLength: small,
  minimum: small,
  maximum: fc.integer({ min: 3, max: 9 }),
  minItems: fc.nat(2),
  maxItems: fc.nat(3),
  options: fc.subarray(['x', 'y', 'z'], { minLength: 1 }),
});

/** Whatever an overlay can say, sensible or not; the checks sort out what does not fit. */
export const operationsOn = (form: Form): fc.Arbitrary<Operation> => {
  const fields = [...Object.keys(form.schema.properties), 'own1', 'own2'];
  const field = fc.constantFrom(...fields);
  const place = fc.record(
    { section: fc.constantFrom('one', 'two'), after: field },
    { requiredKeys: ['section'] },
  );
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('own1', 'own2'), fieldSchemas, fc.boolean(), place, fc.boolean())
      .map(([own, schema, required, at, isShown]): Operation => {
        const when = { fact: 'answer:flag', operator: 'equal' as const, value: true };
        return {
          op: 'add',
          field: own,
          ...at,
          required,
          schema: { ...schema, title: own },
          ...(isShown && { rules: { show: when } }),
          texts: { en: { title: own } },
        };
      }),
    fc.record({
      op: fc.constant('relabel' as const),
      field,
      title: fc.constantFrom(said('new'), said('newer')),
    }),
    fc.record({ op: fc.constant('tighten' as const), field, to: tightenings }),
    fc.record({ op: fc.constant('hide' as const), field }),
    fc.tuple(field, place).map(([one, at]): Operation => ({ op: 'reorder', field: one, ...at })),
    fc.record({
      op: fc.constant('setDefault' as const),
      field,
      value: fc.constantFrom('x', 'y', true, 3),
    }),
  );
};

/** Overlays that fit on a form, with as much as possible of what was tried. */
export const overlaysOn = (form: Form, operation: fc.Arbitrary<Operation>): fc.Arbitrary<Overlay> =>
  fc.array(operation, { minLength: 1, maxLength: 8 }).map((tried) => {
    const operations = tried.reduce<Operation[]>((fitting, one) => {
      const next = [...fitting, one];
      const { problems } = applyOverlay(
        form,
        { form: form.id, operations: next },
        { file: '', pointer: '' },
      );
      return problems.length === 0 ? next : fitting;
    }, []);
    return { form: form.id, operations };
  });

/** What a level above may make of its form: anything, also looser, renamed, moved or gone. */
export const nextBaseOf = (form: Form): fc.Arbitrary<Form> => {
  const fields = Object.keys(form.schema.properties);
  const changes = fc.record({
    gone: fc.subarray(fields, { maxLength: 2 }),
    renamed: fc.subarray(fields, { maxLength: 2 }),
    changed: fc.dictionary(fc.constantFrom(...fields), fieldSchemas, { maxKeys: 2 }),
    required: fc.subarray(fields),
    added: fc.subarray(['own1', 'n1']),
    moved: fc.option(fc.constantFrom(...fields), { nil: undefined }),
    locked: fc.subarray(fields, { maxLength: 1 }),
  });
  return changes.map((all) => changed(form, all));
};

interface Changes {
  readonly gone: string[];
  readonly renamed: string[];
  readonly changed: Record<string, FieldSchema>;
  readonly required: string[];
  readonly added: string[];
  readonly moved: string | undefined;
  readonly locked: string[];
}

function changed(form: Form, change: Changes): Form {
  const properties = Object.fromEntries(
    Object.entries(form.schema.properties)
      .filter(([field]) => field === 'flag' || !change.gone.includes(field))
      .map(([field, schema]) => {
        const title = change.renamed.includes(field) ? `${schema.title} anew` : schema.title;
        return [field, { ...(change.changed[field] ?? schema), ...(title && { title }) }];
      }),
  );
  for (const field of change.added) properties[field] = { type: 'string', title: field };
  const isThere = (field: string) => Object.hasOwn(properties, field);
  const sections = form.sections.map((section, i) => ({
    ...section,
    fields: [
      ...section.fields.filter((field) => isThere(field) && field !== change.moved),
      ...(i === 0 ? change.added : []),
      ...(i === 1 && change.moved && isThere(change.moved) ? [change.moved] : []),
    ],
  }));
  const rules = Object.entries(form.fields ?? {}).filter(([field]) => isThere(field));
  const locks = change.locked.filter(isThere).map((field): [string, FieldRules] => {
    return [field, { ...form.fields?.[field], locked: true }];
  });
  return {
    ...form,
    schema: {
      ...form.schema,
      properties,
      required: change.required.filter(isThere),
    },
    sections,
    fields: Object.fromEntries([...rules, ...locks]),
  };
}

/** Answers to a form: mostly what its fields can have, at times junk, at times nothing. */
export const answersTo = (form: Form): fc.Arbitrary<Record<string, unknown>> => {
  const model = Object.fromEntries(
    Object.entries(form.schema.properties).map(([field, schema]) => [
      field,
      fc.oneof(
        { weight: 12, arbitrary: valueFor(schema) },
        { weight: 1, arbitrary: fc.constantFrom<unknown>('q', '', -1, 77, null, [], [{}], true) },
      ),
    ]),
  );
  return anyOf(model);
};

function valueFor(schema: FieldSchema): fc.Arbitrary<unknown> {
  const { type, oneOf, items, format, pattern, minLength = 0, minimum = 0 } = schema;
  const atMost = (limit: number | undefined, least: number) => Math.max(least, limit ?? least + 3);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (oneOf) return fc.constantFrom(...oneOf.map((choice) => choice.const), 'x');
  if (format === 'date') return fc.constant('2026-01-05');
  if (format) return fc.constant('2026-01-05T10:00:00Z');
  if (pattern) return fc.constantFrom('abc', 'b');
  switch (type) {
    case 'string':
      return fc.string({ minLength, maxLength: atMost(schema.maxLength, minLength) });
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.ceil(minimum),
        max: atMost(schema.maximum, Math.ceil(minimum)),
      });
    case 'array': {
      const least = schema.minItems ?? 0;
      const limits = { minLength: least, maxLength: Math.min(3, atMost(schema.maxItems, least)) };
      const given = items?.oneOf?.map((choice) => choice.const);
      if (given) return fc.uniqueArray(fc.constantFrom(...given), limits);
      return items ? fc.array(valueFor(items), limits) : fc.constant([]);
    }
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([id, one]) => [id, valueFor(one)]),
        ),
      );
    default:
      return fc.boolean();
  }
}
