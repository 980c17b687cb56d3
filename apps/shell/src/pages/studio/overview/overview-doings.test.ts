import { applied, type Edition, emptyLayer, type Layer, layeredOverview } from '@bitan/definitions';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Doing } from '../draft-store.ts';
import { addEntry, changeEntry, moveEntry } from './overview-doings.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const from = (id: string, rank: number) => ({
  ...{ id, title: said(id), rank, workflow: 'w', section: 's', chart: 'figure' },
});
const overview = { a: from('a', 10), b: from('b', 20), c: from('c', 21) };
const above = { overview, facts: {}, parameters: {}, decisions: {} } as unknown as Edition;

const after = (...doings: readonly Doing[]): Layer =>
  doings.reduce<Layer>((layer, doing) => applied(layer, doing({ above, layer })).layer, emptyLayer);
const order = (layer: Layer) => layeredOverview(above, layer).map(({ id }) => id);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('an entry of the overview in a draft', () => {
  it('is added where an office serves plain HTTP, and a browser lacks what it has under HTTPS', () => {
    const { getRandomValues } = crypto;
    vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) });
    const entry = { title: said('x'), workflow: 'w', section: 's', chart: 'figure' } as const;
    expect(order(after(addEntry(entry)))).toHaveLength(4);
  });

  it('says only what is different from above, and nothing once nothing is', () => {
    const changed = after(
      changeEntry('b', { hidden: true }),
      changeEntry('b', { title: said('x') }),
    );
    expect(changed.overview).toEqual([{ entry: 'b', title: said('x'), hidden: true }]);
    const shownAgain = after(
      changeEntry('b', { hidden: true }),
      changeEntry('b', { hidden: false }),
    );
    expect(shownAgain).toEqual(emptyLayer);
  });

  it('is moved alone where there is room, and pushes on those behind it where there is none', () => {
    const up = after(moveEntry('c', -1));
    expect(order(up)).toEqual(['a', 'c', 'b']);
    expect(up.overview).toEqual([{ entry: 'c', rank: 15 }]);
    const twice = after(moveEntry('b', 1));
    expect(order(twice)).toEqual(['a', 'c', 'b']);
    expect(after(moveEntry('a', -1))).toEqual(emptyLayer);
  });

  it('of one’s own stands last at first, and all of it is one’s own', () => {
    const { id: _, rank: __, ...entry } = from('own', 0);
    const layer = after(addEntry(entry as Parameters<typeof addEntry>[0]));
    const [own] = layer.overview ?? [];
    expect(own).toMatchObject({ title: said('own'), rank: 31 });
    const id = order(layer).at(-1) ?? '';
    expect(id).toMatch(/^own\.[0-9a-f]{8}$/);
    const changed = applied(layer, changeEntry(id, { hidden: true })({ above, layer })).layer
      .overview;
    expect(changed).toEqual([{ ...own, hidden: true }]);
  });
});
