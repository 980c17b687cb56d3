import type {
  CaseView,
  DocumentsView,
  DocumentVersion,
  DraftView,
  MadeDocument,
  Movable,
  MovingView,
  PlaceholderView,
  PreviewCase,
  ReportView,
  StudioView,
  TemplateRead,
} from '@bitan/api';
import type { Document, Edit } from '@bitan/definitions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docx, p, textOf } from '../packages/documents/src/testing.ts';
import { unzip } from '../packages/documents/src/zip.ts';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
let officer: Api;
let editor: Api;
/** A petition after its talk, from a complainant whose name is sealed. */
let talked: Petition;
const complainant = '欧阳慕雪';
beforeAll(async () => {
  office = await openOffice();
  [officer, editor] = [await office.as('officer'), await office.as('policyeditor')];
  talked = await Petition.register(office, '张明', { complainantName: complainant });
  await talked.screen();
  await talked.approved('propose-disposition');
  await talked.talk();
}, 120_000);
afterAll(() => office.stop());

const of = (id: string, rest = '') => `/api/cases/${id}/documents${rest}`;
const list = (who: Api, id: string) => who.call<DocumentsView>('GET', of(id));
const make = (who: Api, id: string, document: string, more = {}) =>
  who.call<MadeDocument>('POST', of(id), { document, ...more });
const content = (who: Api, made: { id: string }, query = 'as=docx') =>
  who.bytes(`/api/documents/${made.id}/content?${query}`);
const wordsIn = (bytes: Uint8Array) =>
  [...unzip(bytes, 10_000_000)]
    .filter(([name]) => /^word\/[a-z]+\d*\.xml$/.test(name))
    .map(([, xml]) => new TextDecoder().decode(xml).replaceAll(/<[^>]+>/g, ''))
    .join('\n');
const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
const codeOf = ({ type }: { type: string }) => type.replace('urn:bitan:problem:', '');

