import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workflow } from '@bitan/definitions';
import type { Case, Office } from '@bitan/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configFrom } from '../../config.ts';
import { Download, Minimal } from '../../http/bind.ts';
import { overview, overviewCases } from '../../overview/overview.ts';
import { signedInAs } from '../../people/session.ts';
import type { SignedIn } from '../../people/signed-in.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { openRuntime } from '../../start.ts';
import { superviseAll } from '../../supervise/sweep.ts';
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

describe('the overview of a demo year', () => {
  let year: Year;
  let me: SignedIn;
  const query = { from: '2026-01-01', until: '2026-11-25', span: 'year' } as const;
  beforeAll(async () => {
    year = await aYear(2, 60);
    await superviseAll(year.runtime);
    me = await signedInAs(year.runtime, 'leader');
  }, 300_000);

  const ask = <T extends object>(more: T) => ({
    ...{ runtime: year.runtime, me, path: {}, body: undefined, minimal: false },
    query: { ...query, ...more },
  });

  /** Every case behind a number, page by page. */
  async function casesBehind(which: { entry: string; key?: string; part?: string }) {
    const found: string[] = [];
    let hidden = 0;
    for (let after: string | undefined; ; ) {
      const page = await whole(overviewCases(ask({ ...which, limit: 7, ...(after && { after }) })));
      found.push(...page.cases.map(({ id }) => id));
      ({ hidden } = page);
      after = page.next;
      if (after === undefined) return { found, hidden };
    }
  }

  it('has behind every number as many cases as it says, no case twice', async () => {
    const { entries } = await whole(overview(ask({})));
    const numbers = entries.flatMap(({ id, cases, lines }) => [
      ...(cases === undefined ? [] : [{ which: { entry: id }, cases }]),
      ...lines.flatMap((line) => [
        { which: { entry: id, key: line.key }, cases: line.cases },
        ...Object.entries(line.parts ?? {}).map(([part, of]) => ({
          which: { entry: id, key: line.key, part },
          cases: of,
        })),
      ]),
    ]);
    const asked = numbers.filter(({ cases }) => cases > 0);
    for (const { which, cases } of asked) {
      const { found, hidden } = await casesBehind(which);
      expect(new Set(found).size, JSON.stringify(which)).toBe(found.length);
      expect(found.length + hidden, JSON.stringify(which)).toBe(cases);
    }
    expect(asked.length).toBeGreaterThan(60);
    expect(entries.filter(({ cases, lines }) => !cases && lines.length === 0)).toEqual([]);
  }, 120_000);

  it('counts of what is open and of what was registered as the lists do', async () => {
    const { entries } = await whole(overview(ask({})));
    const of = (id: string) => entries.find((one) => one.id === id);
    const petitions = year.cases.filter(({ workflow }) => workflow === 'petition-talk');
    const begun = petitions.filter(({ startedAt }) => startedAt >= '2025-12-31T16:00:00.000Z');
    expect(of('registered')?.cases).toBe(begun.length);
    const open = petitions.filter(({ closedAt }) => !closedAt);
    const sum = (lines: readonly { cases: number }[] = []) =>
      lines.reduce((total, { cases }) => total + cases, 0);
    expect(sum(of('open-work')?.lines)).toBe(open.length);
    expect(sum(of('handlers')?.lines)).toBe(open.length);
    for (const { cases, parts } of of('open-work')?.lines ?? [])
      expect(Object.values(parts ?? {}).reduce((total, one) => total + one, 0)).toBe(cases);
  });
});

/** What is answered in full: not the minimum of it, and not a file. */
async function whole<T>(answer: Promise<T | Minimal | Download | undefined>): Promise<T> {
  const reply = await answer;
  if (reply === undefined || reply instanceof Minimal || reply instanceof Download)
    throw new Error('not answered in full');
  return reply;
}

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
