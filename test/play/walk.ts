import type { Action, Edition, Workflow } from '@bitan/definitions';
import { advance, available, begin, type Known, type Position, type Who } from '@bitan/workflow';

/** The outcome, or the answer that a branch is decided by, of an action that is being done. */
export type Choose = (action: Action) => string | undefined;

const at = '2026-01-05T04:00:00.000Z';
const who = (user: string, role: string): Who => ({ user, roles: [role], level: 'county' });
const office = [
  who('officer', 'officer'),
  who('officer2', 'officer'),
  who('reviewer', 'reviewer'),
  who('reviewer2', 'reviewer'),
  who('leader', 'leader'),
  who('head', 'head'),
  who('archivist', 'archivist'),
];

/**
 * Walks a case through a flow, by the flow alone: whoever may does the next thing that is to be
 * done, until the case is closed.
 * @returns the stages that it came through
 * @throws where nobody can do anything, or the case is still open after `limit` steps
 */
export function walk(edition: Edition, workflow: Workflow, choose: Choose, limit = 300): string[] {
  const start = stepOf(workflow.start, 'officer', choose);
  let { position, final } = begin(workflow, start, knownFor(edition, workflow.start, start));
  const stages = [position.stage];
  for (let steps = 0; !final; steps++) {
    if (steps === limit) throw new Error(`still at ${position.stage} after ${limit} steps`);
    const before = position.visit;
    ({ position, final } = next(edition, workflow, position, choose));
    if (position.visit !== before) stages.push(position.stage);
  }
  return stages;
}

/** The values by which the targets of an action are told apart, each leading somewhere. */
export function choicesOf({ to }: Action): string[] {
  return typeof to === 'object' && 'on' in to ? Object.keys(to.cases) : [];
}

function next(edition: Edition, workflow: Workflow, position: Position, choose: Choose) {
  const { who, action, kind } = open(edition, workflow, position);
  const chosen = kind === 'approve' ? position.pending?.outcomes?.[0]?.type : choose(action);
  const step = { ...stepOf(action, who.user, () => chosen), kind };
  return advance(workflow, position, step, knownFor(edition, action, step));
}

/** The first thing that somebody can do now, is meant to be done, and was not yet done here. */
function open(edition: Edition, workflow: Workflow, position: Position) {
  const did = position.done.filter(({ visit }) => visit === position.visit);
  const found = office
    .flatMap((who) => available(workflow, position, who, knownFor(edition)).map(withWho(who)))
    .filter(({ open, kind }) => open && kind !== 'return')
    .find(({ action }) => !action.optional && !did.some((done) => done.action === action.id));
  if (found) return found;
  throw new Error(`nothing can be done at ${position.stage}`);
}

const withWho =
  (who: Who) =>
  <T>(one: T) => ({ ...one, who });

function stepOf(action: Action, actor: string, choose: Choose) {
  const chosen = choose(action);
  const outcomes = action.decision && chosen !== undefined ? [{ type: chosen }] : [];
  return { action: action.id, kind: 'do' as const, actor, at, deviates: false, outcomes, chosen };
}

/** An ordinary person, reported without a name; the one who registered is not the handler. */
function knownFor(
  edition: Edition,
  action?: Action,
  step?: { chosen?: string | undefined },
): Known {
  const { to, assigns, decision } = action ?? {};
  const on = typeof to === 'object' && 'on' in to ? to.on : '';
  return {
    facts: { ...defaultsOf(edition), 'report.realName': false, 'subject.nextLevelHead': false },
    outcomes: decision && step?.chosen ? { [decision]: [{ type: step.chosen }] } : {},
    parameters: edition.parameters,
    answers: {
      ...(assigns && { [assigns]: 'officer2' }),
      ...(on.startsWith('answer:') && { [on.slice('answer:'.length)]: step?.chosen }),
    },
  };
}

const defaultsOf = ({ facts }: Edition) =>
  Object.fromEntries(
    Object.values(facts).flatMap(({ id, default: value }) =>
      value === undefined ? [] : [[id, value]],
    ),
  );
