// @vitest-environment happy-dom
import type { Form } from '@bitan/definitions';
import { act, fireEvent, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.tsx';
import { ActionForm } from './action-form.tsx';

const said = (text: string) => ({ 'zh-CN': text, en: text });

/** Sections of ten fields; the last of each depends on the first of it. */
function longForm(count: number): Form {
  const ids = Array.from({ length: count }, (_, i) => `f${i}`);
  const sections = Array.from({ length: count / 10 }, (_, s) => ({
    id: `s${s}`,
    title: said(`第${s}部分`),
    fields: ids.slice(s * 10, s * 10 + 10),
  }));
  const properties = Object.fromEntries(
    ids.map((id) => [id, { type: 'string' as const, title: id, maxLength: 5 }]),
  );
  return {
    id: 'long',
    title: said('长表'),
    schema: { type: 'object', additionalProperties: false, required: ['f3'], properties },
    sections,
    fields: { f9: { show: { fact: 'answer:f0', operator: 'equal', value: 'x' } } },
  };
}

function typed() {
  let commits = 0;
  show(
    <Profiler id="form" onRender={() => (commits += 1)}>
      <ActionForm form={longForm(30)} answers={{}} onSubmit={() => {}} onChange={() => {}}>
        <button type="submit">送出</button>
      </ActionForm>
    </Profiler>,
  );
  const type = (label: string, text: string) => {
    const before = commits;
    for (let n = 1; n <= text.length; n += 1) {
      fireEvent.input(screen.getByLabelText(label), { target: { value: text.slice(0, n) } });
    }
    return commits - before;
  };
  return { type };
}

describe('typing', () => {
  it('draws the page once for each key', () => {
    const { type } = typed();
    expect(type('f1', 'abcdefgh')).toBe(8);
  });

  it('draws it once for a key that shows a field, too', () => {
    const { type } = typed();
    expect(screen.queryByLabelText('f9')).toBeNull();
    expect(type('f0', 'x')).toBe(1);
    expect(screen.getByLabelText('f9')).toBeTruthy();
  });

  it('draws it once for each key while something is said, and what is said follows', async () => {
    const { type } = typed();
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: '送出' }));
    });
    expect(screen.getByRole('alert').querySelectorAll('a')).toHaveLength(1);
    expect(type('f1', 'abcdefgh')).toBe(8);
    await act(() => new Promise((done) => setTimeout(done, 300)));
    expect(screen.getByRole('alert').querySelectorAll('a')).toHaveLength(2);
  });
});
