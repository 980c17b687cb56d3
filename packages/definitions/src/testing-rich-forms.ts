import fc from 'fast-check';
import type { Computed, FieldRules, FieldSchema, Form } from './model/form.ts';
import type { Operation, Tightening } from './model/overlay.ts';
import { anyOf, generatedForms, operationsOn } from './testing-forms.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const when = { fact: 'answer:flag', operator: 'equal' as const, value: true };

/** A table whose rows have texts, numbers, choices and dates, some of which are required. */
export const tables: fc.Arbitrary<FieldSchema> = fc
  .record({
    rows: anyOf({ minItems: fc.nat(2), maxItems: fc.integer({ min: 2, max: 4 }) }),
    required: fc.subarray(['name', 'n', 'kind']),
    most: anyOf({ maximum: fc.integer({ min: 2, max: 6 }) }),
  })
  .map(({ rows, required, most }) => ({
    type: 'array',
    ...rows,
    items: {
      type: 'object',
      properties: {
        name: { type: 'string', title: 'name', maxLength: 5 },
        n: { type: 'integer', title: 'n', minimum: 0, ...most },
        kind: { type: 'string', title: 'kind', oneOf: [{ const: 'x', title: 'x' }] },
        on: { type: 'string', title: 'on', format: 'date' },
      },
      required,
      additionalProperties: false,
    },
  }));

const computed = fc.constantFrom<Computed>(
  { kind: 'sum', of: [{ field: 'rows', column: 'n' }, { field: 'count' }] },
  { kind: 'rows', field: 'rows' },
  { kind: 'share', field: 'rows', column: 'n' },
  { kind: 'days', from: 'from', to: 'to' },
  { kind: 'points', weights: { flag: 2, count: 0.5 } },
);

const who: fc.Arbitrary<FieldRules> = anyOf({
  see: fc.subarray(['a', 'b'], { minLength: 1 }),
  write: fc.subarray(['a', 'b'], { minLength: 1 }),
  seeIn: fc.constant<string[]>(['first']),
  writeIn: fc.constant<string[]>(['first', 'second']),
});

/** Whatever else a form can have: a table, days, what is computed and read, notices, roles, stages. */
export const richForms: fc.Arbitrary<Form> = fc
  .tuple(generatedForms, tables, computed, fc.array(who, { minLength: 3, maxLength: 3 }))
  .chain(([form, rows, found, whose]) =>
    fc
      .tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
      .map((flags) => rich(form, { rows, found, whose, flags })),
  );

interface More {
  readonly rows: FieldSchema;
  readonly found: Computed;
  readonly whose: readonly FieldRules[];
  readonly flags: readonly boolean[];
}

function rich(form: Form, { rows, found, whose, flags }: More): Form {
  const day: FieldSchema = { type: 'string', format: 'date' };
  const added: Record<string, FieldSchema> = {
    rows: { ...rows, title: 'rows' },
    count: { type: 'number', title: 'count', multipleOf: 0.5, maximum: 20 },
    from: { ...day, title: 'from' },
    to: { ...day, title: 'to' },
    found: { type: 'number', title: 'found' },
    last: { type: 'string', title: 'last', maxLength: 4 },
  };
  const [needsRows, needsLast, isLimited, keeps] = flags;
  const much = { fact: 'answer:found', operator: 'greaterThan' as const, value: 1 };
  const limit = { latest: [{ kind: 'today' as const }, { kind: 'field' as const, field: 'to' }] };
  const required = [...(needsRows ? ['rows'] : []), ...(needsLast ? ['last'] : [])];
  const [first, second] = form.sections;
  if (!first || !second) return form;
  return {
    ...form,
    schema: {
      ...form.schema,
      properties: { ...form.schema.properties, ...added },
      required: [...(form.schema.required ?? []), ...required],
    },
    sections: [
      { ...first, fields: ['note', ...first.fields, 'rows', 'count'] },
      { ...second, fields: [...second.fields, 'from', 'to'] },
      { id: 'three', title: said('three'), fields: ['found', 'told', 'last'] },
    ],
    fields: {
      ...form.fields,
      rows: { ...whose[0] },
      count: { ...whose[1], requireWhen: when },
      from: isLimited ? limit : {},
      found: { computed: found },
      last: { ...whose[2], show: much, onHide: keeps ? 'keep' : 'clear' },
    },
    notices: { note: { text: said('note') }, told: { text: said('told'), show: much } },
    texts: {
      en: {
        ...form.texts?.en,
        ...Object.fromEntries(Object.keys(added).map((field) => [field, { title: field }])),
      },
    },
  };
}

const days = fc.constantFrom<Tightening>(
  { latest: [{ kind: 'today' }] },
  { earliest: [{ kind: 'on', date: '2026-01-04' }] },
  { earliest: [{ kind: 'field', field: 'from' }] },
);

const tightenings: fc.Arbitrary<Tightening> = fc.oneof(
  days,
  fc.constantFrom<Tightening>(
    { multipleOf: 0.25 },
    { multipleOf: 1 },
    { pattern: '^[a-z]*$' },
    { format: 'resident-id' },
    { requireWhen: when },
    { requireWhen: { fact: 'answer:found', operator: 'greaterThan', value: 0 } },
    { required: true },
  ),
  anyOf({ minItems: fc.nat(3), maxItems: fc.nat(4), maximum: fc.nat(9) }),
);

/** Whatever an overlay can say of such a form, sensible or not. */
export const richOperationsOn = (form: Form): fc.Arbitrary<Operation> => {
  const sections = [...form.sections.map(({ id }) => id), 'own'];
  const field = fc.constantFrom(
    ...Object.keys({ ...form.schema.properties, ...form.notices }),
    'own1',
    'own3',
    'note1',
  );
  const section = fc.constantFrom(...sections);
  const first = fc.constant(true);
  const place = fc.record({ section, after: field, first }, { requiredKeys: ['section'] });
  const spot = anyOf({ after: section, first });
  const own = fc
    .tuple(tables, computed, who, place, fc.nat(3), fc.boolean())
    .map(([rows, found, rules, at, kind, required]): Operation => {
      const isComputed = kind === 0;
      const schema: FieldSchema = isComputed ? { type: 'number' } : rows;
      return {
        op: 'add',
        field: 'own3',
        ...at,
        required: required && !isComputed,
        schema: { ...schema, title: 'own3' },
        rules: {
          ...rules,
          ...(isComputed && { computed: found }),
          ...(kind === 1 && { show: when, requireWhen: when }),
        },
        texts: { en: { title: 'own3' } },
      };
    });
  return fc.oneof(
    operationsOn(form),
    own,
    fc.tuple(field, tightenings).map(([one, to]): Operation => ({ op: 'tighten', field: one, to })),
    fc.tuple(place, fc.boolean()).map(([at, isShown]): Operation => {
      const show = isShown ? { show: when } : {};
      return { op: 'notice', field: 'note1', ...at, text: said('own'), ...show };
    }),
    fc.record({ op: fc.constant('hide' as const), field }),
    fc.tuple(field, place).map(([one, at]): Operation => ({ op: 'reorder', field: one, ...at })),
    spot.map((at): Operation => ({ op: 'section', section: 'own', title: said('own'), ...at })),
    fc.tuple(section, spot).map(([one, at]): Operation => ({ op: 'arrange', section: one, ...at })),
    section.map((one): Operation => ({ op: 'retitle', section: one, title: said('anew') })),
  );
};
