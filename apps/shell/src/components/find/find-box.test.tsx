// @vitest-environment happy-dom
import type { Found } from '@bitan/api';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useLocation } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { show } from '../../testing/render.tsx';
import { FindBox } from './find-box.tsx';

const said = (text: string) => [{ text, hit: false }];
const item = (kind: string, id: string, of?: string) => ({
  ...{ kind, id, title: said(`名${id}`), line: said('') },
  ...(of && { case: of }),
});
const found: Found = [
  { kind: 'case', count: { count: 9, capped: false }, items: [item('case', 'c', 'c')] },
  { kind: 'person', count: { count: 1, capped: false }, items: [item('person', 'p')] },
];

const Here = () => {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
};
const here = () => screen.getByText(/^\//, { selector: 'output' }).textContent;
const user = userEvent.setup();
const box = () => screen.getByRole('combobox');
const chosen = () =>
  screen.getAllByRole('option').findIndex((one) => one.getAttribute('aria-selected') === 'true');

describe('the box that finds', () => {
  beforeEach(async () => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(found)));
    show(
      <>
        <FindBox />
        <Here />
      </>,
    );
    await user.type(box(), '张');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(3), { timeout: 9000 });
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is walked with arrows in a circle, and Enter opens what is chosen', async () => {
    await user.keyboard('{ArrowUp}');
    expect(box().getAttribute('aria-activedescendant')).toBe(screen.getAllByRole('option')[2]?.id);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(here()).toBe('/cases?q=%E5%BC%A0');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('opens what is clicked', async () => {
    await user.click(screen.getByText('名p'));
    expect(here()).toBe('/subjects/person/p');
  });

  it('closes with Escape, and with typing on nothing is chosen any more', async () => {
    await user.keyboard('{ArrowDown}');
    expect(chosen()).toBe(0);
    await user.type(box(), '明');
    expect(
      screen.queryAllByRole('option').some((one) => one.getAttribute('aria-selected') === 'true'),
    ).toBe(false);
    await user.keyboard('{Escape}');
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });
});
