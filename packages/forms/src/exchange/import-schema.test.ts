import type { Form } from '@bitan/definitions';
import { applyOverlay, checkAlone } from '@bitan/definitions/resolve';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf } from '../testing.ts';
import { readFormFile } from './index.ts';

const form: Form = formOf({ name: { type: 'string', title: '姓名' } });
const read = (schema: unknown, ui?: unknown) => {
  const result = readFormFile(JSON.stringify(ui ? { schema, uiSchema: ui } : schema), form);
  if ('refused' in result) throw new Error(result.refused.message.en);
  const fields = result.operations.flatMap((one) => (one.op === 'add' ? [one] : []));
  const sections = result.operations.flatMap((one) => (one.op === 'section' ? [one] : []));
  return { ...result, fields, sections };
};
const refused = (text: string) => {
  const result = readFormFile(text, form);
  return 'refused' in result ? result.refused : undefined;
};
const object = (properties: object, more = {}) => ({ type: 'object', properties, ...more });
const problemsOf = (operations: ReturnType<typeof read>['operations']) => {
  const overlay = { form: form.id, operations: [...operations] };
  return [
    ...checkAlone('overlays', overlay),
    ...applyOverlay(form, overlay, { file: '', pointer: '' }).problems,
  ];
};

describe('a plain JSON Schema', () => {
  it('becomes fields that a form takes, groups as sections of their own', () => {
    const { operations, fields, sections, notes } = read(
      object(
        {
          name: { type: 'string', title: 'Name', maxLength: 40 },
          kind: { enum: ['a', 'b'], enumNames: ['甲', '乙'] },
          on: { type: ['string', 'null'], format: 'date' },
          tags: { type: 'array', items: { enum: ['x', 'y'] } },
          rows: {
            type: 'array',
            items: object({ 'Full name': { type: 'string' }, n: { type: 'integer' } }),
          },
          address: object({ street: { $ref: '#/$defs/line' } }, { title: '地址' }),
          definitions: { type: 'boolean' },
        },
        { title: '登记', required: ['name'], $defs: { line: { type: 'string', minLength: 2 } } },
      ),
      { 'ui:order': ['on', '*'], name: { 'ui:widget': 'textarea' } },
    );
    expect(fields.map(({ field }) => field)).toEqual([
      'on',
      'name2',
      'kind',
      'tags',
      'rows',
      'definitions',
      'addressStreet',
    ]);
    expect(sections.map(({ title }) => title.en)).toEqual(['登记', '地址']);
    expect(fields[1]).toMatchObject({ required: true, ui: { 'ui:widget': 'textarea' } });
    expect(fields[2]?.schema.oneOf).toEqual([
      { const: 'a', title: '甲' },
      { const: 'b', title: '乙' },
    ]);
    expect(fields[4]?.schema.items?.properties).toHaveProperty('fullName');
    expect(fields[6]?.schema).toMatchObject({ type: 'string', minLength: 2 });
    expect(notes.map(({ pointer }) => pointer)).toEqual([
      '/schema/properties/name',
      '/schema/properties/rows/items/properties/Full name',
      '/schema/properties/address/properties/street',
    ]);
    expect(problemsOf(operations)).toEqual([]);
  });

  it('shows and requires fields on the conditions that it says', () => {
    const { fields, notes } = read(
      object(
        { married: { type: 'boolean' }, since: { type: 'string', format: 'date' } },
        {
          allOf: [
            {
              if: { properties: { married: { const: true } }, required: ['married'] },
              then: { properties: { spouse: { type: 'string' } }, required: ['spouse', 'since'] },
              else: { properties: { single: { type: 'string' } } },
            },
            { if: { minProperties: 3 }, then: { properties: { odd: { type: 'string' } } } },
          ],
        },
      ),
    );
    const when = { fact: 'answer:married', operator: 'equal', value: true };
    const found = Object.fromEntries(fields.map((one) => [one.field, one]));
    expect(found.spouse).toMatchObject({ required: true, rules: { show: when } });
    expect(found.since?.rules).toEqual({ requireWhen: when });
    expect(found.single?.rules).toEqual({ show: { not: when } });
    expect(found.odd?.rules).toBeUndefined();
    expect(notes.map(({ pointer }) => pointer)).toEqual(['/allOf/0/if', '/allOf/1/if']);
  });

  it('tells what was not understood, at its place, and takes the rest', () => {
    const { operations, fields, notes } = read(
      object(
        {
          mail: { type: 'string', format: 'email', pattern: '(a)\\1', default: 5 },
          slow: { type: 'string', pattern: '^(a+)+$' },
          any: { anyOf: [{ type: 'string' }, { type: 'number' }] },
          paper: { type: 'string', format: 'data-url' },
          words: { type: 'array', items: { type: 'string' } },
          constructor: { type: 'string' },
        },
        { dependencies: {}, patternProperties: {} },
      ),
      {
        mail: { 'ui:style': { color: 'red' }, 'ui:widget': 'iframe' },
        'ui:submitButtonOptions': { props: { dangerouslySetInnerHTML: { __html: '<b>' } } },
      },
    );
    expect(fields.map(({ field }) => field)).toEqual(['mail', 'slow', 'words']);
    expect(fields[0]?.ui).toBeUndefined();
    expect(fields[2]?.schema.items?.properties).toHaveProperty('value');
    expect(notes.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/schema/dependencies',
      '/schema/patternProperties',
      '/schema/properties/any',
      '/schema/properties/constructor',
      '/schema/properties/mail/default',
      '/schema/properties/mail/format',
      '/schema/properties/mail/pattern',
      '/schema/properties/paper',
      '/schema/properties/slow/pattern',
      '/schema/properties/words/items',
      '/uiSchema/mail/ui:style',
      '/uiSchema/mail/ui:widget',
      '/uiSchema/ui:submitButtonOptions',
    ]);
    expect(problemsOf(operations)).toEqual([]);
  });

  it('is refused where it could do harm, with the place and the cure', () => {
    const self = object({ a: { $ref: '#/$defs/a' } });
    const pointerOf = (schema: object) => refused(JSON.stringify(schema))?.pointer;
    const circle = { ...self, $defs: { a: { properties: { b: { $ref: '#/$defs/a' } } } } };
    expect(pointerOf(circle)).toBe('/$defs/a/properties/b/$ref');
    expect(pointerOf(object({ a: { $ref: '#' } }))).toBe('/properties/a/$ref');
    expect(pointerOf(object({ a: { $ref: '#there' } }))).toBe('/properties/a/$ref');
    const doubling = Object.fromEntries(
      Array.from({ length: 22 }, (_, i) => [
        `d${i}`,
        { anyOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] },
      ]),
    );
    const bomb = object({ a: { $ref: '#/$defs/d0' } }, { $defs: { ...doubling, d22: {} } });
    expect(refused(JSON.stringify(bomb))?.message.en).toMatch(/too large|too deep/);
    expect(
      refused(`${'{"properties":{"a":'.repeat(60)}{}${'}}'.repeat(60)}`)?.message.en,
    ).toContain('too deep');
    expect(refused('['.repeat(100_000))?.message.en).toContain('no JSON');
    expect(pointerOf({ ...self, $async: true })).toBe('/$async');
    expect(refused(JSON.stringify(object({ a: { $ref: 'https://a.b/c' } })))?.message.en).toContain(
      'out of the file',
    );
    expect(refused('PK\u0003\u0004')?.message.en).toContain('no JSON');
    expect(refused('[1]')?.message.en).toContain('no form');
    expect(refused('{"type":"object"}')?.message.en).toContain('can be a field');
    expect(refused(`{"a":"${'x'.repeat(200_001)}"}`)?.message.en).toContain('too large');
    const many = Object.fromEntries(
      Array.from({ length: 301 }, (_, i) => [`f${i}`, { type: 'string' }]),
    );
    expect(refused(JSON.stringify(object(many)))?.message.en).toContain('too large');
  });

  it('is taken or refused, whatever it is, and what is taken is sound', () => {
    const keyword = fc.constantFrom(
      ...[
        'type',
        'properties',
        'items',
        'enum',
        'oneOf',
        'allOf',
        'if',
        'then',
        'required',
        '$ref',
      ],
      ...['pattern', 'format', 'default', 'maxLength', 'const', 'title', '__proto__', 'anyOf'],
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('object', 'string', 'array', '#', '#/properties', 'a', 5, null),
        fc.dictionary(keyword, tie('node'), { maxKeys: 4 }),
        fc.array(tie('node'), { maxLength: 3 }),
      ),
    }));
    const sound = fc.constantFrom<object>(
      { type: 'string', maxLength: 5 },
      { type: 'array', items: { enum: ['a', 'b'] } },
      object({ x: { type: 'boolean' } }),
      { type: 'array', items: object({ x: { type: 'integer' } }) },
    );
    const property = fc.oneof(sound, node);
    let taken = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('a', 'b', 'toString'), property),
        node,
        (all, more) => {
          const schema = { type: 'object', properties: all, allOf: [more] };
          const result = readFormFile(JSON.stringify({ schema, uiSchema: more }), form);
          if ('refused' in result) expect(result.refused.message.en.length).toBeGreaterThan(10);
          else expect(problemsOf(result.operations)).toEqual([]);
          if (!('refused' in result)) taken += 1;
        },
      ),
      { numRuns: 400 },
    );
    expect(taken, 'what is never taken proves nothing').toBeGreaterThan(20);
  });
});
