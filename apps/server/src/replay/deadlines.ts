import type { Edition } from '@bitan/definitions';
import type { Office, Task } from '@bitan/store';
import {
  CalendarMissingError,
  changedDeadlines,
  type Due,
  deadline,
  endOf,
  WorkingDays,
} from '@bitan/workflow';
import type { DeadlineLoad, Period } from './jobs.ts';

interface Asked {
  readonly office: Pick<Office, 'tasks'>;
  readonly from: Edition;
  readonly to: Edition;
  readonly period: Period;
  /** What is not done is late when its time is over by now. */
  readonly now: string;
  readonly signal: AbortSignal;
}

/** How many tasks there are between two looks at whether to stop. */
const pageSize = 1000;

/**
 * Counts the tasks of the past whose time would have been another. Extensions that were granted
 * count for both; from when time runs is taken as it was.
 */
export async function deadlineLoad(asked: Asked): Promise<DeadlineLoad[]> {
  const { office, from, to, period, now, signal } = asked;
  const changed = changedDeadlines(from, to).map((one) => ({ ...one, ...none }));
  if (changed.length === 0) return [];
  const calendars = {
    before: new WorkingDays(from.calendars),
    after: new WorkingDays(to.calendars),
  };
  const actions = [...new Set(changed.map(({ action }) => action))];
  for (let after: string | undefined; ; ) {
    signal.throwIfAborted();
    const tasks = await office.tasks.past({ ...period, actions, after, limit: pageSize });
    for (const task of tasks) {
      const load = changed.find(
        ({ workflow, action, kind }) =>
          workflow === task.workflow && action === task.action && kind === task.kind,
      );
      if (load) count(load, task, calendars, now);
    }
    after = tasks.at(-1)?.id;
    if (tasks.length < pageSize) break;
  }
  return changed.filter(({ tasks }) => tasks > 0);
}

const none = { tasks: 0, lateBefore: 0, lateAfter: 0, undetermined: 0 };
type Counting = { -readonly [K in keyof DeadlineLoad]: DeadlineLoad[K] };

function count(
  load: Counting,
  { due: kept, doneAt }: Task,
  calendars: Record<'before' | 'after', WorkingDays>,
  now: string,
): void {
  const { from, at, first } = kept as Due;
  const done = Date.parse(doneAt ?? now);
  load.tasks += 1;
  try {
    const granted = first === undefined ? 0 : Date.parse(at) - Date.parse(endOf(first));
    const isLate = (side: 'before' | 'after') =>
      done > Date.parse(deadline(load[side], from, calendars[side]).at) + granted;
    const [before, after] = [isLate('before'), isLate('after')];
    if (before) load.lateBefore += 1;
    if (after) load.lateAfter += 1;
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    load.undetermined += 1;
  }
}

/** The same action in several offices, counted together. */
export function together(loads: readonly DeadlineLoad[]): DeadlineLoad[] {
  const all = new Map<string, DeadlineLoad>();
  for (const one of loads) {
    const key = JSON.stringify([one.workflow, one.action, one.kind, one.before, one.after]);
    const known = all.get(key) ?? { ...one, ...none };
    all.set(key, {
      ...known,
      tasks: known.tasks + one.tasks,
      lateBefore: known.lateBefore + one.lateBefore,
      lateAfter: known.lateAfter + one.lateAfter,
      undetermined: known.undetermined + one.undetermined,
    });
  }
  return [...all.values()];
}
