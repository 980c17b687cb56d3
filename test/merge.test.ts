import type { CaseView, ReceiptView, SimilarCase, SupervisionView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
let officer: Api;
beforeAll(async () => {
  office = await openOffice();
  officer = await office.as('officer');
}, 60_000);
afterAll(() => office.stop());

const claim = { topic: '违规报销差旅费', content: '反映其违规报销差旅费约三万元，虚列培训支出。' };
const again = { topic: '违规报销', content: '举报他违规报销差旅费约三万元，还虚列培训支出。' };
const facts = async () => {
  const person = await officer.person('张明');
  const view = await officer.call<{ facts: { fact: string; said: object }[] }>(
    'GET',
    `/api/subjects/person/${person}`,
  );
  return view.facts;
};

describe('two petitions about one matter', () => {
  it('are found alike, merged by a person, answer as one, and can be parted again', async () => {
    const main = await Petition.register(office, '张明', claim);
    const other = await Petition.register(office, '张明', { topic: '接受宴请' });
    const repeated = await Petition.register(office, '张明', again);
    const before = await facts();
    const alike = await officer.call<SimilarCase[]>('GET', `/api/cases/${repeated.id}/similar`);
    expect(alike.map(({ case: { id } }) => id)).toEqual([main.id, other.id]);
    expect(alike[0]?.likeness).toBeGreaterThan(50);
    expect(alike[1]?.likeness).toBeLessThan(50);
    expect(alike[0]?.texts).toContain(claim.content);

    const { code } = await officer.call<{ code: string }>(
      'POST',
      `/api/cases/${repeated.id}/receipt`,
      {},
    );
    const merge = (reason: string, revision: number) =>
      officer.raw('POST', `/api/cases/${repeated.id}/merge`, { into: main.id, reason, revision });
    const { revision } = await officer.case(repeated.id);
    expect((await merge(' ', revision)).status).toBe(422);
    expect((await merge('同一事项', revision)).status).toBe(200);

    const merged = await officer.case(repeated.id);
    expect(merged).toMatchObject({
      stage: { id: 'kept' },
      merges: { into: { case: { id: main.id } } },
    });
    expect(merged.closed).toBeTruthy();
    const kept = await officer.case(main.id);
    expect(kept.merges?.from.map((one) => one.case.id)).toEqual([repeated.id]);
    expect((await merge('再并', merged.revision)).status).toBe(409);
    expect(await facts()).not.toEqual(before);

    await main.assign();
    const told = await officer.call<ReceiptView>('POST', '/api/receipt', { code });
    expect(told.closed).toBe(false);
    expect(told.status).not.toEqual((await status(repeated.id)) as object);

    const parted = await officer.call<CaseView>('POST', `/api/cases/${repeated.id}/unmerge`, {
      ...{ reason: '另有事实', revision: merged.revision },
    });
    expect(parted).toMatchObject({ stage: { id: 'received' } });
    expect(parted.closed).toBeFalsy();
    expect(parted.merges?.into).toBeUndefined();
    expect(parted.actions.find(({ id }) => id === 'assign')?.due).toBeDefined();
    expect(await facts()).toEqual(before);
    const auditor = await office.as('auditor');
    expect(await auditor.call('POST', '/api/audit/verify', {})).toMatchObject({ ok: true });
  }, 60_000);

  it('are not merged when they are about two people, or by who may not', async () => {
    const one = await Petition.register(office, '张明', claim);
    const other = await Petition.register(office, '何永强', again);
    const body = { into: other.id, reason: '同一事项', revision: (await one.view()).revision };
    const refused = await officer.refused('POST', `/api/cases/${one.id}/merge`, body);
    expect(refused.detail?.en).toContain('same person');
    const reviewer = await office.as('reviewer');
    const forbidden = await reviewer.refused('POST', `/api/cases/${one.id}/merge`, body);
    expect(forbidden.status).toBe(403);
  });
});

describe('a petition that is much like an earlier one', () => {
  it('waits for somebody who decides, and says so to who supervises, until it is told apart', async () => {
    const main = await Petition.register(office, '刘建华', claim);
    const other = await Petition.register(office, '刘建华', { topic: '接受宴请' });
    const like = await Petition.register(office, '刘建华', again);
    const suspected = async (id: string) => (await officer.case(id)).merges?.suspected;
    expect(await suspected(main.id)).toBeUndefined();
    expect(await suspected(other.id)).toBeUndefined();
    expect((await suspected(like.id))?.case.id).toBe(main.id);
    const leader = await office.as('leader');
    const watched = async () => {
      const { watches } = await leader.call<SupervisionView>('GET', '/api/supervision');
      return watches.find(({ id }) => id === 'similar')?.count;
    };
    const before = await watched();
    expect(before).toBeGreaterThan(0);
    const path = `/api/cases/${like.id}/apart`;
    expect((await officer.refused('POST', path, { reason: ' ' })).status).toBe(422);
    const reviewer = await office.as('reviewer');
    expect((await reviewer.refused('POST', path, { reason: '另一件' })).status).toBe(403);
    await officer.call('POST', path, { reason: '另一年的培训' });
    expect(await suspected(like.id)).toBeUndefined();
    expect((await officer.case(like.id)).merges?.toldApart).toMatchObject([
      { case: { id: main.id }, by: { name: '陈志远' }, reason: '另一年的培训' },
    ]);
    expect(await watched()).toBe(Number(before) - 1);
    expect((await officer.refused('POST', path, { reason: '再说' })).status).toBe(409);
  });

  it('waits no more once it is merged', async () => {
    const main = await Petition.register(office, '林秀英', claim);
    const like = await Petition.register(office, '林秀英', again);
    const { revision } = await officer.case(like.id);
    const body = { into: main.id, reason: '同一事项', revision };
    await officer.call('POST', `/api/cases/${like.id}/merge`, body);
    expect((await officer.case(like.id)).merges?.suspected).toBeUndefined();
  });
});

const status = async (id: string) => (await officer.case(id)).stage.title;
