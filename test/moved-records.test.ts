import type {
  DraftView,
  Movable,
  MovingOutlook,
  MovingView,
  SubjectRow,
  SubjectView,
} from '@bitan/api';
import type { Operation } from '@bitan/definitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
let editor: Api;
let approver: Api;
let officer: Api;
beforeAll(async () => {
  office = await openOffice();
  editor = await office.as('policyeditor');
  approver = await office.as('policyapprover');
  officer = await office.as('officer');
}, 120_000);
afterAll(() => office.stop());

const field = (name: string, title: string): Operation => ({
  op: 'add',
  field: name,
  section: 'who',
  schema: { type: 'string', title, maxLength: 200 },
  texts: { en: { title: name } },
});

/** Publishes what the office adds to the form of people. */
async function publish(operations: Operation[]): Promise<void> {
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '人员表' });
  const was = draft.changes.overlays?.find(({ form }) => form === 'person');
  const now = { form: 'person', operations };
  const edits = [{ path: 'overlays/person', ...(was && { was }), now }];
  const path = `/api/drafts/${draft.id}`;
  await editor.call('POST', `${path}/edits`, { edits });
  const { revision } = await editor.call<DraftView>('GET', path);
  const asked = await editor.call<DraftView>('POST', `${path}/submit`, { reason: '人', revision });
  await approver.call('POST', `${path}/approve`, { revision: asked.revision });
}

const person = async (name: string): Promise<SubjectView> => {
  const found = await officer.call<SubjectRow[]>('GET', `/api/subjects/person?q=${name}`);
  return officer.call('GET', `/api/subjects/person/${found[0]?.id}`);
};
const change = ({ id, revision, answers }: SubjectView, more: object) =>
  officer.call<SubjectView>('PUT', `/api/subjects/person/${id}`, {
    answers: { ...answers, ...more },
    revision,
  });

describe('records of people, when their form is otherwise', () => {
  it('go on in the new version as it was declared, after a dry run and by two people', async () => {
    await publish([field('contact', '联系方式'), field('nickname', '别名')]);
    await change(await person('张明'), { contact: '591-1 / 二楼', nickname: '小张' });
    office.wait(1);
    await publish([field('phone', '电话'), field('desk', '办公地点')]);

    const waiting = await person('张明');
    expect(waiting.aside.map(({ title, value }) => [title['zh-CN'], value])).toEqual([
      ['联系方式', '591-1 / 二楼'],
      ['别名', '小张'],
    ]);
    const { position: _, ...rest } = waiting.answers;
    const saved = await change({ ...waiting, answers: rest }, {});
    expect(saved.aside, 'who saves the new form loses nothing of the old one').toEqual(
      waiting.aside,
    );

    const { editions } = await editor.call<Movable>('GET', '/api/movings/editions');
    const from = editions.find(({ records, current }) => records === 1 && !current);
    expect(from?.forms.map(({ id }) => id)).toEqual(['person']);
    const begun = await editor.call<MovingView>('POST', '/api/movings', {
      title: '档案换版',
      from: from?.id,
    });
    const path = `/api/movings/${begun.id}`;
    const steps = [{ op: 'split', from: 'contact', separator: '/', to: ['phone', 'desk'] }];
    const said = await editor.call<MovingView>('PUT', path, {
      mappings: [{ form: 'person', steps }],
      revision: begun.revision,
    });
    const dry = await editor.call<MovingOutlook>('GET', `${path}/outlook`);
    expect(dry).toMatchObject({ records: 1, clean: 0, partly: 1 });
    expect(dry.aside).toMatchObject([{ field: 'nickname', why: 'gone', count: 1 }]);
    expect(JSON.stringify(dry), 'free text is not shown').not.toContain('小张');
    expect((await person('张明')).answers, 'nothing is changed yet').not.toHaveProperty('phone');

    const asked = await editor.call<MovingView>('POST', `${path}/submit`, {
      reason: '统一',
      revision: said.revision,
    });
    const own = await editor.refused('POST', `${path}/approve`, { revision: asked.revision });
    expect(own.status).toBe(403);
    await approver.call('POST', `${path}/approve`, { revision: asked.revision });
    const done = await until(async () => {
      const view = await editor.call<MovingView>('GET', path);
      return view.status === 'done' ? view : undefined;
    });
    expect(done.moved).toBe(1);

    const moved = await person('张明');
    expect(moved.answers).toMatchObject({ phone: '591-1', desk: '二楼' });
    expect(moved.answers).not.toHaveProperty('contact');
    expect(moved.aside.map(({ title, value }) => [title['zh-CN'], value])).toEqual([
      ['别名', '小张'],
    ]);
    const audit = await (await office.as('auditor')).call<object>('GET', '/api/audit');
    expect(JSON.stringify(audit)).toContain('person.moved');
    const after = await editor.call<Movable>('GET', '/api/movings/editions');
    const left = after.editions.find(({ id }) => id === from?.id);
    expect(left?.records ?? 0).toBe(0);
  }, 240_000);
});

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
