import type {
  Affected,
  CasesView,
  Compared,
  DraftChanges,
  DraftView,
  EditionRow,
  Named,
  PolicyNews,
  SheetRead,
  StepsView,
  StudioView,
  Tried,
} from '@bitan/api';
import type { Edit } from '@bitan/definitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { workbookOf } from './play/files.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
let editor: Api;
let approver: Api;
beforeAll(async () => {
  office = await openOffice();
  editor = await office.as('policyeditor');
  approver = await office.as('policyapprover');
}, 60_000);
afterAll(() => office.stop());

const basis = [{ title: { 'zh-CN': '会议纪要', en: 'Minutes' }, mark: 'D' as const }];
const limit = (value: number, was?: number): Edit => {
  const item = (one: number) => ({ id: 'repeat.limit.admonish', value: one, basis });
  const path = 'parameters/repeat.limit.admonish';
  return { path, ...(was !== undefined && { was: item(was) }), now: item(value) };
};
const quota = (value: number): Edit => ({
  path: 'parameters/talk.minOfficers',
  now: { id: 'talk.minOfficers', value, basis },
});

const begin = (title: string) => editor.call<DraftView>('POST', '/api/drafts', { title });
const at = (draft: { id: string }, rest: string) => `/api/drafts/${draft.id}${rest}`;
const edit = (draft: { id: string }, ...edits: Edit[]) =>
  editor.call<{ revision: number }>('POST', at(draft, '/edits'), { edits });

async function publish(draft: { id: string }, when: object = {}): Promise<void> {
  const { revision } = await editor.call<DraftView>('GET', at(draft, ''));
  const submitted = await editor.call<DraftView>('POST', at(draft, '/submit'), {
    reason: '从严',
    revision,
    ...when,
  });
  await approver.call('POST', at(draft, '/approve'), { revision: submitted.revision });
}

describe('a trial', () => {
  it('says why another outcome did not come about, and what would bring it about', async () => {
    const facts = { 'subject.foundedTalks12m': 2 };
    const path = '/api/decisions/accountability/try';
    const { whyNot } = await editor.call<Tried>('POST', path, { facts, whyNot: 'admonish' });
    expect(whyNot).toMatchObject({
      happened: false,
      facts: {
        result: 'found',
        changes: [{ sentence: { 'zh-CN': expect.stringContaining('由2次变为3次') } }],
      },
      parameters: {
        changes: [{ sentence: { en: expect.stringContaining('2 times instead of 3 times') } }],
      },
    });
    const unknown = await editor.refused('POST', path, { facts, whyNot: 'prison' });
    expect(unknown.status).toBe(404);
  });
});

