import type {
  ActionSheet,
  CaseFilters,
  CaseView,
  DraftView,
  ImportPreview,
  ImportView,
  ReplyOf,
  UploadView,
} from '@bitan/api';
import type { Operation, Overlay } from '@bitan/definitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
/** Registered when telephone was a channel still. */
let byPhone: CaseView;

/** A source that only this commission knows: the bodies that pass matters on here. */
const own: Operation = {
  op: 'add',
  field: 'sender',
  section: 'receipt',
  after: 'source',
  schema: {
    type: 'string',
    title: '来文单位',
    oneOf: [
      { const: 'auditOffice', title: '县审计局' },
      { const: 'court', title: '县法院' },
    ],
  },
  ui: { 'ui:widget': 'radio' },
  texts: { en: { title: 'Sent by', options: { auditOffice: 'Audit office', court: 'Court' } } },
};
/** A channel that this commission does not take any more. */
const noPhone: Operation = {
  op: 'tighten',
  field: 'channel',
  to: { options: ['letter', 'visit', 'network'] },
};

beforeAll(async () => {
  office = await openOffice();
  const officer = await office.as('officer');
  byPhone = await register(officer, { channel: 'phone', topic: '电话反映的问题' });
  await publish([own, noPhone]);
}, 120_000);
afterAll(() => office.stop());

async function register(officer: Api, more: object): Promise<CaseView> {
  const given = { ...answers.register(await officer.person('张明')), ...more };
  return officer.call('POST', '/api/cases', { workflow: 'petition-talk', answers: given });
}

/** The policy editor drafts it, a second person publishes it. */
async function publish(operations: Operation[]): Promise<void> {
  const [editor, approver] = [await office.as('policyeditor'), await office.as('policyapprover')];
  const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '来源' });
  const now: Overlay = { form: 'petition', operations };
  const edits = [{ path: 'overlays/petition', now }];
  await editor.call('POST', `/api/drafts/${draft.id}/edits`, { edits });
  const { revision } = await editor.call<DraftView>('GET', `/api/drafts/${draft.id}`);
  const reason = { reason: '本县来源', revision };
  const asked = await editor.call<DraftView>('POST', `/api/drafts/${draft.id}/submit`, reason);
  await approver.call('POST', `/api/drafts/${draft.id}/approve`, { revision: asked.revision });
}

const sheet = async () =>
  (await office.as('officer')).call<ActionSheet>('GET', '/api/workflows/petition-talk/start');
const choices = ({ form }: ActionSheet, field: string) =>
  form?.schema.properties[field]?.oneOf?.map((one) => one.const);

describe('a source that a local commission adds', () => {
  it('is a choice of single entry', async () => {
    expect(choices(await sheet(), 'sender')).toEqual(['auditOffice', 'court']);
    const view = await register(await office.as('officer'), { sender: 'court' });
    expect(view.timeline[0]?.answers.sender).toBe('court');
  });

  it('is a column of an imported table', async () => {
    const officer = await office.as('officer');
    const head = '收信日期,信访方式,来源,来文单位,类别,被反映人,主要问题,具体内容,问题性质';
    const rest = '是否重复件,您与被反映人或反映人的关系,是否实名';
    const row = '2026-01-05,来信,部门转来,县审计局,检举控告,张明,账目不清,反映账目不清。,廉洁';
    const view = await imported(officer, `${head},${rest}\n${row},否,无,否\n`);
    expect(view.columns[view.head.indexOf('来文单位')]).toBe('sender');
    const preview = { columns: view.columns };
    const tried = await officer.call<ImportPreview>(
      'POST',
      `/api/imports/${view.id}/preview`,
      preview,
    );
    expect(tried.lines.map(({ errors }) => errors)).toEqual([[]]);
  });

  it('is taken from other systems under a token', async () => {
    const admin = await office.as('systemadmin');
    const token = { name: '审计系统', workflow: 'petition-talk', until: '2026-12-31' };
    const { secret } = await admin.call<{ secret: string }>('POST', '/api/tokens', token);
    const send = async (sender: string) => {
      const given = { ...answers.register(''), accused: { name: '张明' }, sender };
      const response = await fetch(`${office.url}/api/intake/petition-talk`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
        body: JSON.stringify({ answers: given }),
      });
      return response.status;
    };
    expect([await send('auditOffice'), await send('nobody')]).toEqual([201, 422]);
  });

  it('narrows the list of cases', async () => {
    const officer = await office.as('officer');
    const view = await register(officer, { sender: 'auditOffice', topic: '审计移送' });
    const { marks } = await officer.call<CaseFilters>('GET', '/api/case-filters');
    const offered = marks.find(({ id }) => id === 'answer.sender');
    expect(offered?.choices.map(({ title }) => title['zh-CN'])).toEqual(['县审计局', '县法院']);
    const query = `workflow=petition-talk&marks=${encodeURIComponent('answer.sender=auditOffice')}`;
    const { cases } = await officer.call<ReplyOf<'cases'>>('GET', `/api/cases?${query}`);
    expect(cases.map(({ id }) => id)).toContain(view.id);
    expect(cases.map(({ id }) => id)).not.toContain(byPhone.id);
  });
});

describe('a channel that a local commission takes away', () => {
  it('is offered and taken no more', async () => {
    expect(choices(await sheet(), 'channel')).toEqual(['letter', 'visit', 'network']);
    const officer = await office.as('officer');
    const given = { ...answers.register(await officer.person('张明')), channel: 'phone' };
    const refused = await officer.refused('POST', '/api/cases', {
      ...{ workflow: 'petition-talk', answers: given },
    });
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['/answers/channel']);
  });

  it('is still read, in its words, where it was chosen before, and found', async () => {
    const officer = await office.as('officer');
    const { timeline } = await officer.case(byPhone.id);
    expect(timeline[0]?.answers.channel).toBe('phone');
    const channel = timeline[0]?.form?.schema.properties.channel;
    expect(channel?.oneOf?.find((one) => one.const === 'phone')?.title).toBe('电话');
    const q = encodeURIComponent('电话反映');
    const { cases } = await officer.call<ReplyOf<'cases'>>('GET', `/api/cases?q=${q}`);
    expect(cases.map(({ id }) => id)).toEqual([byPhone.id]);
  });

  it('leaves a case that came by it to go on as it was', async () => {
    const officer = await office.as('officer');
    const note = { answers: { text: '已回拨核实。' } };
    expect((await officer.act(byPhone.id, 'add-note', note)).stage.id).toBe('received');
  });
});

async function imported(officer: Api, table: string): Promise<ImportView> {
  const bytes = Buffer.from(table);
  const body = { name: '来件.csv', size: bytes.length };
  const { id: upload } = await officer.call<UploadView>('POST', '/api/imports/uploads', body);
  await fetch(`${office.url}/api/uploads/${upload}`, {
    method: 'PATCH',
    headers: {
      cookie: officer.cookie,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
    },
    body: new Uint8Array(bytes),
  });
  return officer.call('POST', '/api/imports', { upload, workflow: 'petition-talk' });
}
