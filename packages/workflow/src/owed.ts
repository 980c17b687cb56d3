import type { Action } from '@bitan/definitions';
import { holdsIn } from './conditions.ts';
import type { Known, Position } from './state.ts';

/** Whether an action is owed: its condition holds, and it was not done since the case began. */
export const isOwed = (action: Action, position: Position, known: Known): boolean =>
  action.owed !== undefined &&
  holdsIn(action.owed, known) === true &&
  !position.done.some((done) => done.action === action.id);

/** Whether an action belongs to what can be done now: one that is owed only while it is. */
export const mayComeUp = (action: Action, position: Position, known: Known): boolean =>
  action.owed === undefined || isOwed(action, position, known);
