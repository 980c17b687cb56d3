import { deepFreeze, derived, type Edition, type Workflow } from '@bitan/definitions';
import type { NewTask, Reading } from '@bitan/store';
import {
  type AlarmLevels,
  alarmClock,
  type Due,
  type Known,
  type Pending,
  type Task,
  tasksFor,
} from '@bitan/workflow';
import type { TaskDue } from './case-row.ts';
import { aboutCase, factsAbout, knownTo, type Standing } from './standing.ts';

/** What is to be done on a case as it stands, with deadlines and when their alarms ring. */
export async function openTasks(
  reading: Reading,
  standing: Standing,
  known: Known,
  at: string,
): Promise<NewTask[]> {
  const { office, workflow, position, row } = standing;
  const before = (await reading.tasks.list(row.id)).filter(({ doneAt }) => !doneAt);
  const levels = levelsOf(standing);
  return tasksFor(workflow, position, known, office.workingDays).map((task): NewTask => {
    const { action, kind, roles, user } = task;
    const same = before.find((one) => one.action === action && one.kind === kind);
    const startedAt = same?.startedAt ?? at;
    return {
      action,
      kind,
      roles,
      ...(user && { user }),
      excluded: kind === 'approve' && position.pending ? proposersOf(position.pending) : [],
      ...dueOf(task, levels),
      ...ringing(task, startedAt, at, levels),
      startedAt,
    };
  });
}

/** What the flow reads of a case now. */
export async function knownNow(reading: Reading, standing: Standing, at: string): Promise<Known> {
  const read = factsAbout(reading, aboutCase(standing, at, standing.facts));
  return knownTo(standing, read);
}

/** The shares of a deadline's time at which alarms rise, by the edition of the case. */
export const levelsOf = ({ office, workflow }: Standing): AlarmLevels =>
  levelsIn(office.edition)(workflow);

const levelsIn = derived(({ parameters }: Edition) =>
  derived(({ alarm }: Workflow): AlarmLevels => {
    const share = (id: string | undefined) => Number(parameters[id ?? '']?.value ?? 0.5);
    return { half: share(alarm?.half), severe: share(alarm?.severe) };
  }),
);

/** Who proposed something, and for whom; neither approves it. */
const proposersOf = ({ actor, for: whom }: Pending) => (whom ? [actor, whom] : [actor]);

function dueOf({ due, undetermined, suspended }: Task, levels: AlarmLevels) {
  if (due) return { dueAt: due.at, due: explained(due)(levels) };
  if (undetermined) return { due: { undetermined } };
  return suspended ? { due: { suspended } } : {};
}

/** Many tasks are due on the same day, counted from the same one. */
const explained = derived((due: Due) =>
  derived((levels: AlarmLevels): TaskDue => deepFreeze({ ...due, levels })),
);

/** Nobody was told of anything yet; what has been reached already rings at once. */
function ringing({ due }: Task, startedAt: string, at: string, levels: AlarmLevels) {
  if (!due) return {};
  const { alarm, next } = alarmClock(due.at, startedAt, at, levels);
  return { grade: 'calm', alarmAt: alarm === 'calm' && next ? next : at };
}
