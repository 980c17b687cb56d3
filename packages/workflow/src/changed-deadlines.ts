import {
  type Action,
  allActions,
  type Duration,
  type Edition,
  parametersOf,
} from '@bitan/definitions';
import { durationOf } from './deadline.ts';

/** An action that two editions give different time for. */
export interface ChangedDeadline {
  readonly workflow: string;
  readonly action: string;
  /** To do it, or to approve that it was proposed. */
  readonly kind: 'do' | 'approve';
  readonly before: Duration;
  readonly after: Duration;
}

type Timed = Pick<Edition, 'workflows' | 'parameters'>;

/**
 * What two editions give different time for. An action that one of them does not have, or gives no
 * deadline, is not among them.
 */
export const changedDeadlines = (from: Timed, to: Timed): ChangedDeadline[] =>
  Object.values(from.workflows).flatMap((workflow) =>
    allActions(workflow).flatMap((action) => {
      const other = to.workflows[workflow.id];
      const later = other && allActions(other).find(({ id }) => id === action.id);
      if (!later) return [];
      return (['do', 'approve'] as const).flatMap((kind): ChangedDeadline[] => {
        const then = timesFor(to, later, kind);
        return timesFor(from, action, kind).flatMap((before, i) => {
          const after = then[i];
          if (!before || !after || isSame(before, after)) return [];
          return [{ workflow: workflow.id, action: action.id, kind, before, after }];
        });
      });
    }),
  );

/** The time that a deadline gives, for each of its conditions. */
function timesFor(edition: Timed, action: Action, kind: ChangedDeadline['kind']) {
  const deadline = kind === 'do' ? action.deadline : action.approval?.deadline;
  return parametersOf(deadline).map((id) => durationOf(edition.parameters[id]));
}

const isSame = (one: Duration, other: Duration) =>
  one.amount === other.amount && one.unit === other.unit;
