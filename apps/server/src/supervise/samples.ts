import { createHash } from 'node:crypto';
import type { SampleView } from '@bitan/api';
import type { Edition, Sample, Text, Workflow } from '@bitan/definitions';
import type { Draw, Drawn, Office, RegisterEntry } from '@bitan/store';
import { addDays, civilDate, endOf, type Period, periodsBefore } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { once } from '../http/once.ts';
import { Refusal } from '../http/refusal.ts';
import { colleaguesOf } from '../people/names.ts';
import { mustBeAllowed, type SignedIn } from '../people/signed-in.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { accept } from '../work/answers.ts';
import { seen } from '../work/names-in.ts';
import { officeOf } from '../work/standing.ts';
import { tell } from './tell.ts';
import { entriesOf } from './window.ts';

/** How far back periods are drawn that nobody drew because the server stood still. */
const late = 4;

/**
 * Draws, for each sample that the flows of an office declare, the periods that are over: a share of
 * the entries, those whose hash with the seed is the smallest. Seed and entries are kept with the
 * draw, so that everybody can draw the same again.
 */
export async function drawSamples(runtime: Runtime, org: string): Promise<void> {
  const now = runtime.clock();
  const ready = await runtime.editions.at(org, now).catch(() => undefined);
  for (const [key, sample] of ready ? samplesOf(ready.edition) : []) {
    const office = runtime.store.for({ org, user: 'system' });
    const done = (await office.marks.get(`sample/${key}`)) ?? '';
    const periods = periodsBefore(civilDate(now), sample.every, late);
    for (const period of periods.filter(({ name }) => name > done)) {
      const percent = Number(ready?.edition.parameters[sample.rate]?.value ?? 0);
      await drawPeriod(office, { org, key, sample, period, percent, now });
    }
  }
}

interface Drawing {
  readonly org: string;
  readonly key: string;
  readonly sample: Sample;
  readonly period: Period;
  readonly percent: number;
  readonly now: string;
}

async function drawPeriod(office: Office, drawing: Drawing): Promise<void> {
  const { org, key, sample, period, percent, now } = drawing;
  const seed = `${org}/${key}/${period.name}`;
  const population: RegisterEntry[] = [];
  const window = { since: startOf(period.from), until: startOf(period.until) };
  for await (const entry of entriesOf(office, sample, window)) {
    if (entry.caseId) population.push(entry);
  }
  const chosen = drawn(population, seed, percent);
  await office.transaction(async (tx) => {
    await tx.marks.set(`sample/${key}`, period.name);
    tx.audit.add({
      event: 'sample.drawn',
      subject: key,
      detail: { period: period.name, seed, percent, of: population.length, drawn: chosen },
    });
    if (chosen.length === 0) return;
    const items = population.filter(({ id }) => chosen.includes(id));
    await tx.draws.insert(
      {
        sample: key,
        period: period.name,
        seed,
        rate: String(percent),
        population: population.length,
        populationHash: sha256(
          population
            .map(({ id }) => id)
            .sort()
            .join('\n'),
        ),
      },
      items.map(({ id, caseId = '' }) => ({ recordId: id, caseId })),
    );
    const news = { kind: 'sample.drawn', text: drawnText(sample) } as const;
    await tell(tx, { roles: sample.by.roles }, news, now);
  });
}

