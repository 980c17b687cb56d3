import { applied, type Edit, type Edition, emptyLayer, type Layer } from '@bitan/definitions';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../api/problem.ts';
import { DraftStore, type Look, type Server } from './draft-store.ts';

const above = { facts: {}, parameters: {}, decisions: {} } as unknown as Edition;
const basis = [{ title: { 'zh-CN': '某规定', en: 'A rule' }, mark: 'D' as const }];
const item = (id: string, value: number) => ({ id, value, basis });
const path = (id: string) => `parameters/${id}`;

/** Sets a parameter, whatever it is now. */
const set =
  (id: string, value: number) =>
  ({ layer }: { layer: Layer }): Edit[] => {
    const was = layer.parameters.find((one) => one.id === id);
    return [{ path: path(id), ...(was && { was }), now: item(id, value) }];
  };

/** A server with a draft on which others work too. */
class Desk implements Server {
  layer: Layer = emptyLayer;
  log: { revision: number; edits: readonly Edit[] }[] = [];

  async send(edits: readonly Edit[]) {
    const next = applied(this.layer, edits);
    if (next.conflicts.length > 0) throw refused('edit-conflict');
    this.layer = next.layer;
    this.log.push({ revision: this.log.length + 2, edits });
  }
  async look(after: number, _at?: string): Promise<Look> {
    const steps = this.log.filter(({ revision }) => revision > after);
    return { steps, status: 'open', present: [] };
  }
}

const refused = (code: string) =>
  new ApiProblem({
    type: `urn:bitan:problem:${code}`,
    status: 409,
    title: code,
    titles: { 'zh-CN': code, en: code },
    cure: { 'zh-CN': '', en: '' },
  });

const values = (layer: Layer) => layer.parameters.map(({ id, value }) => `${id}=${value}`);
const settled = () => new Promise((done) => setTimeout(done, 5));

describe('a draft that is edited', () => {
  it('is not drawn anew for what comes back as it was sent', async () => {
    const desk = new Desk();
    const store = new DraftStore(above, emptyLayer, 1, {
      send: (edits) => desk.send(structuredClone(edits)),
      look: (after) => desk.look(after),
    });
    store.do(set('a', 1));
    const [sent] = store.state().layer.parameters;
    await settled();
    const { saving, layer, edition } = store.state();
    expect(saving).toBe(false);
    expect(layer.parameters[0]).toBe(sent);
    store.do(() => [{ path: 'overlays/f', now: { form: 'f', operations: [] } }]);
    expect(store.state().layer.parameters).toBe(layer.parameters);
    expect(store.state().edition).toBe(edition);
  });

  it('shows at once what is done, and keeps it', async () => {
    const desk = new Desk();
    const store = new DraftStore(above, emptyLayer, 1, desk);
    store.do(set('a', 1));
    store.do(set('a', 2));
    expect(values(store.state().layer)).toEqual(['a=2']);
    expect(store.state().saving).toBe(true);
    await settled();
    expect(store.state()).toMatchObject({ saving: false, revision: desk.log.at(-1)?.revision });
    expect(values(desk.layer)).toEqual(['a=2']);
  });

  it('can be undone and redone step by step', async () => {
    const desk = new Desk();
    const store = new DraftStore(above, emptyLayer, 1, desk);
    store.do(set('a', 1));
    await settled();
    store.do(set('b', 2));
    store.undo();
    store.undo();
    await settled();
    expect([values(desk.layer), store.state().canUndo]).toEqual([[], false]);
    store.redo();
    await settled();
    expect(values(desk.layer)).toEqual(['a=1']);
    store.do(set('c', 3));
    expect(store.state().canRedo).toBe(false);
  });

  it('takes over what others do meanwhile, below what is done here', async () => {
    const desk = new Desk();
    const store = new DraftStore(above, emptyLayer, 1, desk);
    await desk.send(set('theirs', 1)({ layer: desk.layer }));
    store.do(set('mine', 2));
    await settled();
    expect(values(store.state().layer)).toEqual(['mine=2', 'theirs=1']);
    await desk.send(set('later', 3)({ layer: desk.layer }));
    await store.refresh();
    expect(values(store.state().layer)).toEqual(['later=3', 'mine=2', 'theirs=1']);
  });

  it.each([
    ['mine', 'a=1'],
    ['theirs', 'a=9'],
  ] as const)('asks where both changed the same item, and keeps %s', async (keep, result) => {
    const desk = new Desk();
    const store = new DraftStore(above, emptyLayer, 1, desk);
    await desk.send(set('a', 9)({ layer: desk.layer }));
    store.do(set('a', 1));
    await settled();
    expect(store.state().conflict).toEqual([
      { path: path('a'), theirs: item('a', 9), mine: item('a', 1) },
    ]);
    store.settle(keep);
    await settled();
    expect([values(desk.layer), values(store.state().layer)]).toEqual([[result], [result]]);
    expect(store.state().conflict).toBeUndefined();
  });

  it('does not undo over what somebody else changed since', async () => {
    const desk = new Desk();
    const store = new DraftStore(above, emptyLayer, 1, desk);
    store.do(set('a', 1));
    await settled();
    await desk.send(set('a', 9)({ layer: desk.layer }));
    await store.refresh();
    store.undo();
    await settled();
    expect(values(desk.layer)).toEqual(['a=9']);
  });

  it.each(['send', 'look'] as const)(
    'does nothing twice where %s was lost on the way',
    async (lost) => {
      const desk = new Desk();
      const whole = desk[lost].bind(desk) as (of: never) => Promise<never>;
      desk[lost] = async (of: never) => {
        await whole(of);
        throw refused('unreachable');
      };
      const store = new DraftStore(above, emptyLayer, 1, desk);
      store.do(set('a', 1));
      await settled();
      expect(store.state().problem?.is('unreachable')).toBe(true);
      desk[lost] = whole as never;
      store.retry();
      await settled();
      expect(store.state()).toMatchObject({ saving: false, revision: 2 });
      expect([desk.log.length, values(store.state().layer)]).toEqual([1, ['a=1']]);
    },
  );

  it('says who else has it open and where it stands, and where one works', async () => {
    const desk = new Desk();
    const present = [{ name: 'Lin', item: path('a') }];
    const told: unknown[] = [];
    desk.look = async (after: number, at?: string) => {
      told.push([after, at]);
      return { steps: [], status: 'submitted' as const, present };
    };
    const store = new DraftStore(above, emptyLayer, 1, desk);
    store.workAt(path('b'));
    await store.refresh();
    expect(store.state()).toMatchObject({ status: 'submitted', present });
    expect(told).toEqual([[1, path('b')]]);
  });

  it('keeps what could not be sent, and sends it when asked again', async () => {
    const desk = new Desk();
    const send = desk.send.bind(desk);
    desk.send = async () => {
      throw refused('unreachable');
    };
    const store = new DraftStore(above, emptyLayer, 1, desk);
    store.do(set('a', 1));
    await settled();
    expect([store.state().problem?.is('unreachable'), store.state().saving]).toEqual([true, true]);
    desk.send = send;
    store.retry();
    await settled();
    expect(values(desk.layer)).toEqual(['a=1']);
    expect(store.state().problem).toBeUndefined();
  });
});
