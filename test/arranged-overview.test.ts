import type { DraftView, OverviewView, PolicyView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice('2026-02-03');
  await (await Petition.register(office, '张明')).screen();
}, 60_000);
afterAll(() => office.stop());

const own = {
  id: 'own.letters',
  title: { 'zh-CN': '按来源的信访件', en: 'Petitions by source' },
  rank: 15,
  workflow: 'petition-talk',
  section: 'sources',
  chart: 'bars',
};

async function drafted(...items: readonly [path: string, now: object][]): Promise<DraftView> {
  const editor = await office.as('policyeditor');
  const { id } = await editor.call<DraftView>('POST', '/api/drafts', { title: '调整概览' });
  const edits = items.map(([path, now]) => ({ path, now }));
  await editor.call('POST', `/api/drafts/${id}/edits`, { edits });
  return editor.call('GET', `/api/drafts/${id}`);
}

async function publish({ id, revision }: DraftView): Promise<void> {
  const [editor, approver] = [await office.as('policyeditor'), await office.as('policyapprover')];
  const body = { reason: '按本机关的关注调整', revision };
  const submitted = await editor.call<DraftView>('POST', `/api/drafts/${id}/submit`, body);
  await approver.call('POST', `/api/drafts/${id}/approve`, { revision: submitted.revision });
}

async function overview(): Promise<OverviewView> {
  const leader = await office.as('leader');
  return leader.call('GET', '/api/overview?from=2026-01-01&until=2026-02-28');
}

describe('the overview of an office, arranged in the product', () => {
  it('hides, moves and renames what is above and adds what it counts, once a second person publishes it', async () => {
    const before = (await overview()).entries.map(({ id }) => id);
    const draft = await drafted(
      ['overview/unfounded', { entry: 'unfounded', hidden: true }],
      ['overview/talks', { entry: 'talks', rank: 5, title: { 'zh-CN': '谈了几件', en: 'Talked' } }],
      ['overview/own.letters', own],
    );
    expect(draft.findings).toEqual([]);
    expect(draft.said.map((text) => text['zh-CN']).sort()).toEqual([
      '概览项「反映不实」：不再显示',
      '概览项「按来源的信访件」：新增',
      '概览项「谈话」：名称：谈话→谈了几件；位置有改动',
    ]);
    expect(draft.said.map((text) => text.en)).toContain(
      'Entry of the overview “Unfounded”: no longer shown',
    );
    expect((await overview()).entries.map(({ id }) => id)).toEqual(before);
    await publish(draft);
    const { entries } = await overview();
    expect(entries.slice(0, 3).map(({ id, title }) => [id, title['zh-CN']])).toEqual([
      ['talks', '谈了几件'],
      ['registered', '登记信访件'],
      ['own.letters', '按来源的信访件'],
    ]);
    expect(entries.map(({ id }) => id)).not.toContain('unfounded');
    expect(entries[2]?.lines.map(({ cases }) => cases)).toEqual([1]);
    const editor = await office.as('policyeditor');
    const policy = await editor.call<PolicyView>('GET', '/api/editions/current');
    expect(policy.overview.find(({ id }) => id === 'unfounded')?.hidden).toBe(true);
  }, 60_000);

  it('is not published with what cannot be counted; the entry and the cure are named', async () => {
    const draft = await drafted(['overview/own.wrong', { ...own, id: 'own.wrong', section: 'x' }]);
    expect(draft.ready).toBe(false);
    expect(draft.findings).toEqual([
      expect.objectContaining({ code: 'overview.section', place: 'overview/own.wrong' }),
    ]);
  });
});
