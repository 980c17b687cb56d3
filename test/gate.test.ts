import type { DraftView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';

const basis = { title: { 'zh-CN': '会议纪要', en: 'Minutes' }, mark: 'D' };

let office: TestOffice;
let editor: Api;
let approver: Api;
beforeAll(async () => {
  office = await openOffice();
  editor = await office.as('policyeditor');
  approver = await office.as('policyapprover');
}, 60_000);
afterAll(() => office.stop());

async function drafted(changes: object): Promise<DraftView> {
  const begun = await editor.call<DraftView>('POST', '/api/drafts', { title: '试改' });
  return editor.call('PUT', `/api/drafts/${begun.id}`, {
    changes: { parameters: [], decisions: [], ...changes },
    revision: begun.revision,
  });
}

const withRule = (conditions: object, type: string) => ({
  decisions: [
    {
      decision: 'accountability',
      add: [
        {
          rule: {
            name: 'in-public',
            title: { 'zh-CN': '形成舆情且属实的，提出问责建议', en: 'Founded, and in public' },
            conditions,
            event: { type },
            basis: [basis],
          },
        },
      ],
    },
  ],
});

const inPublic = {
  all: [
    { fact: 'report.publicOpinion', operator: 'equal', value: true },
    { fact: 'subject.foundedTalks12m', operator: 'greaterThanInclusive', value: 1 },
  ],
};

describe('a draft that is submitted', () => {
  it('needs somebody to say that each overlap it brings is meant, which is kept', async () => {
    const draft = await drafted(withRule(inPublic, 'propose'));
    expect([draft.ready, draft.findings, draft.milder]).toEqual([true, [], []]);
    const overlaps = draft.analysis.filter(({ mustBeMeant }) => mustBeMeant);
    expect(overlaps.map(({ key }) => key)).toEqual([
      'overlap accountability repeat-admonish in-public',
      'overlap accountability repeat-self-criticism in-public',
    ]);
    expect(overlaps[0]?.sentence['zh-CN']).toContain('请确认顺序无误');
    const submit = (acknowledged: readonly string[]) => ({
      reason: '舆情件从严',
      revision: draft.revision,
      acknowledged,
    });
    const path = `/api/drafts/${draft.id}/submit`;
    const [first = ''] = overlaps.map(({ key }) => key);
    const problem = await editor.refused('POST', path, submit([first]));
    expect(problem.type).toContain('not-acknowledged');
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/acknowledged/overlap accountability repeat-self-criticism in-public',
    ]);
    const submitted = await editor.call<DraftView>(
      'POST',
      path,
      submit(overlaps.map(({ key }) => key)),
    );
    expect(submitted.analysis.every(({ isMeant, mustBeMeant }) => isMeant === mustBeMeant)).toBe(
      true,
    );
    const approved = await approver.call<DraftView>('POST', `/api/drafts/${draft.id}/approve`, {
      revision: submitted.revision,
    });
    expect(approved.status).toBe('published');
    const audit = await (await office.as('auditor')).call<object>('GET', '/api/audit');
    expect(JSON.stringify(audit)).toContain('repeat-self-criticism in-public');
  }, 30_000);

  it('is told of a rule that never decides', async () => {
    const never = { all: [{ fact: 'rectify.disregarded', operator: 'equal', value: true }] };
    const rule = withRule(never, 'propose');
    const draft = await drafted({
      decisions: rule.decisions.map((one) => ({
        ...one,
        add: one.add.map((added) => ({ rule: { ...added.rule, name: 'late' } })),
      })),
    });
    expect(draft.analysis).toMatchObject([
      { kind: 'unreachable', rules: ['late'], mustBeMeant: false },
    ]);
  });

  it('cannot be submitted where a case comes out milder than at the level above', async () => {
    const first = withRule(inPublic, 'none');
    const draft = await drafted({
      decisions: first.decisions.map((one) => ({
        ...one,
        add: one.add.map(({ rule }) => ({
          rule: { ...rule, name: 'mild' },
          before: 'repeat-propose',
        })),
      })),
    });
    expect(draft.findings).toEqual([]);
    expect(draft.milder).toMatchObject([
      {
        decision: { id: 'accountability' },
        result: 'milder',
        sentence: { 'zh-CN': expect.stringContaining('宽松') },
      },
    ]);
    expect(draft.ready).toBe(false);
    const body = {
      reason: '从宽',
      revision: draft.revision,
      acknowledged: draft.analysis.map(({ key }) => key),
    };
    const problem = await editor.refused('POST', `/api/drafts/${draft.id}/submit`, body);
    expect(problem.type).toContain('definitions-refused');
    expect(problem.errors).toMatchObject([{ pointer: '/decisions/accountability' }]);
  });
});
