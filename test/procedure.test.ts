import type { ProcedureView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type TestOffice } from './play/office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.stop());

describe('the procedure of a type of case', () => {
  it('says from the definition which stages there are, who does what, who approves and by when', async () => {
    const officer = await office.as('officer');
    const path = '/api/workflows/petition-talk/procedure';
    const { flow, stages, start } = await officer.call<ProcedureView>('GET', path);
    expect(flow.stages.every(({ state }) => state === 'ahead')).toBe(true);
    expect(stages.map(({ id }) => id)).toEqual(flow.stages.map(({ id }) => id));
    expect(start.roles.map(({ id }) => id)).toContain('officer');
    const steps = stages.flatMap((stage) => stage.steps);
    const step = (id: string) => steps.find((one) => one.id === id);
    expect(step('propose-disposition')?.approvers.map(({ id }) => id)).toEqual(['head', 'leader']);
    expect(step('assign')?.within[0]?.['zh-CN']).toMatch(/\d+个工作日$/);
    expect((await officer.raw('GET', '/api/workflows/none/procedure')).status).toBe(404);
  }, 60_000);

  it('explains to everybody it concerns what it is, and what their rights are', async () => {
    const officer = await office.as('officer');
    const path = '/api/workflows/petition-talk/procedure';
    const { explains } = await officer.call<ProcedureView>('GET', path);
    expect(explains.map(({ title }) => title['zh-CN'])).toEqual(
      expect.arrayContaining(['什么是谈话函询', '被谈话函询人的权利', '反映人如何知道结果']),
    );
  });
});
