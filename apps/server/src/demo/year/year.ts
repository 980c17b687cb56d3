import type { Task } from '@bitan/store';
import { addDays, addMonths, civilDate } from '@bitan/workflow';
import { deliverAll } from '../../handover/deliver.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { Account } from '../seed.ts';
import { Agenda } from './agenda.ts';
import { assemble } from './cast.ts';
import { Players } from './play.ts';
import type { Played } from './played.ts';
import { Random } from './random.ts';
import { loadYear, type Story, type YearData } from './story.ts';
import { daysBetween, soonAfter, workedAt } from './working-time.ts';

/** A year that is played ends at `until`; the runtime's clock shows what `tell` was told last. */
export interface YearOptions {
  readonly until: string;
  readonly tell: (instant: string) => void;
  /** How many cases of the first kind. */
  readonly size?: number;
  readonly seed?: number;
  readonly progress?: (done: { cases: number; of: number; day: string }) => void;
}

type Event =
  | { readonly kind: 'begin'; readonly plan: Plan }
  | { readonly kind: 'task'; readonly of: Played; readonly task: Task };
interface Plan {
  readonly story: Story;
  readonly workflow: string;
  readonly random: Random;
  readonly rest?: string | undefined;
  readonly steady: boolean;
}

/**
 * Plays a year of an office through the use cases, day by day: what arrives, who does what by when,
 * what is late and what is left lying. The same seed and end give the same year.
 */
export async function playYear(
  runtime: Runtime,
  options: YearOptions,
): Promise<readonly Account[]> {
  const { until, tell, size = 500, seed = 1, progress = () => undefined } = options;
  const data = await loadYear();
  const cast = await assemble(runtime, data.office, seed);
  const players = new Players(runtime, cast, data);
  const agenda = new Agenda<Event>();
  const { workingDays } = await runtime.editions.at(cast.office.id, runtime.clock());
  const plans = plansOf(data, size, until, seed);
  for (const { at, plan } of plans) {
    agenda.put(workedAt(at, 0, workingDays, plan.random), { kind: 'begin', plan });
  }
  let begun = 0;
  for (let next = agenda.take(until); next; next = agenda.take(until)) {
    tell(next.at);
    const played = await happen(next.what, next.at);
    if (played) await lookAhead(played, next.at);
  }
  await deliverAll(runtime);
  return cast.accounts;

  /** @returns the case, when something was done on it */
  async function happen(event: Event, at: string): Promise<Played | undefined> {
    if (event.kind === 'begin') {
      const { story, workflow, random, rest, steady } = event.plan;
      const played = await players.begin(story, workflow, random, { steady, rest });
      begun += 1;
      if (begun % 25 === 0 || begun === plans.length) {
        progress({ cases: begun, of: plans.length, day: civilDate(at) });
      }
      return played;
    }
    const { of, task } = event;
    scheduled.get(of)?.delete(task.id);
    const { tasks } = await players.state(of);
    const open = tasks.find(({ id }) => id === task.id);
    if (!open) return of;
    if (await besides(of, open)) {
      scheduled.get(of)?.add(open.id);
      agenda.put(workedAt(at, of.random.between(1, 3), workingDays, of.random), event);
      return undefined;
    }
    await players.settle(of, open);
    return of;
  }

  /** Does first what is done besides, once. */
  async function besides(of: Played, task: Task): Promise<boolean> {
    const first = of.times.has(task.action) ? [] : of.also;
    const meant = first.filter(({ before }) => task.kind === 'do' && before === task.action);
    const left = meant.flatMap((one) => one.do).filter((action) => !of.times.has(action));
    for (const action of left) {
      tell(soonAfter(runtime.clock(), of.random));
      await players.do(of, action);
    }
    return left.length > 0;
  }

  /** Decides when each new task will be done, or that it will not. */
  async function lookAhead(of: Played, at: string): Promise<void> {
    const { stage, tasks } = await players.state(of);
    if (of.rest === stage || tasks.some((task) => of.rest === approvalOf(task))) return;
    const known = scheduled.get(of) ?? new Set<string>();
    scheduled.set(of, known);
    for (const task of tasks) {
      if (known.has(task.id)) continue;
      known.add(task.id);
      const days = daysFor(data.pace, task, at, of);
      if (days !== undefined) {
        agenda.put(workedAt(at, days, workingDays, of.random), { kind: 'task', of, task });
      }
    }
  }
}

const approvalOf = ({ kind, action }: Task) => (kind === 'approve' ? `${action}.approve` : '');

/** The tasks of each case that have their time already. */
const scheduled = new WeakMap<Played, Set<string>>();

/** In how many days something is done; undefined: never. */
function daysFor(
  pace: YearData['pace'],
  task: Task,
  at: string,
  { random, steady, times }: Played,
) {
  const own = task.kind === 'do' ? pace.actions[task.action] : undefined;
  if (own?.share !== undefined && !random.chance(own.share)) return undefined;
  if (!steady && random.chance(pace.forgotten)) return undefined;
  if (own?.again && times.has(task.action)) return random.within(own.again);
  const late = !steady && random.chance(pace.lateShare);
  const time = task.dueAt === undefined ? 0 : daysBetween(at, task.dueAt);
  if (own?.days && !late) return steady ? own.days[0] : random.within(own.days);
  if (time < 2) return random.within(pace.undated);
  const range = late ? pace.late : (own?.time ?? pace.usual);
  return time * (steady ? range[0] : random.within(range));
}

/** What arrives in the year, and when: the examples, and the stories by their weight. */
function plansOf(data: YearData, size: number, until: string, seed: number) {
  const [usual = ''] = Object.keys(data.volume);
  const first = civilDate(yearBefore(until));
  const days = daysFrom(first, civilDate(until));
  const examples = data.examples.map(({ story: id, rest, daysAgo, answers }, i) => {
    const story = data.stories.find((one) => one.id === id);
    if (!story) throw new Error(`there is no story ${id}`);
    const plan = {
      story: { ...story, answers: { ...story.answers, ...answers } },
      workflow: story.workflow ?? usual,
      random: new Random(seed, 'example', i),
      ...{ rest, steady: true },
    };
    return { at: morningOf(addDays(civilDate(until), -daysAgo)), plan };
  });
  const told = Object.entries(data.volume).flatMap(([workflow, share]) => {
    const stories = data.stories.filter((one) => (one.workflow ?? usual) === workflow);
    const shown = examples.filter(({ plan }) => plan.workflow === workflow).length;
    const count = Math.max(stories.length > 0 ? 1 : 0, Math.round(size * share) - shown);
    return Array.from({ length: count }, (_, i) => {
      const random = new Random(seed, workflow, i);
      const day = random.weigh(days, (one) => data.months[Number(one.slice(5, 7)) - 1] ?? 1);
      const story = random.weigh(stories, ({ weight }) => weight);
      return { at: morningOf(day), plan: { story, workflow, random, steady: false } };
    });
  });
  return [...examples, ...told];
}

/** The instant a year before. */
export const yearBefore = (instant: string): string =>
  morningOf(addMonths(civilDate(instant), -12));

const morningOf = (day: string) => `${day}T00:30:00.000Z`;

function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day < last; day = addDays(day, 1)) days.push(day);
  return days;
}
