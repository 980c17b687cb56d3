// @vitest-environment happy-dom
import type { ActionSheet } from '@bitan/api';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unreachable } from '../../api/problem.ts';
import { cardWith, outcome } from '../../testing/card.ts';
import { show } from '../../testing/render.tsx';
import { Act } from './act.tsx';

const title = { 'zh-CN': '处置', en: 'Dispose' };
const sheet: ActionSheet = {
  action: 'dispose',
  title,
  form: {
    id: 'f',
    title,
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['why'],
      properties: { why: { type: 'string', title: '情况' } },
    },
    sections: [{ id: 'a', title, fields: ['why'] }],
  },
  answers: { why: '清楚' },
  readonly: [],
  decision: { id: 'd', title },
};

const user = userEvent.setup();
const preview = vi.fn();
const send = vi.fn();
const act = (more: Partial<Parameters<typeof Act>[0]> = {}) => (
  <Act
    sheet={sheet}
    draft={undefined}
    preview={preview}
    send={send}
    sending={false}
    problem={null}
    {...more}
  />
);
const ask = () => user.click(screen.getByRole('button', { name: /看规则建议/ }));
const confirm = () => user.click(screen.getByRole('button', { name: /确认并提交/ }));
const card = () => screen.findByTestId('decision-card');

beforeEach(() => {
  preview.mockReset().mockResolvedValue(cardWith());
  send.mockReset();
  sessionStorage.clear();
});

describe('doing an action with a decision', () => {
  it('shows what the rules propose, and why, before anything is sent', async () => {
    show(act());
    expect(screen.queryByRole('button', { name: '确认并提交' })).toBeNull();
    await ask();
    expect(preview).toHaveBeenCalledWith({ why: '清楚' });
    expect(send).not.toHaveBeenCalled();
    const shown = within(await card());
    expect(shown.getByTestId('proposal').textContent).toBe('结论a');
    expect(shown.getByText('因为条件成立。')).toBeTruthy();
    expect(shown.getAllByRole('img', { name: /符合|未知/ })).toHaveLength(4);
  });

  it('sends the proposal when it is accepted', async () => {
    show(act());
    await ask();
    await card();
    await confirm();
    expect(send).toHaveBeenCalledWith({
      answers: { why: '清楚' },
      choice: { outcomes: [{ type: 'a' }] },
    });
  });

  it('asks for a reason for anything else, and sends it', async () => {
    show(act());
    await ask();
    await card();
    expect(screen.queryByLabelText('与建议不同的理由')).toBeNull();
    await user.click(screen.getByRole('radio', { name: /结论b/ }));
    await confirm();
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('请写明理由');
    await user.type(screen.getByLabelText('与建议不同的理由'), '情况特殊');
    await confirm();
    expect(send).toHaveBeenCalledWith({
      answers: { why: '清楚' },
      choice: { outcomes: [{ type: 'b' }], reason: '情况特殊' },
    });
  });

  it('does not let anybody choose what is forbidden, and says why', async () => {
    show(act());
    await ask();
    await card();
    const forbidden = screen.getByRole<HTMLInputElement>('radio', { name: /结论c/ });
    expect(forbidden.disabled).toBe(true);
    expect(screen.getByText(/底线不允许/)).toBeTruthy();
  });

  it('asks again when the answers have changed since', async () => {
    show(act());
    await ask();
    await card();
    await user.type(screen.getByLabelText('情况'), '了');
    expect(screen.queryByTestId('decision-card')).toBeNull();
    expect(screen.getByText(/请重新看规则建议/)).toBeTruthy();
    preview.mockResolvedValue(cardWith({ proposal: [outcome('b')] }));
    await ask();
    expect(within(await card()).getByTestId('proposal').textContent).toBe('结论b');
    await confirm();
    expect(send).toHaveBeenCalledWith({
      answers: { why: '清楚了' },
      choice: { outcomes: [{ type: 'b' }] },
    });
  });

  it('says which facts are missing, and leaves the decision to the person', async () => {
    const missing = [{ fact: 'x', title: { 'zh-CN': '证据', en: 'Evidence' } }];
    preview.mockResolvedValue(cardWith({ complete: false, proposal: [], rules: [], missing }));
    show(act());
    await ask();
    const shown = within(await card());
    expect(shown.getByTestId('proposal').textContent).toContain('缺少事实');
    expect(shown.getByText('证据')).toBeTruthy();
    await confirm();
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByText('请选择一个结论')).toBeTruthy();
  });

  it('keeps what was typed when the proposal cannot be had', async () => {
    preview.mockRejectedValue(unreachable());
    show(act());
    await ask();
    expect((await screen.findByTestId('problem')).textContent).toContain('无法连接服务器');
    expect(screen.getByLabelText<HTMLInputElement>('情况').value).toBe('清楚');
  });
});

describe('doing an action without a decision', () => {
  it('sends at once what is filled in', async () => {
    const { decision: _, ...plain } = sheet;
    show(act({ sheet: plain }));
    await user.click(screen.getByRole('button', { name: '提交' }));
    expect(send).toHaveBeenCalledWith({ answers: { why: '清楚' } });
  });
});
