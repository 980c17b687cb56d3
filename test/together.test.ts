import type { CaseView, Together } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition, userId } from './play/petition.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

type Foreseen = Pick<Together['actions'][number], 'refused'>;

describe('many cases that are routed at once', () => {
  it('say before anything is done which of them would refuse it, and why', async () => {
    const [officer, leader] = [await office.as('officer'), await office.as('leader')];
    const [one, two] = [
      await Petition.register(office, '张明'),
      await Petition.register(office, '何永强'),
    ];
    const elsewhere = await (await Petition.register(office, '林秀英')).screen();
    const person = await officer.person('刘建华');
    const kin = { ...answers.register(person), relation: 'nearRelative', topic: '回避' };
    await officer.call('POST', '/api/cases', { workflow: 'petition-talk', answers: kin });
    const { cases } = await leader.call<{ cases: CaseView[] }>('GET', '/api/cases');
    const recused = cases.find(({ title }) => title === '回避')?.id ?? '';

    const chosen = [one.id, two.id, elsewhere.id, recused];
    const path = `/api/together?cases=${chosen.join(',')}`;
    const { actions } = await leader.call<Together>('GET', path);
    const assign = actions.find(({ id }) => id === 'assign');
    expect(assign?.cases.map(({ id }) => id)).toEqual([one.id, two.id, recused]);
    expect(assign?.refused).toMatchObject([
      { id: elsewhere.id, why: [{ 'zh-CN': expect.stringContaining('阶段') }] },
    ]);

    const ask = async (name: string) => {
      const handler = await userId(leader, name);
      const body = { action: 'assign', cases: [one.id, two.id, recused], answers: { handler } };
      return leader.call<Foreseen>('POST', '/api/together/preview', body);
    };
    expect((await ask('陈志远')).refused).toMatchObject([
      { id: recused, why: [{ 'zh-CN': '该同事已回避此件，请选择其他人。' }] },
    ]);
    expect((await ask('李文静')).refused).toEqual([]);
    for (const id of [one.id, two.id]) {
      expect((await leader.case(id)).stage.id).toBe('received');
    }
    // Who may not do it at all is told so of each, and of a case that is hidden nothing.
    const body = { action: 'assign', cases: [one.id], answers: {} };
    const forbidden = await officer.call<Foreseen>('POST', '/api/together/preview', body);
    expect(forbidden.refused).toHaveLength(1);
    const hidden = { ...body, cases: [recused] };
    expect((await officer.raw('POST', '/api/together/preview', hidden)).status).toBe(404);
  }, 60_000);
});
