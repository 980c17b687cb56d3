import { fileURLToPath } from 'node:url';
import type { Computed, Edition, FieldRules, FieldSchema, Form } from '@bitan/definitions';
import { loadChain } from '@bitan/definitions/load';
import { resolve } from '@bitan/definitions/resolve';
import fc from 'fast-check';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const nationalEdition = async (): Promise<Edition> =>
  resolve(await loadChain(repository, 'national'));

const said = (text: string) => ({ 'zh-CN': text, en: text });

export function formOf(
  properties: Record<string, FieldSchema>,
  more: {
    required?: string[];
    fields?: Record<string, FieldRules>;
    bindings?: Form['bindings'];
    notices?: Form['notices'];
  } = {},
): Form {
  const { required = [], fields, bindings, notices } = more;
  return {
    id: 'form',
    title: said('form'),
    schema: { type: 'object', properties, required, additionalProperties: false },
    sections: [{ id: 's', title: said('s'), fields: Object.keys({ ...notices, ...properties }) }],
    ...(fields && { fields }),
    ...(bindings && { bindings }),
    ...(notices && { notices }),
  };
}

const choices = ['x', 'y', 'z'].map((value) => ({ const: value, title: value }));
const small = fc.nat({ max: 4 });

const field: fc.Arbitrary<FieldSchema> = fc.oneof(
  fc.record({
    type: fc.constant('string' as const),
    minLength: small,
    maxLength: fc.integer({ min: 4, max: 8 }),
  }),
  fc.constant<FieldSchema>({ type: 'string', pattern: '^[a-c]+$' }),
  fc.constant<FieldSchema>({ type: 'string', format: 'date' }),
  fc.constant<FieldSchema>({ type: 'string', oneOf: choices }),
  fc.record({
    type: fc.constantFrom('integer' as const, 'number' as const),
    minimum: small,
    maximum: fc.integer({ min: 5, max: 9 }),
  }),
  fc.constant<FieldSchema>({ type: 'number', multipleOf: 0.5 }),
  fc.constant<FieldSchema>({ type: 'boolean' }),
  fc.constant<FieldSchema>({ type: 'boolean', const: true }),
  fc.record({
    type: fc.constant('array' as const),
    uniqueItems: fc.constant(true),
    minItems: small,
    items: fc.constant<FieldSchema>({ type: 'string', oneOf: choices }),
  }),
  fc.constant<FieldSchema>({
    type: 'array',
    maxItems: 2,
    items: {
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 3 },
        on: { type: 'string', format: 'date' },
      },
      required: ['name'],
      additionalProperties: false,
    },
  }),
);

const notice = {
  text: said('notice'),
  show: { fact: 'answer:flag', operator: 'equal' as const, value: true },
};
const computed = fc.constantFrom<Computed>(
  { kind: 'sum', of: [{ field: 'f0' }, { field: 'f1', column: 'n' }, { field: 'shown' }] },
  { kind: 'rows', field: 'f1' },
  { kind: 'share', field: 'f1', column: 'n' },
  { kind: 'days', from: 'f0', to: 'shown' },
  { kind: 'points', weights: { flag: 2, f0: 0.1, shown: 0.2 } },
);

/**
 * Forms over every type of field; two are shown and required by what the first say, one is computed
 * from them, and the last is shown by what is computed.
 */
export const forms: fc.Arbitrary<Form> = fc
  .tuple(
    fc.array(field, { minLength: 1, maxLength: 4 }),
    field,
    field,
    fc.boolean(),
    fc.boolean(),
    computed,
  )
  .map(([always, shown, needed, negated, required, found]) => {
    const properties = Object.fromEntries(always.map((one, i) => [`f${i}`, one]));
    const when = { fact: 'answer:flag', operator: 'equal' as const, value: true };
    const all = {
      flag: { type: 'boolean' as const },
      ...properties,
      shown,
      needed,
      found: { type: 'number' as const, maximum: 3 },
      last: { type: 'string' as const, maxLength: 3 },
    };
    const much = { fact: 'answer:found', operator: 'greaterThan' as const, value: 1 };
    return formOf(all, {
      required: ['f0', ...(required ? ['shown'] : [])],
      fields: {
        shown: { show: negated ? { not: when } : when },
        needed: { requireWhen: when },
        found: { computed: found },
        last: { show: much },
        ...(always[0]?.format === 'date' && { f0: { latest: [{ kind: 'today' }] } }),
      },
      notices: { notice },
    });
  });

const junk = fc.oneof(
  fc.string({ maxLength: 9 }),
  fc.constantFrom('x', 'abc', '2026-02-30', '2026-02-28', '2026-13-01', ''),
  fc.integer({ min: -2, max: 12 }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.constantFrom('x', 'y', 'q', 'x'), { maxLength: 4 }),
  fc.array(
    fc.record(
      {
        name: fc.string({ maxLength: 5 }),
        on: fc.constantFrom('2026-01-01', 'no'),
        more: fc.constant(1),
      },
      { requiredKeys: [] },
    ),
    { maxLength: 3 },
  ),
);

/** Good answers, bad ones and junk, for the fields of `forms` and for none. */
export const answersOf = fc.dictionary(
  fc.constantFrom(
    'flag',
    'f0',
    'f1',
    'f2',
    'f3',
    'shown',
    'needed',
    'found',
    'last',
    'strange',
    'toString',
  ),
  junk,
  { maxKeys: 8 },
);
