import type { FieldSchema, Form } from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import { masked } from './masked.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const text: FieldSchema = { type: 'string', title: 't' };
const form: Form = {
  id: 'f',
  title: said('f'),
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      matter: text,
      who: text,
      unit: text,
      by: text,
      secret: text,
      few: text,
      on: { ...text, format: 'date' },
      way: { ...text, oneOf: [{ const: 'a', title: '甲' }] },
      rows: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { name: text, who: text, sum: { type: 'number' } },
        },
      },
    },
  },
  uiSchema: {
    who: { 'ui:widget': 'person' },
    unit: { 'ui:widget': 'unit' },
    rows: { items: { who: { 'ui:widget': 'person' } } },
  },
  sections: [{ id: 's', title: said('s'), fields: [] }],
  fields: { secret: { seal: 'x' }, few: { see: ['leader'] } },
};

describe('answers to try a form with', () => {
  it('tell nothing of whom they are', () => {
    const { answers, names } = masked(form, {
      matter: '王伟（13800000000）说：Abc。',
      who: 'id-1',
      unit: 'id-2',
      secret: '李某',
      few: '只供少数人',
      on: '2026-01-05',
      way: 'a',
      rows: [{ name: '张三', who: 'id-1', sum: 3 }, { strange: '李四' }],
      strange: '王五',
    });
    expect(answers).toEqual({
      matter: '某某（00000000000）某：xxx。',
      who: 'masked-1',
      unit: 'masked-2',
      on: '2026-01-05',
      way: 'a',
      rows: [{ name: '某某', who: 'masked-1', sum: 3 }, {}],
    });
    expect(names['masked-1']).toEqual({ 'zh-CN': '人员甲', en: 'Person 1' });
    expect(names['masked-2']).toEqual({ 'zh-CN': '单位乙', en: 'Unit 2' });
  });
});
