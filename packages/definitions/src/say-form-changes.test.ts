import { describe, expect, it } from 'vitest';
import type { Form } from './model/form.ts';
import { sayFormChanges } from './say-form-changes.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const form: Form = {
  id: 'lead',
  title: { 'zh-CN': '线索', en: 'Lead' },
  schema: {
    type: 'object',
    properties: {
      source: { type: 'string', title: '线索来源', maxLength: 100 },
      kind: {
        type: 'string',
        title: '类别',
        oneOf: [
          { const: 'a', title: '甲' },
          { const: 'b', title: '乙' },
        ],
      },
    },
    additionalProperties: false,
  },
  sections: [{ id: 's', title: said('s'), fields: ['source', 'kind'] }],
  texts: { en: { source: { title: 'Source' }, kind: { title: 'Kind' } } },
};
const properties = form.schema.properties;
const with_ = (schema: Partial<Form['schema']>, more: Partial<Form> = {}): Form => ({
  ...form,
  ...more,
  schema: { ...form.schema, ...schema },
});
const chinese = (after: Form) => sayFormChanges(form, after).map((one) => one['zh-CN']);

describe('what is different in a form', () => {
  it('is said field by field, from what to what', () => {
    const stricter = with_({
      required: ['source'],
      properties: {
        source: { ...properties.source, type: 'string', maxLength: 50 },
        kind: { ...properties.kind, type: 'string', oneOf: [{ const: 'a', title: '甲' }] },
      },
    });
    expect(chinese(stricter)).toEqual([
      '表单「线索」字段「线索来源」：必填 否→是；最多字数 100→50',
      '表单「线索」字段「类别」：去掉选项 乙',
    ]);
    expect(sayFormChanges(form, stricter)[0]?.en).toBe(
      'Form “Lead”, field “Source”: required no→yes; most characters 100→50',
    );
  });

  it('names fields that come, go, are called otherwise, or stand elsewhere', () => {
    const source = { ...properties.source, type: 'string' as const, title: '来源' };
    const own = { type: 'boolean' as const, title: '新' };
    const sections = [{ id: 's', title: said('s'), fields: ['own1', 'source'] }];
    const { kind: _, ...rest } = properties;
    expect(chinese(with_({ properties: { ...rest, source, own1: own } }, { sections }))).toEqual([
      '表单「线索」字段「线索来源」：改称「来源」',
      '表单「线索」字段「新」：新增',
      '表单「线索」字段「类别」：不再使用',
    ]);
    const turned = [{ id: 's', title: said('s'), fields: ['kind', 'source'] }];
    expect(chinese(with_({}, { sections: turned }))).toEqual([
      '表单「线索」字段次序调整：类别、线索来源',
    ]);
  });

  it('says conditions, sections, choices and the form itself in words', () => {
    const when = { fact: 'answer:kind', operator: 'equal' as const, value: 'a' };
    const after = with_(
      {},
      {
        title: { 'zh-CN': '线索登记', en: 'Leads' },
        fields: { source: { requireWhen: when } },
        sections: [
          { id: 's', title: said('t'), fields: ['source'] },
          { id: 'n', title: said('新组'), fields: ['kind'] },
        ],
      },
    );
    expect(chinese(after).map((one) => one.replace('表单「线索登记」', ''))).toEqual([
      '改称「线索登记」',
      '分组「s」：改称「t」',
      '分组「新组」：新增',
      '字段「线索来源」：必填条件改为：「类别」为甲',
      '字段「类别」：移到分组「新组」',
    ]);
  });

  it('says notices, columns, and what is computed otherwise', () => {
    const rows = (columns: string[]): Form => {
      const cells = columns.map((one) => [one, { type: 'string' as const, title: one }]);
      return with_(
        {
          properties: {
            ...properties,
            source: {
              type: 'array',
              title: '线索来源',
              items: {
                type: 'object',
                properties: Object.fromEntries(cells),
                additionalProperties: false,
              },
            },
          },
        },
        {
          notices: { note: { text: said(columns.join()) } },
          fields: { kind: { writeIn: columns } },
        },
      );
    };
    const told = sayFormChanges(rows(['a', 'b']), rows(['b', 'c'])).map((one) => one['zh-CN']);
    expect(told).toEqual([
      '表单「线索」字段「线索来源」：去掉列 a；增加列 c',
      '表单「线索」字段「类别」：可以填的阶段修改',
      '表单「线索」提示「b,c」：修改',
    ]);
  });

  it('is nothing where nothing is', () => {
    expect(sayFormChanges(form, form)).toEqual([]);
  });
});
