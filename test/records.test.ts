import type {
  AuditEntry,
  CaseView,
  DecisionCard,
  RegisterView,
  SubjectRow,
  SubjectView,
} from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition, userId } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

async function subject(kind: 'person' | 'unit', view: CaseView): Promise<SubjectView> {
  const officer = await office.as('officer');
  return officer.call('GET', `/api/subjects/${kind}/${view[kind]?.id}`);
}

const said = ({ facts }: SubjectView, id: string) => facts.find(({ fact }) => fact === id)?.said.en;

/** The entries of a register as rows of text; a register without any is not shown at all. */
const entries = ({ registers }: SubjectView, id: string) => {
  const register = registers.find((one) => one.id === id);
  return register ? rowsOf(register) : [];
};
const rowsOf = ({ entries }: RegisterView) =>
  entries.map(({ values }) => Object.values(values).map((value) => value['zh-CN']));

describe('the list of people', () => {
  it('tells namesakes apart by what the register names, as people call it', async () => {
    const officer = await office.as('officer');
    const [person] = await officer.call<SubjectRow[]>('GET', '/api/subjects/person?q=张明');
    expect(person?.line['zh-CN']).toMatch(/^青石镇人民政府 · /);
    expect(person?.line['zh-CN']).not.toMatch(/[a-zA-Z]/);
    const answers = { name: '柳溪村', kind: 'village', staff: 5 };
    await officer.call('POST', '/api/subjects/unit', { answers });
    const [unit] = await officer.call<SubjectRow[]>('GET', '/api/subjects/unit?q=柳溪村');
    expect(unit?.line).toEqual({ 'zh-CN': '村（社区）', en: 'Village or community' });
  });
});

describe('what a case leaves behind', () => {
  it('is a violator of the unit, once it is concluded', async () => {
    const petition = await (await Petition.register(office, '张明')).screen();
    await petition.approved('propose-disposition');
    await petition.talk();
    const before = await subject('unit', await petition.view());
    expect(said(before, 'unit.violators12m')).toMatch(/^0/);
    const after = await subject('unit', await petition.conclude());
    expect(said(after, 'unit.violators12m')).toMatch(/^1/);
    const [entry] = after.registers.find(({ id }) => id === 'talk')?.entries ?? [];
    expect(entry).toMatchObject({ person: { name: '张明' }, case: { id: petition.id } });
    const ofPerson = await subject('person', await petition.view());
    expect(ofPerson.registers[0]?.entries[0]?.person).toBeUndefined();
  }, 30_000);

  it('is a sanction with its time in force, which makes the talk a must', async () => {
    const petition = await Petition.register(office, '张明');
    const leader = await office.as('leader');
    await leader.act(petition.id, 'assign', {
      answers: { handler: await userId(leader, '陈志远') },
    });
    const mild = { ...answers.screen, violation: false, severity: 'none', revisitNeeded: true };
    const criteria = ({ proposal }: DecisionCard) =>
      proposal.map(({ params }) => params['criterion']);
    expect(criteria(await petition.proposal('screen', mild))).toEqual([]);
    const view = await petition.do('record-sanction', {
      kind: 'seriousWarning',
      decidedOn: '2025-06-30',
    });
    expect(entries(await subject('person', view), 'sanction')).toEqual([
      ['党内严重警告', '2026-12-30'],
    ]);
    expect(criteria(await petition.proposal('screen', mild))).toEqual([3]);
  }, 30_000);

  it('is filed under its volume only when the archivist files it', async () => {
    const petition = await (await Petition.register(office, '何永强')).screen();
    await petition.approved('propose-disposition');
    await petition.talk();
    await petition.conclude();
    await petition.approved('decide-measure');
    for (const action of ['notify-rectification', 'report-rectification', 'inspect'] as const) {
      await petition.do(action, answers[action]);
    }
    office.goTo('2026-07-20');
    await petition.do('visit', answers.visit);
    await petition.approved('decide-release');
    await petition.do('notify-release', answers['notify-release']);
    const used = await subject('person', await petition.do('decide-use'));
    expect(used.registers.find(({ id }) => id === 'archive')).toBeUndefined();
    expect(entries(used, 'behaviour')).toEqual([['表现良好。']]);
    const archivist = await office.as('archivist');
    const filed = await archivist.act(petition.id, 'file', { answers: answers.file });
    const about = await subject('person', filed);
    const closed = about.registers.find(({ id }) => id === 'archive');
    expect(closed).toMatchObject({ entries: [], groups: [], sealed: { count: 1 } });
    const officer = await office.as('officer');
    const at = `/api/subjects/person/${about.id}/registers/archive`;
    const read = await officer.call<RegisterView>('POST', at, { reason: '年度考核核对' });
    expect(rowsOf(read)).toEqual([['轻微违纪', '2026-001']]);
  }, 30_000);

  it('is read from the archive only by who says why, which the auditor sees; unfounded reports are no part of an assessment', async () => {
    const petition = await (await Petition.register(office, '刘建华')).screen({
      riskIndicators: [],
    });
    await petition.approved('propose-disposition');
    await petition.talk();
    await petition.conclude({ finding: 'unfounded' });
    await petition.do('send-acceptance', {
      documentNumber: '函〔2026〕19号',
      on: '2026-01-20',
      text: '有则改之，无则加勉。',
    });
    await petition.do('decide-use');
    const archivist = await office.as('archivist');
    const filed = await archivist.act(petition.id, 'file', { answers: answers.file });
    const at = `/api/subjects/person/${filed.person?.id}/registers/archive`;
    const officer = await office.as('officer');
    const read = (body: object) => officer.call<RegisterView>('POST', at, body);
    expect(rowsOf(await read({ reason: '核对档案' }))).toEqual([['反映不实', '2026-001']]);
    expect(rowsOf(await read({ reason: '年度考核', view: 'assessment' }))).toEqual([]);
    expect((await officer.raw('POST', at, { reason: ' ' })).status).toBe(422);
    expect((await officer.raw('POST', at, { reason: '核对', view: 'none' })).status).toBe(404);
    const editor = await office.as('policyeditor');
    expect((await editor.raw('POST', at, { reason: '核对档案' })).status).toBe(403);
    const auditor = await office.as('auditor');
    const log = `/api/audit?kind=register&subject=${filed.person?.id}`;
    const { entries: noted } = await auditor.call<{ entries: AuditEntry[] }>('GET', log);
    expect(noted.map(({ detail }) => detail)).toEqual([
      { register: 'archive', reason: '年度考核', view: 'assessment' },
      { register: 'archive', reason: '核对档案' },
    ]);
  }, 30_000);
});
