import type { CaseView, DecisionCard, SubjectRow, SubjectView } from '@bitan/api';
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
  const { entries = [] } = registers.find((register) => register.id === id) ?? {};
  return entries.map(({ values }) => Object.values(values).map((value) => value['zh-CN']));
};

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
    expect(entries(used, 'archive')).toEqual([]);
    expect(entries(used, 'behaviour')).toEqual([['表现良好。']]);
    const archivist = await office.as('archivist');
    const filed = await archivist.act(petition.id, 'file', { answers: answers.file });
    expect(entries(await subject('person', filed), 'archive')).toEqual([['轻微违纪', '2026-001']]);
  }, 30_000);
});
