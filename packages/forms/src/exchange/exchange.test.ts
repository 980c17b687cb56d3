import type { Form, Operation } from '@bitan/definitions';
import { applyOverlay } from '@bitan/definitions/resolve';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answersTo, generatedForms } from '../../../definitions/src/testing-forms.ts';
import { settle } from '../answers.ts';
import { validateInterpreted } from '../browser.ts';
import { answersOf, formOf, forms, nationalEdition } from '../testing.ts';
import { plainForm, readFormFile, writeFormFile } from './index.ts';

let national: readonly Form[];
beforeAll(async () => {
  national = Object.values((await nationalEdition()).forms);
});

const empty: Form = {
  ...formOf({}),
  id: 'own',
  sections: [{ id: 's', title: { 'zh-CN': 's', en: 's' }, fields: [] }],
};
const read = (text: string, onto = empty) => {
  const result = readFormFile(text, onto);
  if ('refused' in result)
    throw new Error(`${result.refused.pointer} ${result.refused.message.en}`);
  return result;
};
const taken = (operations: readonly Operation[], onto = empty): Form => {
  const overlay = { form: onto.id, operations: [...operations] };
  const { form, problems } = applyOverlay(onto, overlay, { file: '', pointer: '' });
  expect(problems).toEqual([]);
  return form;
};
const plain = (form: Form) => JSON.stringify(plainForm(form, 'zh-CN'));
const accepts = (form: Form, answers: object) => validateInterpreted(form, answers).length === 0;
/** Days that are measured from others are no part of a plain schema. */
const withoutDays = (form: Form): Form => ({
  ...form,
  fields: Object.fromEntries(
    Object.entries(form.fields ?? {}).map(([id, { earliest: _, latest: __, ...rules }]) => [
      id,
      rules,
    ]),
  ),
});

describe('a form that went out as a plain schema and came back', () => {
  it('accepts the same answers', () => {
    let accepted = 0;
    const anyForm = fc.oneof(
      fc.tuple(forms.map(withoutDays), fc.array(answersOf, { minLength: 1, maxLength: 8 })),
      generatedForms.chain((form) => fc.tuple(fc.constant(form), fc.array(answersTo(form)))),
    );
    fc.assert(
      fc.property(anyForm, ([form, all]) => {
        const back = taken(read(plain(form)).operations);
        for (const answers of all) {
          const settled = settle(form, answers);
          if (accepts(form, settled)) accepted += 1;
          expect(accepts(back, settled)).toBe(accepts(form, settled));
        }
      }),
      { numRuns: 150 },
    );
    expect(accepted, 'what is never accepted proves nothing').toBeGreaterThan(50);
  });

  it('has the fields of every form of the base pack, in their order, with all they demand', () => {
    for (const form of national) {
      const { operations, notes } = read(plain(form));
      const back = taken(operations);
      const order = (one: Form) =>
        one.sections.flatMap(({ fields }) => fields).filter((id) => id in one.schema.properties);
      expect(order(back), form.id).toEqual(order(form));
      expect(back.schema.required?.toSorted(), form.id).toEqual(form.schema.required?.toSorted());
      for (const [id, rules] of Object.entries(form.fields ?? {})) {
        expect(back.fields?.[id]?.show, `${form.id} ${id}`).toEqual(rules.show);
        expect(back.fields?.[id]?.requireWhen, `${form.id} ${id}`).toEqual(rules.requireWhen);
      }
      const computed = Object.values(form.fields ?? {}).filter((one) => one.computed);
      expect(notes.length, `${form.id} ${JSON.stringify(notes)}`).toBe(computed.length);
    }
  });
});

describe('the file of a form', () => {
  it('brings its changes to the same form of another office', () => {
    const form = formOf({ a: { type: 'string', title: '甲' } });
    const operations: Operation[] = [{ op: 'tighten', field: 'a', to: { required: true } }];
    const overlay = { form: form.id, operations };
    const text = writeFormFile(taken(operations, form), overlay);
    expect(read(text, form)).toEqual({ kind: 'overlay', operations, notes: [] });
    const changed = readFormFile(text.replace('"required": true', '"required": 1'), form);
    expect(changed).toMatchObject({ refused: { pointer: '/sha256' } });
  });

  it('names the change that no form could take, and keeps the others', () => {
    const form = formOf({ a: { type: 'string', title: '甲' } });
    const good: Operation = { op: 'hide', field: 'a' };
    const bad = { op: 'add', field: 'b', section: 's', schema: { type: 'string', oneOf: 5 } };
    const text = writeFormFile(form, { form: form.id, operations: [bad as never, good] });
    const { operations, notes } = read(text, form);
    expect(operations).toEqual([good]);
    expect(notes.map(({ pointer }) => pointer)).toEqual(['/overlay/operations/0']);
  });

  it('makes the same form again where there is none, under other names where they are taken', () => {
    fc.assert(
      fc.property(forms, fc.array(answersOf, { minLength: 1, maxLength: 8 }), (form, all) => {
        const back = taken(read(writeFormFile(form, undefined)).operations);
        for (const answers of all) {
          const settled = settle(form, answers);
          expect(settle(back, answers)).toEqual(settled);
          expect(accepts(back, settled)).toBe(accepts(form, settled));
        }
      }),
      { numRuns: 60 },
    );
    const rule = { fact: 'answer:a', operator: 'equal' as const, value: true };
    const one = formOf(
      { a: { type: 'boolean', title: 'a' }, b: { type: 'string', title: 'b' } },
      {
        fields: { b: { show: rule } },
      },
    );
    const other = { ...formOf({ a: { type: 'string', title: 'a' } }), id: 'other' };
    const both = taken(read(writeFormFile(one, undefined), other).operations, other);
    expect(both.fields?.b?.show).toEqual({ ...rule, fact: 'answer:a2' });
  });

  it('is the definition of a form of the base pack, too', () => {
    for (const form of national) {
      const back = taken(read(JSON.stringify(form)).operations);
      const { required = [], $schema: _, ...schema } = form.schema;
      expect(back.schema).toMatchObject(schema);
      expect(back.schema.required?.toSorted()).toEqual(required.toSorted());
    }
  });
});
