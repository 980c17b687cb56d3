import type { DraftView, PolicyNews, StudioView } from '@bitan/api';
import { type Operation, type Overlay, threeWay } from '@bitan/definitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';

const said = (text: string) => ({ 'zh-CN': text, en: text });
const relabel = (title: string): Operation => ({
  op: 'relabel',
  field: 'collusionRisk',
  title: said(title),
});
const own: Operation = {
  op: 'add',
  field: 'own1',
  section: 'substance',
  after: 'violation',
  schema: { type: 'string', title: '本地编号', maxLength: 20 },
  texts: { en: { title: 'Local number' } },
};

let office: TestOffice;
let [city, county]: [Api, Api] = [] as never;

/** Drafts an overlay, submits it, and has a second person publish it. */
async function publish(login: string, overlays: Overlay[]): Promise<DraftView> {
  const [editor, approver] = await Promise.all([office.as(login), office.as(other(login))]);
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '表单' });
  const edits = overlays.map((now) => {
    const was = draft.changes.overlays?.find(({ form }) => form === now.form);
    return { path: `overlays/${now.form}`, ...(was && { was }), now };
  });
  await editor.call('POST', `/api/drafts/${draft.id}/edits`, { edits });
  const { revision } = await editor.call<DraftView>('GET', `/api/drafts/${draft.id}`);
  const asked = await editor.call<DraftView>('POST', `/api/drafts/${draft.id}/submit`, {
    reason: '适应本地',
    revision,
  });
  return approver.call('POST', `/api/drafts/${draft.id}/approve`, { revision: asked.revision });
}
const other = (login: string) => login.replace('editor', 'approver');

describe('a form that is changed at two levels', () => {
  beforeAll(async () => {
    office = await openOffice();
    [city, county] = [await office.as('city.policyeditor'), await office.as('policyeditor')];
  }, 120_000);
  afterAll(() => office.stop());

  it('keeps the base on which the office saw its changes, and gives it once the level above moved', async () => {
    await publish('policyeditor', [{ form: 'screening', operations: [own, relabel('县级名称')] }]);
    const first = await county.call<DraftView>('POST', '/api/drafts', { title: '再改' });
    const before = await county.call<StudioView>('GET', `/api/drafts/${first.id}/studio`);
    const [overlay] = before.changes.overlays ?? [];
    expect(overlay?.base).toMatch(/^[0-9a-f]{64}$/);

    await publish('city.policyeditor', [{ form: 'screening', operations: [relabel('市级名称')] }]);
    const [news] = await county.call<PolicyNews[]>('GET', '/api/policy/news');
    expect(news?.follows).toBe(true);

    const draft = await county.call<DraftView>('POST', '/api/drafts', { title: '并入' });
    const view = await county.call<StudioView>('GET', `/api/drafts/${draft.id}/studio`);
    const [kept] = view.changes.overlays ?? [];
    const base = view.bases.find(({ base }) => base === kept?.base);
    const is = view.above.forms.screening;
    if (!base || !kept || !is) throw new Error('the base is kept');
    expect(base.was.schema.properties.collusionRisk?.title).not.toBe('市级名称');
    expect(is.schema.properties.collusionRisk?.title).toBe('市级名称');
    expect(threeWay({ was: base.was, is, overlay: kept }).map(({ state }) => state)).toEqual([
      'clean',
      'conflict',
    ]);
  }, 240_000);

  it('is told when the level above takes away what a change stands on; the edition stays', async () => {
    await publish('city.policyeditor', [
      {
        form: 'screening',
        operations: [relabel('市级名称'), { ...own, schema: { type: 'boolean', title: '市级' } }],
      },
    ]);
    const [news] = await county.call<PolicyNews[]>('GET', '/api/policy/news');
    expect(news?.follows).toBe(false);
    expect(news?.reasons[0]?.en).toContain('own1');
    expect(await city.call('GET', '/api/policy/news')).toEqual([]);
  }, 240_000);
});
