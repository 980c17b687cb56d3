// @vitest-environment happy-dom
import type { Form } from '@bitan/definitions';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../api/problem.ts';
import { show } from '../testing/render.tsx';
import { ActionForm } from './action-form.tsx';

const form: Form = {
  id: 'f',
  title: { 'zh-CN': '表', en: 'Form' },
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'named', 'alias'],
    properties: {
      name: { type: 'string', title: '事由', maxLength: 5 },
      named: { type: 'boolean', title: '具名' },
      alias: { type: 'string', title: '称呼' },
      received: { type: 'string', format: 'date', title: '收到日期' },
      way: {
        type: 'string',
        title: '方式',
        oneOf: [
          { const: 'first', title: '甲' },
          { const: 'second', title: '乙' },
        ],
      },
      kinds: {
        type: 'array',
        title: '类别',
        uniqueItems: true,
        items: {
          type: 'string',
          oneOf: [
            { const: 'x', title: '子' },
            { const: 'y', title: '丑' },
          ],
        },
      },
      rows: {
        type: 'array',
        title: '明细',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['item'],
          properties: { item: { type: 'string', title: '条目' } },
        },
      },
    },
  },
  sections: [
    { id: 'a', title: { 'zh-CN': '甲部', en: 'A' }, fields: ['name', 'named', 'alias'] },
    { id: 'b', title: { 'zh-CN': '乙部', en: 'B' }, fields: ['received', 'way', 'kinds', 'rows'] },
  ],
  fields: { alias: { show: { fact: 'answer:named', operator: 'equal', value: true } } },
};

const user = userEvent.setup();
const onSubmit = vi.fn();
const fill = (more: Partial<Parameters<typeof ActionForm>[0]> = {}) => (
  <ActionForm form={form} answers={{}} onSubmit={onSubmit} {...more}>
    <button type="submit">送出</button>
  </ActionForm>
);
const submit = () => user.click(screen.getByRole('button', { name: '送出' }));
const pick = (group: string, choice: string) => {
  const within = screen.getByLabelText(group);
  const radio = [...within.querySelectorAll('label')].find((one) => one.textContent === choice);
  return user.click(radio as HTMLElement);
};

beforeEach(() => {
  onSubmit.mockReset();
  sessionStorage.clear();
});

describe('a form', () => {
  it('shows a field only while its condition holds, and sends no answer that is hidden', async () => {
    show(fill({ answers: { name: '一' } }));
    expect(screen.queryByLabelText('称呼')).toBeNull();
    await pick('具名', '是');
    await user.type(screen.getByLabelText('称呼'), '某');
    await pick('具名', '否');
    expect(screen.queryByLabelText('称呼')).toBeNull();
    await submit();
    expect(onSubmit).toHaveBeenCalledWith({ name: '一', named: false });
  });

  it('answers nothing by itself', async () => {
    const bare = { ...form, schema: { ...form.schema, required: [] } };
    show(fill({ form: bare }));
    await submit();
    expect(onSubmit).toHaveBeenCalledWith({});
  });

  it('sends choices and rows as they were given', async () => {
    show(fill({ answers: { name: '一', named: false } }));
    await pick('方式', '乙');
    await user.click(screen.getByLabelText('丑'));
    await user.click(screen.getByRole('button', { name: /增加一行/ }));
    await user.type(screen.getByLabelText('条目'), '第一');
    await submit();
    expect(onSubmit).toHaveBeenCalledWith({
      name: '一',
      named: false,
      way: 'second',
      kinds: ['y'],
      rows: [{ item: '第一' }],
    });
  });

  it('does not offer to change what may only be read', () => {
    show(fill({ answers: { name: '一' }, readonly: ['name'] }));
    expect(screen.getByLabelText<HTMLInputElement>('事由').readOnly).toBe(true);
  });
});

