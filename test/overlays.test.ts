import type {
  DraftView,
  FormComparison,
  FormVersions,
  Movable,
  MovingOutlook,
  MovingView,
  PolicyNews,
  StudioView,
} from '@bitan/api';
import { type Operation, type Overlay, threeWay } from '@bitan/definitions';
import { contentHash } from '@bitan/definitions/resolve';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

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
let city: Api;
let county: Api;

/** Drafts an overlay, submits it, and has a second person publish it. */
async function publish(login: string, overlays: Overlay[]): Promise<DraftView> {
  const [editor, approver] = await Promise.all([office.as(login), office.as(other(login))]);
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '表单' });
  const before = draft.changes.overlays ?? [];
  const edits = [
    ...overlays.map((now) => {
      const was = before.find(({ form }) => form === now.form);
      return { path: `overlays/${now.form}`, ...(was && { was }), now };
    }),
    ...before
      .filter(({ form }) => !overlays.some((one) => one.form === form))
      .map((was) => ({ path: `overlays/${was.form}`, was })),
  ];
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

    // Who keeps all that the office had changes no form, and still has something to publish.
    const seen = { ...kept, base: contentHash(is) };
    const edits = [{ path: 'overlays/screening', was: kept, now: seen }];
    await county.call('POST', `/api/drafts/${draft.id}/edits`, { edits });
    const settled = await county.call<DraftView>('GET', `/api/drafts/${draft.id}`);
    expect(settled.said.map((one) => one['zh-CN'])).toEqual(['表单「线索筛查」：已与上级新版核对']);
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

describe('records of an earlier version', () => {
  let petition: Petition;
  const field: Operation = { ...own, field: 'clue', schema: { type: 'string', title: '线索号' } };
  const renamed: Operation = {
    ...own,
    field: 'leadNumber',
    schema: { type: 'string', title: '线索编号' },
  };

  beforeAll(async () => {
    office = await openOffice();
    county = await office.as('policyeditor');
    await publish('policyeditor', [{ form: 'screening', operations: [field] }]);
    petition = await (await Petition.register(office, '张明')).screen({ clue: 'X-1' });
    await publish('policyeditor', [{ form: 'screening', operations: [renamed] }]);
  }, 240_000);
  afterAll(() => office.stop());

  it('has its forms in numbered versions, which change only with the form', async () => {
    const { versions } = await county.call<FormVersions>('GET', '/api/forms/screening/versions');
    expect(versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(versions[0]?.changes.map((one) => one.en).join()).toContain('Local number');
    const other = await county.call<FormVersions>('GET', '/api/forms/talk-plan/versions');
    expect(other.versions.map(({ version }) => version)).toEqual([1]);
    const { changes } = await county.call<FormComparison>(
      'GET',
      '/api/forms/screening/compare?from=1&to=3',
    );
    expect(changes.map((one) => one.field)).toEqual(['leadNumber']);
    const view = await petition.view();
    expect(view.timeline.find(({ action }) => action.id === 'screen')?.version).toBe(2);
  }, 120_000);

  it('goes on under the edition in force as it was declared, after a dry run and by two people', async () => {
    const { editions } = await county.call<Movable>('GET', '/api/movings/editions');
    const from = editions.find(({ current }) => !current);
    expect(from).toMatchObject({ open: 1, forms: [{ id: 'screening' }] });
    const begun = await county.call<MovingView>('POST', '/api/movings', {
      title: '并入新版',
      from: from?.id,
    });
    const path = `/api/movings/${begun.id}`;
    const dry = await county.call<MovingOutlook>('GET', `${path}/outlook`);
    expect(dry).toMatchObject({ cases: 1, clean: 0, partly: 1, leftCount: 0 });
    expect(dry.aside).toMatchObject([{ field: 'clue', why: 'gone', count: 1 }]);
    expect(JSON.stringify(dry), 'free text is not shown').not.toContain('X-1');

    const wrong = [{ form: 'screening', steps: [{ op: 'rename', from: 'clue', to: 'violation' }] }];
    const bad = await county.call<MovingView>('PUT', path, { mappings: wrong, revision: 1 });
    expect(bad.problems[0]?.pointer).toBe('/screening/steps/0');
    const refused = await county.refused('POST', `${path}/submit`, { reason: '统一', revision: 2 });
    expect(refused.errors?.[0]?.pointer).toBe('/screening/steps/0');

    const steps = [{ op: 'rename', from: 'clue', to: 'leadNumber' }];
    const mappings = [{ form: 'screening', steps }];
    const said = await county.call<MovingView>('PUT', path, { mappings, revision: 2 });
    expect(await county.call('GET', `${path}/outlook`)).toMatchObject({ clean: 1, aside: [] });
    const asked = await county.call<MovingView>('POST', `${path}/submit`, {
      reason: '统一名称',
      revision: said.revision,
    });
    const approver = await office.as('policyapprover');
    await approver.call('POST', `${path}/approve`, { revision: asked.revision });
    const done = await until(async () => {
      const view = await county.call<MovingView>('GET', path);
      return view.status === 'done' ? view : undefined;
    });
    expect(done).toMatchObject({ moved: 1, left: 0 });

    const view = await petition.view();
    expect(view.edition.current).toBe(true);
    const screened = view.timeline.find(({ action }) => action.id === 'screen');
    expect(screened?.answers.clue, 'what was written stays as it was').toBe('X-1');
    await petition.approved('propose-disposition');
  }, 240_000);

  it('keeps beside the record what finds no place, with its old name', async () => {
    const next = await Petition.register(office, '刘建华');
    await next.screen({ leadNumber: 'Y-2' });
    await publish('policyeditor', []);
    const { editions } = await county.call<Movable>('GET', '/api/movings/editions');
    const from = editions.find(({ current }) => !current);
    const begun = await county.call<MovingView>('POST', '/api/movings', {
      title: '取消线索编号',
      from: from?.id,
    });
    const path = `/api/movings/${begun.id}`;
    const asked = await county.call<MovingView>('POST', `${path}/submit`, {
      reason: '取消',
      revision: begun.revision,
    });
    const approver = await office.as('policyapprover');
    await approver.call('POST', `${path}/approve`, { revision: asked.revision });
    await until(async () => (await county.call<MovingView>('GET', path)).status === 'done');
    const view = await next.view();
    const screened = view.timeline.find(({ action }) => action.id === 'screen');
    expect(screened?.aside).toMatchObject([{ title: { 'zh-CN': '线索编号' }, value: 'Y-2' }]);
    const audit = await (await office.as('auditor')).call<object>('GET', '/api/audit');
    expect(JSON.stringify(audit)).toContain('case.moved');
  }, 240_000);
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
