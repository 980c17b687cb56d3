import { availableParallelism } from 'node:os';
import type { Edition } from '@bitan/definitions';
import {
  changeExplainer,
  impactOf,
  meaningsOf,
  merged,
  mostChanges,
  type Tally,
} from '@bitan/rules';
import type { Office } from '@bitan/store';
import { connectionOf } from '../connection.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { deadlineLoad, together } from './deadlines.ts';
import type { Begin, DeadlineLoad, Failed, Part, Period, Replayed, Subject } from './jobs.ts';
import { Kept } from './kept.ts';
import { inWorkers } from './pool.ts';

export interface ReplayOptions {
  readonly period?: Period;
  readonly signal?: AbortSignal;
  /** How many worker processes; as many as the machine has cores, but one. */
  readonly workers?: number;
  readonly onProgress?: (done: number, parts: number) => void;
}

/** How many decisions are replayed between two looks at whether to stop. */
const partSize = 20_000;

/**
 * Makes all decisions of the past again, under two editions. What it did is kept, so that it can be
 * stopped and goes on later, and gives the same.
 *
 * @param at the day whose rules take part; the same for what is to come to the same
 * @throws the reason of `signal`
 */
export async function replay(
  runtime: Runtime,
  subjects: readonly Subject[],
  at: string,
  options: ReplayOptions = {},
): Promise<Replayed> {
  const { signal = new AbortController().signal, onProgress = () => {} } = options;
  const plans = await Promise.all(
    subjects.map((subject) => planOf(runtime, subject, at, options.period ?? {})),
  );
  const parts = plans.reduce((n, plan) => n + plan.parts.length, 0);
  let done = 0;
  const tallies: Tally[] = [];
  const failed: Failed[] = [];
  const changes: Replayed['changes'][number][] = [];
  const deadlines: DeadlineLoad[] = [];
  for (const { begin, parts: own, kept } of plans) {
    const left = own.filter((part) => kept.of(part) === undefined);
    done += own.length - left.length;
    onProgress(done, parts);
    const workers = Math.min(left.length, options.workers ?? availableParallelism() - 1);
    const onDone = async (part: Part, tally: Tally): Promise<void> => {
      await kept.keep(part, tally);
      done += 1;
      onProgress(done, parts);
    };
    failed.push(...(await inWorkers({ begin, parts: left, workers, signal, onDone })));
    const tally = merged(own.flatMap((part) => kept.of(part) ?? []));
    tallies.push(tally);
    const explained = changeExplainer({ ...begin, office: begin.org });
    for (const past of tally.changes.slice(0, mostChanges - changes.length)) {
      changes.push({ org: begin.org, ...explained(past) });
    }
    const { org, from, to, period } = begin;
    const office = runtime.store.for({ org, user: 'system' });
    const asked = { office, from, to, period, now: runtime.clock(), signal };
    deadlines.push(...(await deadlineLoad(asked)));
  }
  return {
    impact: impactOf(merged(tallies)),
    deadlines: together(deadlines),
    changes,
    failed,
  };
}

async function planOf(runtime: Runtime, { org, from, to }: Subject, at: string, period: Period) {
  const office = runtime.store.for({ org, user: 'system' });
  const begin: Begin = {
    kind: 'begin',
    connection: connectionOf(runtime.config),
    org,
    from,
    to,
    at,
    meanings: await meanings(office),
    period,
  };
  const bounds = await office.decisions.pastBounds(period, partSize);
  const parts = bounds.map((upTo, i): Part => ({ after: bounds[i - 1], upTo }));
  return { begin, parts, kept: await Kept.open(runtime.config.data, begin) };
}

/** How facts were counted under every edition that the office had. */
async function meanings(office: Office): Promise<Begin['meanings']> {
  const ids = new Set((await office.editions.list()).map(({ id }) => id));
  const all: Record<string, Record<string, string>> = {};
  for (const id of ids) all[id] = meaningsOf((await office.editions.content(id)) as Edition);
  return all;
}
