import type { Action, Text, Workflow } from '@bitan/definitions';
import { findAction, stageOf } from './actions.ts';
import { civilDate } from './civil-date.ts';
import { holdsIn } from './conditions.ts';
import { type Due, deadline, durationOf } from './deadline.ts';
import type { Known, Position } from './state.ts';
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
}

/** What is to be done now: each action that is neither optional, done, waiting nor barred. */
export function tasksFor(
  workflow: Workflow,
  position: Position,
  known: Known,
  workingDays: WorkingDays,
): Task[] {
  const { actions = [], final } = stageOf(workflow, position.stage);
  if (final) return [];
  const due = (action: Action, which: Action['deadline'], from = position.enteredAt) =>
    dueOf(workflow, action, which, { ...position, enteredAt: from }, known, workingDays);
  if (position.pending) {
    const action = findAction(workflow, position.pending.action);
    const { approvers, at } = position.pending;
    const by = due(action, action.approval?.deadline, at);
    return [{ action: action.id, kind: 'approve', roles: approvers, ...by }];
  }
  return actions
    .filter((action) => isToDo(action, position, known))
    .map((action) => ({
      action: action.id,
      kind: 'do',
      roles: action.by.roles,
      ...(action.by.handler && position.handler && { user: position.handler }),
      ...due(action, action.deadline),
    }));
}

function isToDo(action: Action, position: Position, known: Known): boolean {
  const did = (id: string) =>
    position.done.some((done) => done.action === id && done.visit === position.visit);
  const barred = (action.guard ?? []).some(({ when }) => holdsIn(when, known) !== false);
  return (
    !action.optional &&
    !barred &&
    !(action.once && did(action.id)) &&
    (action.after ?? []).every(did)
  );
}

function dueOf(
  workflow: Workflow,
  action: Action,
  which: Action['deadline'],
  position: Position,
  known: Known,
  workingDays: WorkingDays,
): Pick<Task, 'due' | 'undetermined'> {
  const within = which && durationOf(known.parameters[which.within]);
  const from = which && startOf(which.from, position, known);
  if (!which || !within || !from) return {};
  try {
    const first = deadline(within, from, workingDays);
    return { due: extended(workflow, action, position, first, known, workingDays) };
  } catch (error) {
    if (!(error instanceof CalendarMissingError)) throw error;
    return { undetermined: noCalendar(error.year) };
  }
}

/** Moves a deadline on by each extension that was granted in this visit of the stage. */
function extended(
  workflow: Workflow,
  action: Action,
  position: Position,
  first: Due,
  known: Known,
  workingDays: WorkingDays,
): Due {
  const granted = position.done
    .filter(({ visit }) => visit === position.visit)
    .flatMap((done) => findAction(workflow, done.action).extends ?? [])
    .filter((extension) => extension.action === action.id);
  return granted.reduce((due, { by }) => {
    const within = durationOf(known.parameters[by]);
    if (!within) return due;
    const later = deadline(within, due.date, workingDays);
    return {
      ...later,
      from: due.from,
      first: due.first ?? due.date,
      explanation: {
        'zh-CN': `${due.explanation['zh-CN']}经批准延期：${later.explanation['zh-CN']}`,
        en: `${due.explanation.en} Extended: ${later.explanation.en}`,
      },
    };
  }, first);
}

type From = NonNullable<Action['deadline']>['from'];

function startOf(from: From, position: Position, { facts }: Known): string | undefined {
  if (from === 'case') return civilDate(position.startedAt);
  if (from === undefined || from === 'stage') return civilDate(position.enteredAt);
  const date = facts[from.fact];
  return typeof date === 'string' ? date : undefined;
}

const noCalendar = (year: number): Text => ({
  'zh-CN': `${year}年的工作日历尚未录入，期限暂不能计算。`,
  en: `There is no calendar for ${year} yet, so the deadline cannot be computed.`,
});