describe('what nobody fills in', () => {
  const more: Form = {
    ...form,
    schema: {
      ...form.schema,
      required: [],
      properties: {
        ...form.schema.properties,
        first: { type: 'integer', title: '甲数' },
        second: { type: 'integer', title: '乙数' },
        total: { type: 'number', title: '合计' },
        at: { type: 'string', format: 'date-time', title: '时间' },
      },
    },
    notices: {
      note: { text: { 'zh-CN': '请如实填写', en: 'Be truthful' } },
      told: {
        text: { 'zh-CN': '具名须知', en: 'Named' },
        show: { fact: 'answer:named', operator: 'equal', value: true },
      },
    },
    fields: {
      ...form.fields,
      total: { computed: { kind: 'sum', of: [{ field: 'first' }, { field: 'second' }] } },
    },
    sections: [
      { id: 'a', title: form.title, fields: ['note', 'named', 'told', 'alias'] },
      {
        id: 'b',
        title: form.title,
        fields: ['first', 'second', 'total', 'at', 'name', 'received', 'way', 'kinds'],
      },
    ],
  };

  it('is computed while one types, may only be read, and is sent', async () => {
    show(fill({ form: more }));
    await user.type(screen.getByLabelText('甲数'), '3');
    await user.type(screen.getByLabelText('乙数'), '4');
    const total = screen.getByLabelText<HTMLInputElement>('合计');
    expect(total.value).toBe('7');
    expect(total.readOnly).toBe(true);
    await submit();
    expect(onSubmit).toHaveBeenCalledWith({ first: 3, second: 4, total: 7 });
  });

  it('is said between the fields, where its condition holds', async () => {
    const { rerender } = show(fill({ form: more }));
    expect(screen.getByText('请如实填写')).toBeTruthy();
    expect(screen.queryByText('具名须知')).toBeNull();
    rerender(<div />);
    show(fill({ form: more, answers: { named: true } }));
    await submit();
    expect(onSubmit).toHaveBeenCalledWith({ named: true });
  });

  it('keeps a time as it is in China', async () => {
    show(fill({ form: more }));
    await user.type(screen.getByLabelText('时间'), '2026-01-05T09:30');
    await user.tab();
    await submit();
    expect(onSubmit).toHaveBeenCalledWith({ at: '2026-01-05T09:30:00+08:00' });
  });
});

describe('what is wrong in a form', () => {
  it('is not said about fields that nobody came to', async () => {
    show(fill());
    expect(screen.queryByText(/请填写/)).toBeNull();
    await user.click(screen.getByLabelText('事由'));
    await user.tab();
    expect(await screen.findAllByText(/事由/)).toHaveLength(2);
    expect(screen.getByLabelText('事由').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText('具名').getAttribute('aria-invalid')).toBe('false');
  });

  it('keeps it from being sent, and is told in a summary that leads to each field', async () => {
    show(fill({ answers: { named: true } }));
    await submit();
    expect(onSubmit).not.toHaveBeenCalled();
    const links = [...screen.getByRole('alert').querySelectorAll('a')];
    expect(links).toHaveLength(2);
    await user.click(links[1] as HTMLElement);
    expect(document.activeElement).toBe(screen.getByLabelText('称呼'));
  });

  it('leads to the row that is meant', async () => {
    show(fill({ answers: { name: '一', named: false, rows: [{ item: '好' }, {}] } }));
    await submit();
    await user.click(screen.getByRole('alert').querySelector('a') as HTMLElement);
    expect(document.activeElement).toBe(screen.getAllByLabelText('条目')[1]);
  });

  it('goes as soon as it is put right', async () => {
    show(fill({ answers: { named: false } }));
    await submit();
    await user.type(screen.getByLabelText('事由'), '一');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await submit();
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it('appears only after the button of the pointer is up, so that no click is lost', async () => {
    show(fill());
    const name = screen.getByLabelText('事由');
    await user.click(name);
    const other = screen.getByLabelText('收到日期');
    await user.pointer({ target: other, keys: '[MouseLeft>]' });
    name.blur();
    expect(document.querySelector('.field-error')).toBeNull();
    await user.pointer({ target: other, keys: '[/MouseLeft]' });
    await waitFor(() => expect(document.querySelector('.field-error')).not.toBeNull());
  });

  it('lands on its field when the server found it, and keeps what was typed', async () => {
    const text = { 'zh-CN': '此事由已登记过', en: 'known' };
    const problem = new ApiProblem({
      type: 'urn:bitan:problem:answers-invalid',
      status: 422,
      title: '',
      titles: text,
      cure: text,
      errors: [{ pointer: '/answers/name', message: text }],
    });
    const { rerender } = show(fill({ answers: { named: false } }));
    await user.type(screen.getByLabelText('事由'), '旧事');
    await submit();
    rerender(fill({ answers: { named: false }, problem }));
    expect(screen.getAllByText('此事由已登记过').length).toBeGreaterThan(0);
    expect(screen.getByLabelText<HTMLInputElement>('事由').value).toBe('旧事');
    await user.type(screen.getByLabelText('事由'), '新');
    expect(screen.queryByText('此事由已登记过')).toBeNull();
  });
});

describe('typing in a form', () => {
  it('does not submit it with Enter', async () => {
    show(fill({ answers: { name: '一', named: false } }));
    await user.type(screen.getByLabelText('事由'), '{Enter}');
    await user.type(screen.getByLabelText('收到日期'), '2026-11-20{Enter}');
    expect(onSubmit).not.toHaveBeenCalled();
  });
});
