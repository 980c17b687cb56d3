import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workflow } from '@bitan/definitions';
import type { Case, Office } from '@bitan/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configFrom } from '../../config.ts';
import { signedInAs } from '../../people/session.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { openRuntime } from '../../start.ts';
import { officeOf } from '../../work/standing.ts';
import { seedDemo } from '../seed.ts';
import { playYear, yearBefore } from './year.ts';

const until = '2026-11-25T04:00:00.000Z';
let compiled: string | undefined;
const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened) await close();
});

interface Year {
  readonly runtime: Runtime;
  readonly office: Office;
  readonly cases: readonly Case[];
  readonly workflow: Workflow;
}

async function aYear(seed: number, size: number): Promise<Year> {
  const data = await mkdtemp(join(tmpdir(), 'bitan-year-'));
  // Compiled forms are named by their content: what one year compiled is good for the next.
  if (compiled) await cp(compiled, join(data, 'validators'), { recursive: true });
  compiled ??= join(data, 'validators');
  let now = yearBefore(until);
  const config = configFrom({ BITAN_DATA: data, BITAN_DEMO_PASSWORD: 'demo-pass-1' });
  const { runtime, close } = await openRuntime(config, () => now);
  opened.push(async () => {
    await close();
    await rm(data, { recursive: true, force: true });
  });
  await seedDemo(runtime);
  const tell = (instant: string) => {
    now = instant;
  };
  await playYear(runtime, { until, tell, size, seed });
  tell(until);
  const me = await signedInAs(runtime, 'officer');
  const office = runtime.store.for({ org: me.office.id, user: 'system' });
  const cases: Case[] = [];
  for (let after: string | undefined; ; ) {
    const page = await office.cases.list({ limit: 200, after });
    cases.push(...page.items);
    after = page.next;
    if (after === undefined) break;
  }
  const { edition } = await runtime.editions.at(me.office.id, now);
  return {
    runtime,
    office: officeOf(runtime, me),
    cases,
    workflow: edition.workflows['petition-talk'] as Workflow,
  };
}

describe('a demo year', () => {
  let year: Year;
  beforeAll(async () => {
    year = await aYear(1, 60);
  }, 300_000);

  it('has a case in every stage of the main flow', () => {
    const standing = new Set(year.cases.map(({ stage }) => stage));
    const missing = year.workflow.stages.map(({ id }) => id).filter((id) => !standing.has(id));
    expect(missing).toEqual([]);
  });

  it('has every criterion, and late work, and deviations', async () => {
    const past = await year.office.decisions.past({ limit: 10_000 });
    const decided = (
      await Promise.all(year.cases.map(({ id }) => year.office.decisions.list(id)))
    ).flat();
    const criteria = decided
      .flatMap(({ chosen }) => chosen as { type: string; params?: { criterion?: number } }[])
      .flatMap(({ params }) => params?.criterion ?? []);
    expect([...new Set(criteria)].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(past.length).toBeGreaterThan(100);
    const { items } = await year.office.tasks.open({ limit: 200 });
    expect(items.some(({ dueAt }) => dueAt !== undefined && dueAt < until)).toBe(true);
    expect(items.some(({ kind }) => kind === 'approve')).toBe(true);
  });
});

it('a demo year comes out the same from the same seed', async () => {
  const outline = ({ cases }: Year) =>
    cases.map(({ number, stage, summary, startedAt, updatedAt }) => ({
      number,
      stage,
      summary,
      startedAt,
      updatedAt,
    }));
  const [one, other] = [await aYear(7, 34), await aYear(7, 34)];
  expect(outline(other)).toEqual(outline(one));
}, 300_000);
