import type { Action, Workflow } from './model/workflow.ts';

/** Every action of a work flow: its start, those of its stages, and those open at any time. */
export const allActions = ({ start, stages, anytime = [] }: Workflow): Action[] => [
  start,
  ...stages.flatMap(({ actions = [] }) => actions),
  ...anytime,
];
