// @vitest-environment happy-dom
import type { Form } from '@bitan/definitions';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.tsx';
import { RecordView } from './record-view.tsx';

const form: Form = {
  id: 'f',
  title: { 'zh-CN': '表', en: 'Form' },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      named: { type: 'boolean', title: '具名' },
      who: { type: 'string', title: '何人' },
      subject: { type: 'string', title: '对象' },
      way: { type: 'string', title: '方式', oneOf: [{ const: 'a', title: '甲' }] },
      rows: {
        type: 'array',
        title: '明细',
        items: {
          type: 'object',
          additionalProperties: false,
          properties: { item: { type: 'string', title: '条目' } },
        },
      },
      empty: { type: 'string', title: '没有答' },
    },
  },
  uiSchema: { subject: { 'ui:widget': 'person' } },
  sections: [
    {
      id: 'a',
      title: { 'zh-CN': '甲部', en: 'A' },
      fields: ['named', 'who', 'subject', 'way', 'rows', 'empty'],
    },
  ],
  fields: { who: { seal: 's', show: { fact: 'answer:named', operator: 'equal', value: true } } },
};

describe('a record', () => {
  it('says in words what was answered, and nothing else', () => {
    const answers = { named: true, subject: 'id1', way: 'a', rows: [{ item: '第一' }] };
    show(<RecordView form={form} answers={answers} names={{ id1: '王伟' }} />);
    const said = [...document.querySelectorAll('dt')].map((term) => term.textContent);
    expect(said).toEqual(['具名', '对象', '方式', '明细']);
    for (const word of ['是', '王伟', '甲', '第一']) expect(screen.getByText(word)).toBeTruthy();
    expect(document.querySelector('input')).toBeNull();
  });

  it('shows a sealed part without the answers that it depended on', () => {
    show(<RecordView form={form} answers={{ who: '李某' }} />);
    expect(screen.getByText('李某')).toBeTruthy();
  });
});
