import type { Form } from '@bitan/definitions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, fieldsRead, standingOf } from './standing.ts';

const text = { 'zh-CN': '表', en: 'Form' };
const when = (field: string, value: unknown) =>
  ({ fact: `answer:${field}`, operator: 'equal', value }) as const;
const form = {
  id: 'f',
  title: text,
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['name'],
    properties: {
      name: { type: 'string' },
      named: { type: 'boolean' },
      alias: { type: 'string' },
      why: { type: 'string' },
      rows: { type: 'array', items: { type: 'string' } },
    },
  },
  sections: [{ id: 'a', title: text, fields: ['name', 'named', 'alias', 'why', 'rows'] }],
  fields: {
    alias: { show: when('named', true) },
    why: { show: when('alias', 'x'), requireWhen: when('name', 'x') },
  },
} as Form;

const step = fc.tuple(
  fc.constantFrom('name', 'named', 'alias', 'why', 'rows'),
  fc.constantFrom<unknown>(undefined, '', 'x', 'y', true, false, [], ['x']),
);

describe('how a form stands', () => {
  it('is the same, whether it follows from the last answer or from all of them', () => {
    const read = fieldsRead(form);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let standing = standingOf(form, {});
        for (const [name, value] of steps) {
          if (standing.shown.has(name)) standing = answered(form, read, standing, name, value);
        }
        expect(standing).toEqual(standingOf(form, standing.answers));
      }),
    );
  });

  it('keeps what an answer changes nothing of, to the very object', () => {
    const before = standingOf(form, { named: true });
    const after = answered(form, fieldsRead(form), before, 'rows', ['x']);
    expect(after.shown).toBe(before.shown);
    expect(after.required).toBe(before.required);
    const shows = answered(form, fieldsRead(form), before, 'alias', 'x');
    expect(shows.shown).not.toBe(before.shown);
    expect(shows.required).toBe(before.required);
  });
});