describe('a draft in the studio', () => {
  it('comes with everything that holds above it', async () => {
    const draft = await begin('读');
    const { above, changes, mayEdit } = await editor.call<StudioView>('GET', at(draft, '/studio'));
    expect(above.decisions.disposition?.rules.length).toBeGreaterThan(3);
    expect(Object.keys(above.forms).length).toBeGreaterThan(10);
    expect([changes, mayEdit]).toEqual([{ parameters: [], decisions: [] }, true]);
    const read = await approver.call<StudioView>('GET', at(draft, '/studio'));
    expect([read.mayEdit, read.mayComment]).toEqual([false, true]);
  });

  it('takes edits one by one, and says in words who changed what', async () => {
    const draft = await begin('改');
    const first = await edit(draft, limit(2));
    await edit(draft, limit(1, 2));
    const { steps } = await approver.call<StepsView>('GET', at(draft, '/edits?after=0'));
    expect(steps.map(({ said }) => said[0]?.['zh-CN'])).toEqual([
      expect.stringMatching(/^参数「.+」：同上级 → 2 ?次$/),
      expect.stringMatching(/2 ?次 → 1 ?次$/),
    ]);
    expect(steps.map(({ mine }) => mine)).toEqual([false, false]);
    const later = await editor.call<StepsView>('GET', at(draft, `/edits?after=${first.revision}`));
    expect(later.steps).toHaveLength(1);
  });

  it('overwrites nothing that somebody else changed meanwhile', async () => {
    const draft = await begin('同改');
    await edit(draft, limit(2));
    const problem = await editor.refused('POST', at(draft, '/edits'), {
      edits: [quota(3), limit(1)],
    });
    expect(problem.type).toContain('edit-conflict');
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/items/parameters/repeat.limit.admonish',
    ]);
    const { changes } = await editor.call<StudioView>('GET', at(draft, '/studio'));
    expect(changes.parameters.map(({ id, value }) => [id, value])).toEqual([
      ['repeat.limit.admonish', 2],
    ]);
  });

  it('shows who else has it open, and at what', async () => {
    const draft = await begin('同看');
    await approver.call('GET', at(draft, '/edits?at=rules/disposition/guard'));
    const { present } = await editor.call<StepsView>('GET', at(draft, '/edits'));
    expect(present).toEqual([{ name: expect.any(String), item: 'rules/disposition/guard' }]);
  });

  it('keeps remarks of the second person on single items', async () => {
    const draft = await begin('批注');
    const remark = { item: 'parameters/repeat.limit.admonish', text: '依据是什么？' };
    await approver.call('POST', at(draft, '/comments'), remark);
    const { comments } = await editor.call<StudioView>('GET', at(draft, '/studio'));
    expect(comments).toMatchObject([remark]);
    await (await office.as('officer')).refused('POST', at(draft, '/comments'), remark);
  });

  it('runs its own cases, and says what all cases show', async () => {
    const draft = await begin('案例');
    const wrong = {
      id: 'own-case',
      title: { 'zh-CN': '自拟', en: 'Own' },
      facts: { 'report.publicOpinion': true },
      expect: [{ decision: 'accountability', outcomes: [{ type: 'propose' }] }],
    };
    await edit(draft, { path: 'examples/own-case', now: wrong });
    const found = await editor.call<CasesView>('GET', at(draft, '/cases'));
    const own = found.cases.filter((one) => one.own);
    expect(own).toMatchObject([{ id: 'own-case', ok: false, decisions: ['accountability'] }]);
    expect(found.cases.filter(({ ok }) => !ok)).toEqual(own);
    expect(found.coverage.every(({ decided }) => decided > 0)).toBe(true);
    expect(found.proposed.length).toBeGreaterThan(5);
  }, 30_000);
});

describe('a decision as a spreadsheet', () => {
  it('goes out as .xlsx with drop-downs, and comes back with what was changed in it', async () => {
    const draft = await begin('表格');
    const path = at(draft, '/decisions/accountability/sheet');
    const { name, base64 } = await editor.call<{ name: string; base64: string }>('GET', path);
    expect(name).toMatch(/\.xlsx$/);
    const unchanged = await editor.call<SheetRead>('POST', path, { base64 });
    expect(unchanged).toEqual({ edits: [], problems: [] });

    const book = await workbookOf(Buffer.from(base64, 'base64'));
    const sheet = book.worksheets[0];
    const head = [...(sheet?.getRow(1).values as string[])];
    const column = (key: string) => head.findIndex((title) => title?.includes(key));
    const choice = sheet?.getCell(2, column('rectify.disregarded')).dataValidation;
    expect(choice).toMatchObject({ type: 'list', formulae: ['"是,否"'] });
    sheet?.eachRow((row) => {
      const cell = row.getCell(column('subject.foundedTalks12m'));
      if (row.getCell(1).value === 'repeat-propose') cell.value = '≥ 5';
      if (row.getCell(1).value === 'repeat-admonish') cell.value = '多';
    });
    const changed = Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
    const read = await editor.call<SheetRead>('POST', path, { base64: changed });
    expect(read.edits.map((one) => one.path)).toEqual(['rules/accountability/repeat-propose']);
    expect(read.problems).toMatchObject([{ cell: expect.stringMatching(/^[A-Z]\d$/) }]);
    await edit(draft, ...read.edits);
  });

  it('that is none is refused', async () => {
    const path = at(await begin('坏表格'), '/decisions/accountability/sheet');
    const problem = await editor.refused('POST', path, { base64: 'bm8=' });
    expect(problem.errors?.[0]?.message['zh-CN']).toContain('.xlsx');
  });
});