describe('the documents of a case', () => {
  it('are offered once their action is open or done, and made by whom they name', async () => {
    const begun = await Petition.register(office, '张明');
    const first = (await list(officer, begun.id)).offered.map(({ id }) => id);
    const later = (await list(officer, talked.id)).offered.map(({ id }) => id);
    expect(later).toContain('talk-record');
    expect(first).not.toContain('talk-record');
    const refused = await officer.refused('POST', of(talked.id), { document: 'nothing' });
    expect(codeOf(refused)).toBe('not-found');
    const auditor = await office.as('auditor');
    expect(codeOf(await auditor.refused('GET', of(talked.id)))).toBe('forbidden');
  });

  it('say what was answered, as Word and as PDF with its text in it', async () => {
    const made = await make(officer, talked.id, 'talk-record');
    const word = await content(officer, made);
    const place = (answers['hold-talk'] as { place: string }).place;
    expect(wordsIn(word.bytes)).toContain(place);
    const pdf = await content(officer, made, 'as=pdf');
    expect(textOf(pdf.bytes).join('').replaceAll('\n', '')).toContain(place);
    expect(await content(officer, made, 'as=pdf')).toMatchObject({ bytes: pdf.bytes });
  });

  it('are sent as files that are nothing else', async () => {
    const made = await make(officer, talked.id, 'talk-record');
    const { headers } = await content(officer, made);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const shown = (await content(officer, made, 'as=pdf&show=true')).headers;
    expect(shown.get('content-type')).toBe('application/pdf');
    expect(shown.get('content-disposition')).toMatch(/^inline/);
    expect(shown.get('content-security-policy')).not.toContain('unsafe-eval');
    const word = (await content(officer, made, 'as=docx&show=true')).headers;
    expect(word.get('content-disposition')).toMatch(/^attachment/);
  });

  it('are numbered without a gap, also when made at once; made again, they keep their number', async () => {
    const numbered = (await list(officer, talked.id)).offered.filter(
      (one) => one.numbered && one.mine,
    );
    const [one] = numbered;
    if (!one) throw new Error('no document with a number');
    const cases = await Promise.all(
      ['张明', '刘建华', '张明'].map((who) => Petition.register(office, who)),
    );
    for (const petition of cases) {
      await petition.screen();
      await petition.approved('propose-disposition');
      await petition.talk();
    }
    const made = await Promise.all(cases.map(({ id }) => make(officer, id, one.id)));
    const numbers = made.map(({ number }) => Number(/(\d+)号/.exec(number ?? '')?.[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    const [first] = made;
    const again = await make(officer, cases[0]?.id ?? '', one.id);
    expect(again).toMatchObject({ number: first?.number, version: 2 });
    const anew = await make(officer, cases[0]?.id ?? '', one.id, { anew: true });
    expect(anew.number).toContain('4号');
  }, 120_000);

  it('are made once for one key, and listed with who made them', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const before = (await list(officer, talked.id)).made.length;
    const [one, two] = [
      await officer.call('POST', of(talked.id), { document: 'talk-record' }, key),
      await officer.call('POST', of(talked.id), { document: 'talk-record' }, key),
    ];
    expect(one).toEqual(two);
    const { made } = await list(officer, talked.id);
    expect(made).toHaveLength(before + 1);
    expect(made[0]).toMatchObject({ document: 'talk-record', by: '陈志远' });
  });

  it('never name the complainant, whichever is made', async () => {
    const leader = await office.as('leader');
    for (const who of [officer, leader]) {
      const { offered } = await list(who, talked.id);
      for (const { id } of offered.filter(({ mine }) => mine)) {
        const { bytes } = await content(who, await make(who, talked.id, id));
        expect(wordsIn(bytes), id).not.toContain(complainant);
      }
    }
  }, 60_000);

  it('are not there for who is recused', async () => {
    const petition = await Petition.register(office, '张明');
    await petition.assign();
    const other = await office.as('officer2');
    const made = await make(officer, petition.id, 'petition-registration');
    await other.act(petition.id, 'declare-relation', { answers: { relation: 'interest' } });
    expect(codeOf(await other.refused('GET', of(petition.id)))).toBe('not-found');
    expect((await content(other, made)).status).toBe(404);
    expect((await content(officer, made)).status).toBe(200);
  });
});

describe('a template in a draft', () => {
  const begin = (title: string) => editor.call<DraftView>('POST', '/api/drafts', { title });
  const send = (draft: { id: string }, bytes: Uint8Array, more = {}) =>
    editor.call<TemplateRead>('POST', `/api/drafts/${draft.id}/templates`, {
      document: 'talk-record',
      name: '本地谈话记录.docx',
      base64: Buffer.from(bytes).toString('base64'),
      ...more,
    });
  const put = (draft: { id: string }, now: object, was?: object) =>
    editor.call('POST', `/api/drafts/${draft.id}/edits`, {
      edits: [{ path: 'documents/talk-record', ...(was && { was }), now } as Edit],
    });

  it('is refused with the place and the cure when something is wrong with it', async () => {
    const draft = await begin('改谈话记录');
    const broken = await send(draft, docx(p('谈话地点：{a.hold-talk.plase}，{a.hold-talk')));
    expect(broken.template).toBeUndefined();
    expect(broken.problems.map(({ code, near }) => [code, near])).toEqual([
      ['tag.broken', '…{a.hold-talk.plase}，{a.hold-talk'],
      ['tag.unknown', '谈话地点：{a.hold-talk.plase}，{a.hold-talk'],
    ]);
    expect(broken.problems[1]?.cure['zh-CN']).toContain('{a.hold-talk.place}');
    const raw = await send(draft, docx(p('{@a.hold-talk.place}')));
    expect(raw.problems.map(({ code, near }) => [code, near])).toEqual([
      ['tag.raw', '{@a.hold-talk.place}'],
    ]);
    expect(raw.problems[0]?.cure['zh-CN']).toMatch(/\p{Script=Han}/u);
    const none = await send(draft, new TextEncoder().encode('<html></html>'));
    expect(none.problems.map(({ code }) => code)).toEqual(['zip.none']);
    const bomb = docx('', { 'word/media/a.png': new Uint8Array(7_500_000) });
    expect((await send(draft, bomb)).problems.map(({ code }) => code)).toEqual(['zip.unpacked']);
  });

  it('lists what it can say, and nothing that is sealed', async () => {
    const draft = await begin('占位符');
    const path = `/api/drafts/${draft.id}/documents/talk-record/placeholders`;
    const placeholders = await editor.call<PlaceholderView[]>('GET', path);
    const tags = placeholders.map(({ tag }) => tag);
    expect(tags).toContain('a.hold-talk.place');
    expect(tags.filter((tag) => /complainant(Name|Contact|Address)/.test(tag))).toEqual([]);
  });

  it('is looked at with a past case that does not tell whose it is', async () => {
    const draft = await begin('预览');
    const at = `/api/drafts/${draft.id}/documents/talk-record`;
    const cases = await editor.call<PreviewCase[]>('GET', `${at}/cases`);
    const one = cases.find(({ id }) => id === talked.id);
    const { bytes, headers } = await editor.bytes(`${at}/preview?case=${one?.id}`);
    expect(headers.get('content-type')).toBe('application/pdf');
    const text = textOf(bytes).join('').replaceAll('\n', '');
    expect(text).not.toContain('张明');
    expect(text).not.toContain((answers['hold-talk'] as { place: string }).place);
    expect((await editor.bytes(`${at}/preview`)).status).toBe(200);
  });

  it('is in force for new cases once a second person approved it, here and below; older ones keep theirs', async () => {
    const draft = await begin('本地模板');
    const { template, problems } = await send(
      draft,
      docx(p('本地版谈话记录') + p('地点：{a.hold-talk.place}')),
    );
    expect(problems).toEqual([]);
    await put(draft, { document: 'talk-record', template });
    const { revision, said } = await editor.call<DraftView>('GET', `/api/drafts/${draft.id}`);
    expect(said.map((one) => one['zh-CN']).join()).toContain('文书「谈话记录」：模板 ');
    const submitted = await editor.call<DraftView>('POST', `/api/drafts/${draft.id}/submit`, {
      reason: '本地格式',
      revision,
    });
    const approver = await office.as('policyapprover');
    await approver.call('POST', `/api/drafts/${draft.id}/approve`, {
      revision: submitted.revision,
    });
    const versions = await editor.call<DocumentVersion[]>(
      'GET',
      '/api/document-templates/talk-record',
    );
    expect(versions.map(({ version, template: name }) => [version, name])).toEqual([
      [2, '本地谈话记录.docx'],
      [1, 'talk-record.docx'],
    ]);
    expect(versions[0]?.changes[0]?.['zh-CN']).toBe('模板 talk-record.docx→本地谈话记录.docx');
    const [first, second] = await Promise.all(
      ['1', '2'].map((n) => editor.bytes(`/api/document-templates/talk-record/${n}`)),
    );
    expect(wordsIn(first?.bytes ?? new Uint8Array())).not.toContain('本地版');
    expect(wordsIn(second?.bytes ?? new Uint8Array())).toContain('本地版');
    expect((await editor.bytes('/api/document-templates/talk-record/3')).status).toBe(404);
    const old = await content(officer, await make(officer, talked.id, 'talk-record'));
    expect(wordsIn(old.bytes)).not.toContain('本地版');
    const petition = await (await Petition.register(office, '刘建华')).screen();
    await petition.approved('propose-disposition');
    await petition.talk();
    const made = await content(officer, await make(officer, petition.id, 'talk-record'));
    expect(wordsIn(made.bytes)).toContain('本地版');
  }, 60_000);

  it('is that of then for a step that was done, with what was answered then, once a case was moved', async () => {
    const { editions } = await editor.call<Movable>('GET', '/api/movings/editions');
    const from = editions.find(({ current }) => !current)?.id;
    const begun = await editor.call<MovingView>('POST', '/api/movings', { title: '换版', from });
    const path = `/api/movings/${begun.id}`;
    const { revision } = await editor.call<MovingView>('POST', `${path}/submit`, {
      reason: '换版',
      revision: begun.revision,
    });
    const approver = await office.as('policyapprover');
    await approver.call('POST', `${path}/approve`, { revision });
    while ((await editor.call<MovingView>('GET', path)).status !== 'done') await pause();
    expect((await talked.view()).edition.current).toBe(true);
    const again = wordsIn(
      (await content(officer, await make(officer, talked.id, 'talk-record'))).bytes,
    );
    expect(again).not.toContain('本地版');
    expect(again).toContain((answers['hold-talk'] as { place: string }).place);
  }, 120_000);

  it('keeps a draft from being published while it names what is not there', async () => {
    const draft = await begin('缺模板');
    const studio = await editor.call<StudioView>('GET', `/api/drafts/${draft.id}/studio`);
    const { template } = studio.above.documents['talk-record'] as Document;
    const [was] = studio.changes.documents ?? [];
    const none = { ...template, sha256: 'f'.repeat(64) };
    await put(draft, { document: 'talk-record', template: none }, was);
    const view = await editor.call<DraftView>('GET', `/api/drafts/${draft.id}`);
    expect(view.ready).toBe(false);
    const errors = view.findings.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ code: 'template.missing', place: 'documents/talk-record' }]);
  });
});

