import type { CaseView, DecisionCard } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

/** What is answered to the organisation department: a case type of JSON alone. */
describe('an integrity opinion', () => {
  let office: TestOffice;
  let archivist: Api;
  beforeAll(async () => {
    office = await openOffice();
    archivist = await office.as('archivist');
  }, 60_000);
  afterAll(() => office.stop());

  const ask = async (name: string) => {
    const subject = await archivist.person(name);
    return archivist.call<CaseView>('POST', '/api/cases', {
      workflow: 'integrity-opinion',
      answers: {
        subject,
        requester: 'organisation',
        requestedOn: '2026-01-05',
        purpose: 'promotion',
      },
    });
  };
  const draft = { checked: ['petitions', 'archive', 'measures'], reply: '不持异议。' };
  const proposed = (id: string) =>
    archivist.call<DecisionCard>('POST', `/api/cases/${id}/actions/draft-opinion/preview`, {
      answers: draft,
    });
  const outcome = async (id: string) => (await proposed(id)).proposal.map(({ type }) => type);

  it('says that nothing was received of whom nobody reported', async () => {
    expect(await outcome((await ask('张明')).id)).toEqual(['noLeads']);
  });

  it('does not object to who was reminded and has nothing open', async () => {
    expect(await outcome((await ask('刘建华')).id)).toEqual(['reminded']);
  });

  it('waits while a petition about the person is open, and says by which rule', async () => {
    await Petition.register(office, '张明');
    const { id } = await ask('张明');
    const card = await proposed(id);
    expect(card.proposal.map(({ type }) => type)).toEqual(['inProgress']);
    expect(card.rules.find(({ fired }) => fired)?.rule).toBe('matters-open');
  });

  it('defers while the matter is verified, and nobody can answer otherwise', async () => {
    const petition = await Petition.register(office, '刘建华');
    await petition.screen({ severity: 'sanctionable', evidence: 'sufficient', checkable: true });
    await petition.approved('propose-disposition');
    expect((await petition.view()).stage.id).toBe('verification');
    const { id, revision } = await ask('刘建华');
    expect(await outcome(id)).toEqual(['defer']);
    const refused = await archivist.refused('POST', `/api/cases/${id}/actions/draft-opinion`, {
      answers: draft,
      choice: { outcomes: [{ type: 'noLeads' }], reason: '领导要求' },
      revision,
    });
    expect(JSON.stringify(refused)).toContain('不得回复');
  });

  it('goes out only after a leader approved it', async () => {
    const { id } = await ask('张明');
    await archivist.act(id, 'draft-opinion', {
      answers: draft,
      choice: { outcomes: [{ type: 'inProgress' }] },
    });
    const early = await archivist.refused('POST', `/api/cases/${id}/actions/send-opinion`, {
      answers: { sentOn: '2026-01-05', receivedBy: '组织部干部科' },
      revision: (await archivist.case(id)).revision,
    });
    expect(early.status).toBe(409);
    await (await office.as('leader')).act(id, 'draft-opinion.approve');
    const sent = await archivist.act(id, 'send-opinion', {
      answers: { sentOn: '2026-01-05', receivedBy: '组织部干部科' },
    });
    expect(sent.stage.id).toBe('opinion-sent');
    expect(sent.closed).toBe(true);
  });
});
