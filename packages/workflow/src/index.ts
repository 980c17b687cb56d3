export * from './actions.ts';
export {
  type Advanced,
  advance,
  approversFor,
  begin,
  type Entry,
  type Step,
} from './advance.ts';
export * from './alarm.ts';
export * from './available.ts';
export { type ChangedDeadline, changedDeadlines } from './changed-deadlines.ts';
export { civilDate, endOf } from './civil-date.ts';
export { holdsIn } from './conditions.ts';
export { type Due, deadline, deadlineFrom, durationOf } from './deadline.ts';
export * from './drawing.ts';
export * from './flow-error.ts';
export { isOwed } from './owed.ts';
export { type Period, periodsBefore } from './periods.ts';
export type * from './state.ts';
export { type Suspension, suspensionsOf } from './suspended.ts';
export { type Task, tasksFor } from './tasks.ts';
export * from './working-days.ts';
