import type { Action, Deadline, Text, Workflow } from '@bitan/definitions';
import { findAction, stageOf } from './actions.ts';
import { civilDate } from './civil-date.ts';
import { holdsIn } from './conditions.ts';
import { type Due, deadline, durationOf } from './deadline.ts';
import { isOwed } from './owed.ts';
import type { Known, Position } from './state.ts';
import { type Suspension, suspensionsOf } from './suspended.ts';
import { CalendarMissingError, type WorkingDays } from './working-days.ts';

/** Something that is to be done, by whom and by when. */
export interface Task {
  readonly action: string;
  readonly kind: 'do' | 'approve';
  readonly roles: readonly string[];
  /** The one person who is to do it. */
  readonly user?: string;
  readonly due?: Due;
  /** Why no deadline could be computed; the work goes on without one. */
  readonly undetermined?: Text;
  /** Why the clock stands still. */
  readonly suspended?: Text;
}

/**
 * What is to be done now: each action that is neither optional, done, waiting nor barred, and what
 * is owed since some earlier stage.
 */
export function tasksFor(
  workflow: Workflow,
  position: Position,
  known: Known,
  workingDays: WorkingDays,
): Task[] {
  const { actions = [], final } = stageOf(workflow, position.stage);
  const due = (action: Action, which: Deadline | undefined, from = position.enteredAt) =>
    dueOf(workflow, action, which, { ...position, enteredAt: from }, known, workingDays);
  const toDo = (action: Action): Task => ({
    action: action.id,
    kind: 'do',
    roles: action.by.roles,
    ...(action.by.handler && position.handler && { user: position.handler }),
    ...due(action, action.deadline),
  });
  const owed = (workflow.anytime ?? []).filter(
    (action) => isOwed(action, position, known) && !isBarred(action, known),
  );
  if (final) return owed.map(toDo);
  if (position.pending) {
    const action = findAction(workflow, position.pending.action);
    const { approvers, at } = position.pending;
    const by = due(action, action.approval?.deadline, at);
    return [{ action: action.id, kind: 'approve', roles: approvers, ...by }, ...owed.map(toDo)];
  }
  return [...actions.filter((action) => isToDo(action, position, known)), ...owed].map(toDo);
}

function isToDo(action: Action, position: Position, known: Known): boolean {
  const did = (id: string) =>
    position.done.some((done) => done.action === id && done.visit === position.visit);
  return (
    !action.optional &&
    !isBarred(action, known) &&
    !(action.once && did(action.id)) &&
    (action.after ?? []).every(did)
  );
}

const isBarred = ({ guard = [] }: Action, known: Known) =>
  guard.some(({ when }) => holdsIn(when, known) !== false);

function dueOf(
  workflow: Workflow,
  action: Action,
  which: Deadline | undefined,
  position: Position,
  known: Known,
  workingDays: WorkingDays,
): Pick<Task, 'due' | 'undetermined' | 'suspended'> {
  const within = which && durationOf(known.parameters[parameterFor(which, known) ?? '']);
  const from = which && startOf(which.from, position, known);
  if (!which || !within || !from) return {};
  try {
    const first = deadline(within, from, workingDays);
    const due = extended(workflow, action, position, first, known, workingDays);
    return runningOn(due, suspensionsOf(workflow, action.id, position), workingDays);
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    return { undetermined: noCalendar(error.year) };
  }
}

/**
 * Moves a deadline on by each extension that was granted: in this visit of the stage, or ever where
 * the action outlives stages.
 */
function extended(
  workflow: Workflow,
  action: Action,
  position: Position,
  first: Due,
  known: Known,
  workingDays: WorkingDays,
): Due {
  const outlives = (workflow.anytime ?? []).includes(action);
  const granted = position.done
    .filter(({ visit }) => outlives || visit === position.visit)
    .map((done) => ({ ...findAction(workflow, done.action).extends, reason: done.reason }))
    .filter((extension) => extension.action === action.id);
  return granted.reduce((due, { by = '', reason }) => {
    const within = durationOf(known.parameters[by]);
    if (!within) return due;
    const later = deadline(within, due.date, workingDays);
    return {
      ...later,
      from: due.from,
      first: due.first ?? due.date,
      explanation: {
        'zh-CN': `${due.explanation['zh-CN']}经批准延期${because(reason)['zh-CN']}：${later.explanation['zh-CN']}`,
        en: `${due.explanation.en} Extended${because(reason).en}: ${later.explanation.en}`,
      },
    };
  }, first);
}

const because = (reason: string | undefined): Text =>
  reason ? { 'zh-CN': `（${reason}）`, en: ` (${reason})` } : { 'zh-CN': '', en: '' };

/** Moves a deadline on by the days that did not count; while the clock stands there is none. */
function runningOn(
  due: Due,
  suspensions: readonly Suspension[],
  workingDays: WorkingDays,
): Pick<Task, 'due' | 'suspended'> {
  let moved = due;
  for (const { since, until, reason } of suspensions) {
    if (until === undefined) return { suspended: standing(since, reason) };
    const from = since < due.from ? due.from : since;
    if (from > moved.date || until <= from) continue;
    moved = movedOn(moved, from, until, reason, workingDays);
  }
  return { due: moved };
}

function movedOn(
  due: Due,
  from: string,
  until: string,
  reason: string | undefined,
  workingDays: WorkingDays,
): Due {
  const isWorking = due.within.unit === 'workingDays';
  const amount = isWorking
    ? workingDays.between(from, until)
    : (Date.parse(until) - Date.parse(from)) / 86_400_000;
  const unit = isWorking ? 'workingDays' : 'days';
  const { at, date } = deadline({ amount, unit }, due.date, workingDays);
  const why = because(reason);
  return {
    ...due,
    at,
    date,
    first: due.first ?? due.date,
    explanation: {
      'zh-CN': `${due.explanation['zh-CN']}${from}至${until}中止${why['zh-CN']}，不计入，至${date}。`,
      en: `${due.explanation.en} Suspended from ${from} to ${until}${why.en}, which does not count: until ${date}.`,
    },
  };
}

const standing = (since: string, reason: string | undefined): Text => ({
  'zh-CN': `期限自${since}起中止${because(reason)['zh-CN']}。`,
  en: `The time stands still since ${since}${because(reason).en}.`,
});

/** The parameter that gives the time, among those of a deadline. */
function parameterFor({ within }: Deadline, known: Known): string | undefined {
  if (typeof within === 'string') return within;
  return within.find(({ when }) => !when || holdsIn(when, known) === true)?.parameter;
}

type From = Deadline['from'];

function startOf(
  from: From,
  position: Position,
  { facts }: Pick<Known, 'facts'>,
): string | undefined {
  if (from === 'case') return civilDate(position.startedAt);
  if (from === undefined || from === 'stage') return civilDate(position.enteredAt);
  const date = facts[from.fact];
  if (typeof date === 'string') return date;
  return from.otherwise && startOf(from.otherwise, position, { facts });
}

const noCalendar = (year: number): Text => ({
  'zh-CN': `${year}年的工作日历尚未录入，期限暂不能计算。`,
  en: `There is no calendar for ${year} yet, so the deadline cannot be computed.`,
});
