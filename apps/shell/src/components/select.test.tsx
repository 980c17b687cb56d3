// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Select } from './select.tsx';

const options = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
];
const box = () => screen.getByRole<HTMLSelectElement>('combobox', { name: '环节' });
const offered = () => [...box().options].map(({ text }) => text);

afterEach(cleanup);

it('shows its name until something is chosen, and takes a choice back', async () => {
  const onChange = vi.fn();
  const select = (value?: string) => (
    <Select label="环节" none="环节" value={value} options={options} onChange={onChange} />
  );
  const { rerender } = render(select());
  expect(box().selectedOptions[0]?.text).toBe('环节');
  await userEvent.selectOptions(box(), '乙');
  expect(onChange).toHaveBeenLastCalledWith('b');
  rerender(select('b'));
  expect(box().value).toBe('b');
  await userEvent.selectOptions(box(), '环节');
  expect(onChange).toHaveBeenLastCalledWith(undefined);
});

it('offers nothing but its options where one must be chosen, and is empty while that is not known', () => {
  const select = (value: string) => (
    <Select label="环节" value={value} options={options} onChange={() => {}} />
  );
  const { rerender } = render(select('a'));
  expect(offered()).toEqual(['甲', '乙']);
  rerender(select('other'));
  expect(box().value).toBe('');
});