describe('the documents of what is counted', () => {
  const at = '/api/reports/documents';
  const quarter = { workflow: 'petition-talk', from: '2026-01-01', until: '2026-03-31' };
  const offeredOf = async (workflow: string) =>
    (await officer.call<DocumentsView>('GET', `${at}?workflow=${workflow}`)).offered.map(
      ({ id }) => id,
    );

  it('are made on the page of reports, with the figures of the period in them', async () => {
    expect(await offeredOf('petition-talk')).toEqual(['special-report']);
    expect(await offeredOf('appointment-talk')).toEqual([]);
    const made = await officer.call<MadeDocument>('POST', at, {
      document: 'special-report',
      ...quarter,
    });
    expect(made.period).toEqual({ from: quarter.from, until: quarter.until });
    const figures = await officer.call<ReportView>(
      'GET',
      `/api/reports?workflow=petition-talk&from=${quarter.from}&until=${quarter.until}`,
    );
    const received = figures.sections.find(({ id }) => id === 'received')?.total;
    const word = await content(officer, made);
    expect(wordsIn(word.bytes)).toContain('（2026年第一季度）');
    expect(wordsIn(word.bytes)).toContain(`收到信访件（件）${received}00${received}`);
    expect(wordsIn(word.bytes)).not.toContain(complainant);
    const pdf = await content(officer, made, 'as=pdf');
    expect(textOf(pdf.bytes).join('')).toContain('2026年第一季度');
  });

  it('count their versions by period, and are listed with it', async () => {
    const month = { ...quarter, until: '2026-01-31' };
    const make = (days: object) =>
      officer.call<MadeDocument>('POST', at, { document: 'special-report', ...days });
    const again = await make(quarter);
    const other = await make(month);
    expect([again.version, other.version]).toEqual([2, 1]);
    const { made } = await officer.call<DocumentsView>('GET', `${at}?workflow=petition-talk`);
    expect(made.slice(0, 2).map(({ period }) => period?.until)).toEqual([
      '2026-01-31',
      '2026-03-31',
    ]);
  });

  it('are refused backwards, of another subject, and to who may not make them', async () => {
    const backwards = { document: 'special-report', ...quarter, until: '2025-12-31' };
    expect((await officer.refused('POST', at, backwards)).errors?.[0]?.pointer).toBe('/until');
    for (const document of ['archive-catalogue', 'talk-record', 'nothing']) {
      const refused = await officer.refused('POST', at, { document, ...quarter });
      expect(codeOf(refused)).toBe('not-found');
    }
    const reviewer = await office.as('reviewer');
    const refused = await reviewer.refused('POST', at, { document: 'special-report', ...quarter });
    expect(codeOf(refused)).toBe('forbidden');
    const auditor = await office.as('auditor');
    expect(codeOf(await auditor.refused('GET', `${at}?workflow=petition-talk`))).toBe('forbidden');
  });
});

