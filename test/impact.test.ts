import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DraftView, EditionRow, ImpactView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

const basis = { title: { 'zh-CN': '会议纪要', en: 'Minutes' }, mark: 'D' };

let office: TestOffice;
let editor: Api;
let draft: DraftView;
beforeAll(async () => {
  office = await openOffice();
  for (const accused of ['张明', '刘建华', '张明']) {
    const petition = await (await Petition.register(office, accused)).screen();
    await petition.approved('propose-disposition');
  }
  // The third founded talk: an admonition today, accountability under the draft.
  const petition = await (await Petition.register(office, '刘建华')).screen();
  await petition.approved('propose-disposition');
  await petition.talk();
  await petition.conclude();
  await petition.approved('decide-measure');
  editor = await office.as('policyeditor');
  const begun = await editor.call<DraftView>('POST', '/api/drafts', { title: '收紧问责次数' });
  draft = await editor.call<DraftView>('PUT', `/api/drafts/${begun.id}`, {
    changes: {
      parameters: [{ id: 'repeat.limit.propose', value: 3, basis: [basis] }],
      decisions: [],
    },
    revision: begun.revision,
  });
  expect(draft.findings).toEqual([]);
}, 120_000);
afterAll(() => office.stop());

async function finished(api: Api, of = draft): Promise<ImpactView> {
  for (;;) {
    const view = await api.call<ImpactView>('GET', `/api/drafts/${of.id}/impact`);
    if (view.state !== 'running') return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function bitan(...args: string[]) {
  const { data } = office.server.runtime.config;
  return spawnSync(process.execPath, ['apps/cli/dist/main.js', ...args], {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    encoding: 'utf8',
    env: { ...process.env, BITAN_DATA: data },
  });
}

describe('what a draft would have meant', () => {
  it('is counted over everything that was decided, with the rule that makes the difference', async () => {
    await editor.call('POST', `/api/drafts/${draft.id}/impact`, {});
    const { state, report } = await finished(editor);
    expect(state).toBe('done');
    expect(report).toMatchObject({ total: 19, changed: 1, open: 0, gone: 0, failed: 0 });
    const flow = report?.flows.find(({ decision }) => decision.id === 'accountability');
    expect(flow).toMatchObject({
      before: { 'zh-CN': '建议诫勉' },
      after: { en: 'Propose accountability' },
      count: 1,
    });
    expect(report?.load).toMatchObject([{ month: '2026-01', officers: 1 }]);
  });

  it('is seen of what an edition was used for, in the history', async () => {
    const rows = await editor.call<EditionRow[]>('GET', '/api/editions');
    expect(rows.map(({ decided }) => decided)).toEqual([19]);
  });

  it('does not break down the few people that there were', async () => {
    const { report } = await finished(editor);
    expect([report?.months, report?.offices, report?.rules]).toEqual(
      Array(3).fill([{ total: 19, changed: 1 }]),
    );
  });

  it('shows the case that changes to who may read cases, and to nobody else', async () => {
    expect((await finished(editor)).report?.changes).toEqual([]);
    const { report } = await finished(await office.as('leader'));
    expect(report?.changes).toMatchObject([
      {
        decision: { id: 'accountability' },
        before: { 'zh-CN': expect.stringContaining('建议诫勉') },
        after: { 'zh-CN': expect.stringContaining('提出问责建议') },
        responsible: [{ change: 'outranked' }, { change: 'gained' }],
      },
    ]);
  });

  it('counts the tasks that another deadline would have made late', async () => {
    office.goTo('2026-01-09');
    const late = await office.as('policyeditor');
    const begun = await late.call<DraftView>('POST', '/api/drafts', { title: '缩短谈话时限' });
    const value = { amount: 3, unit: 'workingDays' };
    await late.call('PUT', `/api/drafts/${begun.id}`, {
      changes: { parameters: [{ id: 'talk.holdWithin', value, basis: [basis] }], decisions: [] },
      revision: begun.revision,
    });
    await late.call('POST', `/api/drafts/${begun.id}/impact`, {});
    const { report } = await finished(late, begun);
    expect(report?.changed).toBe(0);
    // One talk was planned on the day; three wait since Monday, and it is Friday.
    expect(report?.deadlines).toContainEqual({
      action: { id: 'plan-talk', title: expect.objectContaining({ 'zh-CN': expect.any(String) }) },
      kind: 'do',
      before: { 'zh-CN': '5个工作日', en: '5 working days' },
      after: { 'zh-CN': '3个工作日', en: '3 working days' },
      tasks: 4,
      lateBefore: 0,
      lateAfter: 3,
      undetermined: 0,
    });
    editor = late;
  });

  it('is refused for a draft that does not pass the checks', async () => {
    const begun = await editor.call<DraftView>('POST', '/api/drafts', { title: '放宽' });
    const parameters = [{ id: 'repeat.limit.propose', value: 9, basis: [basis] }];
    await editor.call('PUT', `/api/drafts/${begun.id}`, {
      changes: { parameters, decisions: [] },
      revision: begun.revision,
    });
    const problem = await editor.refused('POST', `/api/drafts/${begun.id}/impact`, {});
    expect(problem.type).toContain('definitions-refused');
  });

  it('is told by bitan replay too, and the same when it is asked again', async () => {
    const args = ['replay', '--as', 'policyeditor', '--to', draft.id, '--json'];
    const first = bitan(...args);
    expect(first.stderr).toBe('');
    expect(JSON.parse(first.stdout)).toMatchObject({
      impact: { total: 19, changed: 1 },
      failed: [],
    });
    expect(bitan(...args).stdout).toBe(first.stdout);
    const kept = await readdir(join(office.server.runtime.config.data, 'replays'));
    expect(kept.length).toBeGreaterThan(0);
  });

  it('is told for a period, and in words', () => {
    const of = (period: string) =>
      bitan('replay', '--as', 'policyeditor', '--to', draft.id, '--period', period);
    expect(of('2025').stdout).toContain('0 decisions, 0 changed');
    const { stdout, status } = of('2026-01-01..2026-02-28');
    expect(status).toBe(0);
    expect(stdout).toContain('19 decisions, 1 changed');
    expect(stdout).toContain('建议诫勉 / Admonish → 提出问责建议 / Propose accountability');
    const wrong = of('last year');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('2025-03-01..2025-06-30');
  });

  it('says which editions there are when it is asked for another', () => {
    const { status, stderr } = bitan('replay', '--as', 'policyeditor', '--to', '99');
    expect(status).toBe(2);
    expect(stderr).toContain('no edition or draft “99”; editions: 1');
  });
});