describe('two drafts', () => {
  it('of which one is published: the other takes that over first, and says what stays', async () => {
    const [first, second] = [await begin('先'), await begin('后')];
    await edit(first, limit(2));
    await edit(second, limit(1), quota(3));
    await publish(first);
    const outdated = await editor.call<DraftView>('GET', at(second, ''));
    expect(outdated.outdated).toBe(true);
    const { revision } = outdated;
    const body = { reason: '从严', revision };
    const refused = await editor.refused('POST', at(second, '/submit'), body);
    expect(refused.type).toContain('draft-outdated');

    const problem = await editor.refused('POST', at(second, '/rebase'), {});
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/items/parameters/repeat.limit.admonish',
    ]);
    const theirs = ['parameters/repeat.limit.admonish'];
    await editor.call('POST', at(second, '/rebase'), { theirs });
    const rebased = await editor.call<StudioView>('GET', at(second, '/studio'));
    expect(rebased.outdated).toBe(false);
    expect(rebased.changes.parameters.map(({ id, value }) => [id, value])).toEqual([
      ['repeat.limit.admonish', 2],
      ['talk.minOfficers', 3],
    ]);
  }, 30_000);

  it('of which one is scheduled: the other builds on it and does not overtake it', async () => {
    const first = await begin('待生效');
    await edit(first, quota(4));
    await publish(first, { effectiveFrom: '2026-03-01T00:00:00.000Z' });
    const second = await begin('插队');
    const { changes } = await editor.call<StudioView>('GET', at(second, '/studio'));
    expect(changes.parameters.map(({ value }) => value)).toContain(4);
    await edit(second, limit(1, 2));
    const { revision } = await editor.call<DraftView>('GET', at(second, ''));
    const body = { reason: '从严', revision };
    const problem = await editor.refused('POST', at(second, '/submit'), body);
    expect(problem.type).toContain('before-scheduled');
  }, 30_000);
});

describe('another office', () => {
  it('can be compared with, and what it adds can be taken over; only one that is near', async () => {
    const offices = await editor.call<Named[]>('GET', '/api/offices');
    const putian = offices.find(({ title }) => title['zh-CN'].includes('莆田'));
    const layer = await editor.call<DraftChanges>('GET', `/api/offices/${putian?.id}/layer`);
    expect(layer.parameters.map(({ id }) => id)).toContain('strong.count');
    expect(layer.overlays?.map(({ form }) => form)).toEqual(['screening']);
    const nowhere = await editor.refused('GET', '/api/offices/nowhere/layer');
    expect(nowhere.status).toBe(404);
  });
});

describe('an edition', () => {
  it('that is scheduled can be withdrawn until it takes effect, and never counts', async () => {
    const editor = await office.as('policyeditor');
    const rows = await editor.call<EditionRow[]>('GET', '/api/editions');
    const scheduled = rows.find(({ state }) => state === 'scheduled');
    const path = `/api/editions/${scheduled?.number}/withdraw`;
    const nowhere = await approver.refused('POST', '/api/editions/one/withdraw', { reason: '-' });
    expect(nowhere.status).toBe(404);
    const after = await editor.call<EditionRow[]>('POST', path, { reason: '需再研究' });
    expect(after.find(({ number }) => number === scheduled?.number)).toMatchObject({
      state: 'withdrawn',
      withdrawn: { why: '需再研究' },
    });
    expect((await editor.refused('POST', path, { reason: '再撤' })).type).toContain('not-open');
    const draft = await begin('撤回之后');
    const { changes } = await editor.call<StudioView>('GET', at(draft, '/studio'));
    expect(changes.parameters.map(({ value }) => value)).not.toContain(4);
  });

  it('is restored in one step, and approved by a second person', async () => {
    const rows = await editor.call<EditionRow[]>('GET', '/api/editions');
    const first = rows.at(-1);
    const path = `/api/editions/${first?.number}/restore`;
    const draft = await editor.call<DraftView>('POST', path, { reason: '恢复原规定' });
    expect(draft).toMatchObject({ status: 'submitted', ready: true });
    const { id, revision } = draft;
    await editor.refused('POST', `/api/drafts/${id}/approve`, { revision });
    await approver.call('POST', `/api/drafts/${id}/approve`, { revision });
    const [current] = await editor.call<EditionRow[]>('GET', '/api/editions');
    expect(current).toMatchObject({ id: first?.id, state: 'current', reason: '恢复原规定' });
  });
});