/** The ids that are drawn: at least one, where there is any. */
export function drawn(
  population: readonly { readonly id: string }[],
  seed: string,
  percent: number,
): string[] {
  const size = Math.ceil((population.length * percent) / 100);
  return population
    .map(({ id }) => ({ id, rank: sha256(`${seed}/${id}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id);
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const startOf = (day: string) => endOf(addDays(day, -1));

const drawnText = ({ title }: Sample) => ({
  'zh-CN': `${title['zh-CN']}：已抽取上一期，请核实。`,
  en: `${title.en}: the last period was drawn, please check.`,
});

function* samplesOf({ workflows }: Edition): Generator<[string, Sample, Workflow]> {
  for (const workflow of Object.values(workflows)) {
    for (const sample of workflow.samples ?? []) {
      yield [`${workflow.id}/${sample.id}`, sample, workflow];
    }
  }
}

const mayRead = (me: SignedIn, { by }: Sample) =>
  me.may.has('cases.supervise') || me.roles.some((role) => by.roles.includes(role));

/** What was drawn, the latest period first, with what the second look found. */
export const samples: UseCase<'samples'> = async ({ runtime, me }) => {
  mustBeAllowed(me, 'cases.read');
  const office = officeOf(runtime, me);
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const known = new Map([...samplesOf(edition)].map(([key, sample]) => [key, sample]));
  const draws = await office.draws.list();
  const views = draws.map(async (draw) => {
    const sample = known.get(draw.sample);
    if (!sample || !mayRead(me, sample)) return [];
    return [await sampleView(office, me, edition, sample, draw)];
  });
  return (await Promise.all(views)).flat();
};

async function sampleView(
  office: Office,
  me: SignedIn,
  edition: Edition,
  sample: Sample,
  draw: Draw,
): Promise<SampleView> {
  const [items, nameOf] = await Promise.all([office.draws.items(draw.id), colleaguesOf(office)]);
  const form = edition.forms[sample.form];
  if (!form) throw new Refusal('not-found');
  const cases = items.map(async (item): Promise<SampleView['items'][number]> => {
    const { id, number } = await office.cases.get(item.caseId);
    return {
      record: item.recordId,
      case: { id, number },
      mayCheck: await mayCheck(office, me, sample, item),
      ...(item.answers && { answers: { ...item.answers } }),
      ...(item.checkedAt &&
        item.checkedBy && { checked: { at: item.checkedAt, by: nameOf(item.checkedBy) } }),
    };
  });
  const { id, period, seed, rate, population, populationHash, drawnAt } = draw;
  return {
    id,
    title: sample.title,
    ...(sample.description && { description: sample.description }),
    period,
    seed,
    rate: Number(rate),
    population,
    populationHash,
    drawnAt,
    form: seen(form, { roles: me.roles }),
    items: await Promise.all(cases),
  };
}

/** Somebody with the role who did nothing on the case, also not for somebody else. */
async function mayCheck(office: Office, me: SignedIn, sample: Sample, item: Drawn) {
  if (item.checkedAt || !me.roles.some((role) => sample.by.roles.includes(role))) return false;
  const actions = await office.actions.list(item.caseId);
  return actions.every(({ actor, actingFor }) => ![actor, actingFor].includes(me.user.id));
}

/** Keeps what the second look found, once. */
export const checkSample: UseCase<'checkSample'> = async (ask) => {
  const { runtime, me, path, body } = ask;
  const office = officeOf(runtime, me);
  const ready = await runtime.editions.at(me.office.id, runtime.clock());
  const draw = (await office.draws.list()).find(({ id }) => id === path.draw);
  const sample = [...samplesOf(ready.edition)].find(([key]) => key === draw?.sample)?.[1];
  const items = draw ? await office.draws.items(draw.id) : [];
  const item = items.find(({ recordId }) => recordId === path.record);
  if (!draw || !sample || !item) throw new Refusal('not-found');
  if (item.checkedAt) throw new Refusal('not-open', { detail: checkedAlready });
  if (!(await mayCheck(office, me, sample, item))) throw new Refusal('forbidden');
  const { open } = accept(ready, sample.form, body.answers, {
    roles: me.roles,
    at: runtime.clock(),
  });
  await once(office, ask, async (tx) => {
    await tx.draws.check(draw.id, item.recordId, open);
    tx.audit.add({ event: 'sample.checked', subject: item.caseId, detail: { draw: draw.id } });
    return item.recordId;
  });
  return sampleView(office, me, ready.edition, sample, draw);
};

const checkedAlready: Text = { 'zh-CN': '已经核实。', en: 'It was checked already.' };