describe('the documents about a person', () => {
  it('are made from the registers without a case, by whom they name, and are there again', async () => {
    const [person] = await officer.call<{ id: string }[]>('GET', '/api/subjects/person?q=张明');
    const at = `/api/subjects/person/${person?.id}/documents`;
    const { offered } = await officer.call<DocumentsView>('GET', at);
    expect(offered.find(({ id }) => id === 'archive-catalogue')).toMatchObject({ mine: true });
    expect(offered.map(({ id }) => id)).toEqual(['archive-catalogue']);
    const stray = await officer.refused('POST', at, { document: 'special-report' });
    expect(codeOf(stray)).toBe('not-found');
    const made = await officer.call<MadeDocument>('POST', at, { document: 'archive-catalogue' });
    const word = await content(officer, made);
    expect(wordsIn(word.bytes)).toContain('张明');
    expect(wordsIn(word.bytes)).not.toContain(complainant);
    const { made: all } = await officer.call<DocumentsView>('GET', at);
    expect(all.map(({ id }) => id)).toContain(made.id);
    const reviewer = await office.as('reviewer');
    const refused = await reviewer.refused('POST', at, { document: 'archive-catalogue' });
    expect(codeOf(refused)).toBe('forbidden');
  });
});

describe('the documents about a unit', () => {
  it('are made on its page once the office has a template for them, with what is on record of it', async () => {
    const draft = await editor.call<DraftView>('POST', '/api/drafts', { title: '单位文书' });
    const bytes = docx(
      p('{unit.name}的谈话函询') + p('{#r.talk}') + p('{on}{person}{kind}') + p('{/}'),
    );
    const { template, problems } = await editor.call<TemplateRead>(
      'POST',
      `/api/drafts/${draft.id}/templates`,
      {
        ...{ about: 'unit', roles: ['officer'], name: '单位台账.docx' },
        base64: Buffer.from(bytes).toString('base64'),
      },
    );
    expect(problems).toEqual([]);
    if (!template) throw new Error('no template');
    const document: Document = {
      ...{ id: 'unit-register', code: 'L1', about: 'unit', actions: [], roles: ['officer'] },
      ...{ title: { 'zh-CN': '单位台账', en: 'Register of a unit' }, basis: [], template },
    };
    await editor.call('POST', `/api/drafts/${draft.id}/edits`, {
      edits: [{ path: 'documents/unit-register', now: document } satisfies Edit],
    });
    const { revision } = await editor.call<DraftView>('GET', `/api/drafts/${draft.id}`);
    const reason = '单位台账';
    const submitted = await editor.call<DraftView>('POST', `/api/drafts/${draft.id}/submit`, {
      ...{ reason, revision },
    });
    const approver = await office.as('policyapprover');
    await approver.call('POST', `/api/drafts/${draft.id}/approve`, {
      revision: submitted.revision,
    });
    const [unit] = await officer.call<{ id: string; name: string }[]>(
      'GET',
      '/api/subjects/unit?q=青石镇',
    );
    const at = `/api/subjects/unit/${unit?.id}/documents`;
    const { offered } = await officer.call<DocumentsView>('GET', at);
    expect(offered.map(({ id }) => id)).toEqual(['unit-register']);
    const made = await officer.call<MadeDocument>('POST', at, { document: 'unit-register' });
    expect(wordsIn((await content(officer, made)).bytes)).toContain(`${unit?.name}的谈话函询`);
    expect((await officer.call<DocumentsView>('GET', at)).made).toHaveLength(1);
  }, 60_000);
});

describe('a case as a whole', () => {
  it('is there to be made into documents from its first day', async () => {
    const petition = await Petition.register(office, '张明');
    const view: CaseView = await petition.view();
    const { offered } = await list(officer, view.id);
    expect(offered.some(({ now }) => now)).toBe(true);
  });
});