describe('two editions side by side', () => {
  it('are told apart in words, over time and between offices next to each other', async () => {
    const rows = await editor.call<EditionRow[]>('GET', '/api/editions');
    const [first, second] = [rows.at(-1), rows.at(-2)];
    const path = `/api/editions/${second?.id}/compare`;
    const apart = await editor.call<Compared[]>('GET', `${path}?edition=${first?.id}`);
    expect(apart).toMatchObject([
      {
        path: 'parameters/repeat.limit.admonish',
        one: { 'zh-CN': expect.stringContaining('2') },
        other: { 'zh-CN': expect.stringContaining('3') },
      },
    ]);
    const [above] = await editor.call<{ id: string }[]>('GET', '/api/offices');
    const offices = await editor.call<Compared[]>('GET', `${path}?office=${above?.id}`);
    expect(offices.map((one) => one.path)).toContain('parameters/repeat.limit.admonish');
    await editor.refused('GET', `${path}?office=nobody`);
  });
});

describe('a draft of the office above', () => {
  it('tells before what it means below, and those below are told after', async () => {
    const above = await office.as('city.policyeditor');
    const draft = await above.call<DraftView>('POST', '/api/drafts', { title: '市级' });
    await above.call('POST', `/api/drafts/${draft.id}/edits`, { edits: [quota(3)] });
    const affected = await above.call<Affected[]>('GET', `/api/drafts/${draft.id}/affected`);
    expect(affected.length).toBeGreaterThan(0);
    expect(affected.every(({ follows }) => follows)).toBe(true);
    const { revision } = await above.call<DraftView>('GET', `/api/drafts/${draft.id}`);
    const submit = { reason: '市里统一', revision };
    const submitted = await above.call<DraftView>('POST', `/api/drafts/${draft.id}/submit`, submit);
    const second = await office.as('city.policyapprover');
    await second.call('POST', `/api/drafts/${draft.id}/approve`, { revision: submitted.revision });
    const [news] = await editor.call<PolicyNews[]>('GET', '/api/policy/news');
    expect(news).toMatchObject({ follows: true, reasons: [] });
  });
});

describe('a value that follows later', () => {
  it('is proved before, and counts from its day on without anybody doing anything', async () => {
    const later = await openOffice();
    try {
      const author = await later.as('policyeditor');
      const draft = await author.call<DraftView>('POST', '/api/drafts', { title: '明年从严' });
      const change = (value: number) => ({
        path: 'parameters/repeat.limit.propose' as const,
        now: {
          id: 'repeat.limit.propose',
          value: 4,
          later: [{ from: '2026-05-31T16:00:00.000Z', value, basis }],
          basis,
        },
      });
      const put = (edits: Edit[]) => author.call('POST', at(draft, '/edits'), { edits });
      await put([change(5)]);
      const looser = await author.call<DraftView>('GET', at(draft, ''));
      expect(looser.milder.map(({ sentence }) => sentence['zh-CN'])[0]).toMatch(
        /^自 2026-06-01 起/,
      );
      const first = change(3);
      await put([{ ...first, was: change(5).now }]);
      const view = await author.call<DraftView>('GET', at(draft, ''));
      expect(view.ready).toBe(true);
      expect(view.said[0]?.['zh-CN']).toContain('自 2026-06-01 起 3次');
      const body = {
        reason: '逐步从严',
        revision: view.revision,
        acknowledged: view.analysis.map(({ key }) => key),
      };
      const { revision } = await author.call<DraftView>('POST', at(draft, '/submit'), body);
      await (await later.as('policyapprover')).call('POST', at(draft, '/approve'), { revision });

      const tried = async () => {
        const api = await later.as('policyeditor');
        const facts = { 'subject.foundedTalks12m': 3 };
        const path = '/api/decisions/accountability/try';
        return (await api.call<Tried>('POST', path, { facts })).outcome;
      };
      expect(await tried()).toMatchObject({ type: 'admonish' });
      later.goTo('2026-06-01');
      expect(await tried()).toMatchObject({ type: 'propose' });
    } finally {
      await later.stop();
    }
  }, 60_000);
});
