import { allActions, type CivilDate, type Deadlines, type Workflow } from '@bitan/definitions';
import { civilDate } from './civil-date.ts';
import type { Position } from './state.ts';

/** Days between which a deadline does not run; without `until` it stands still. */
export interface Suspension {
  readonly since: CivilDate;
  readonly until?: CivilDate;
  readonly reason?: string;
}

/** When the deadline of an action was suspended, in the order of time. */
export function suspensionsOf(
  workflow: Workflow,
  action: string,
  position: Position,
): readonly Suspension[] {
  const all: Suspension[] = [];
  for (const { action: id, at, reason } of position.done) {
    const did = allActions(workflow).find((one) => one.id === id);
    const last = all.at(-1);
    const open = last !== undefined && last.until === undefined;
    if (!open && concerns(did?.suspends, action)) {
      all.push({ since: civilDate(at), ...(reason && { reason }) });
    } else if (open && last && concerns(did?.resumes, action)) {
      all[all.length - 1] = { ...last, until: civilDate(at) };
    }
  }
  return all;
}

/** Whether the clock of these deadlines stands still. */
export function standsStill(
  workflow: Workflow,
  deadlines: Deadlines | undefined,
  position: Position,
): boolean {
  const any = deadlines === true ? '' : deadlines?.[0];
  if (any === undefined) return false;
  const last = suspensionsOf(workflow, any, position).at(-1);
  return last !== undefined && last.until === undefined;
}

const concerns = (deadlines: Deadlines | undefined, action: string) =>
  deadlines === true || (deadlines ?? []).includes(action);
