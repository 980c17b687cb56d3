import { type Action, levelsOf, type Text, type Workflow } from '@bitan/definitions';
import { actionsOf, findAction, stageOf } from './actions.ts';
import { holdsIn } from './conditions.ts';
import { isOwed, mayComeUp } from './owed.ts';
import type { Done, Known, Position, Who } from './state.ts';
import { standsStill } from './suspended.ts';

/** Something that is done in this stage, and whether this person can do it now. */
export interface Availability {
  readonly action: Action;
  readonly kind: 'do' | 'approve' | 'return';
  /** Whether this person can do it now. */
  readonly open: boolean;
  /** Whether it is for a person with these roles at all. */
  readonly mine: boolean;
  /** Why it is not open. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly code: ReasonCode;
  readonly text: Text;
}
export type ReasonCode =
  | 'recused'
  | 'role'
  | 'handler'
  | 'actor'
  | 'level'
  | 'pending'
  | 'after'
  | 'once'
  | 'clock'
  | 'guard';

/**
 * Every action of the stage, also those of others, with the reasons why one is not open; in a final
 * stage only what is owed still.
 */
export function available(
  workflow: Workflow,
  position: Position,
  who: Who,
  known: Known,
): Availability[] {
  const { final } = stageOf(workflow, position.stage);
  const here = final
    ? (workflow.anytime ?? []).filter((action) => isOwed(action, position, known))
    : actionsOf(workflow, position.stage).filter((action) => mayComeUp(action, position, known));
  const done = here.map((action) =>
    availability(action, 'do', reasonsAgainst(workflow, action, position, who, known)),
  );
  return final ? done : [...approvals(workflow, position, who), ...done];
}

function availability(
  action: Action,
  kind: Availability['kind'],
  reasons: readonly Reason[],
): Availability {
  const notMine = reasons.some(({ code }) =>
    ['role', 'recused', 'handler', 'actor'].includes(code),
  );
  return { action, kind, open: reasons.length === 0, mine: !notMine, reasons };
}

/** What waits for approval is approved or returned by another person than the proposer. */
function approvals(workflow: Workflow, position: Position, who: Who): Availability[] {
  const { pending } = position;
  if (!pending) return [];
  const action = findAction(workflow, pending.action);
  const reasons = [
    ...when(position.recused.includes(who.user), 'recused', recused),
    ...when(!overlap(who.roles, pending.approvers), 'role', otherRole),
    ...when(isBy(pending, who.user), 'actor', ownProposal),
  ];
  return (['approve', 'return'] as const).map((kind) => availability(action, kind, reasons));
}

function reasonsAgainst(
  workflow: Workflow,
  action: Action,
  position: Position,
  who: Who,
  known: Known,
): Reason[] {
  const { by } = action;
  const isAnytime = (workflow.anytime ?? []).some(({ id }) => id === action.id);
  const during = position.done.filter(({ visit }) => visit === position.visit);
  const did = (id: string) => during.some((done) => done.action === id);
  const asHandler = deputyOf(action, position, who);
  const acted = position.done.some(
    (done) =>
      (by.notActors ?? []).includes(done.action) &&
      (isBy(done, who.user) || (asHandler !== undefined && isBy(done, asHandler))),
  );
  const notHandler =
    by.handler === true &&
    position.handler !== undefined &&
    position.handler !== who.user &&
    asHandler === undefined;
  return [
    ...when(position.recused.includes(who.user), 'recused', recused),
    ...when(!overlap(who.roles, by.roles), 'role', otherRole),
    ...when(notHandler, 'handler', otherHandler),
    ...when(acted, 'actor', didBefore),
    ...when(!levelsOf(action, known.parameters).includes(who.level), 'level', otherLevel),
    ...when(position.pending !== undefined && !isAnytime, 'pending', waiting),
    ...(action.after ?? []).filter((id) => !did(id)).map((id) => missing(workflow, id)),
    ...when(action.once === true && did(action.id), 'once', doneAlready),
    ...when(isUsedUp(action, during, known), 'once', usedUp),
    ...clockReasons(workflow, action, position),
    ...(action.guard ?? [])
      .filter((guard) => holdsIn(guard.when, known) !== false)
      .map(({ message }): Reason => ({ code: 'guard', text: message })),
  ];
}

/** The handler for whom this person would do the action as a deputy. */
export function deputyOf({ by }: Action, { handler }: Position, who: Who): string | undefined {
  const stands = by.handler === true && handler !== undefined && handler !== who.user;
  return stands && who.for?.includes(handler) ? handler : undefined;
}

/** Whoever did something for a colleague did it, and so did the colleague. */
const isBy = (done: Pick<Done, 'actor' | 'for'>, user: string) =>
  done.actor === user || done.for === user;

/** Whether a deadline was moved as often as a parameter lets it. */
function isUsedUp({ id, extends: longer }: Action, during: readonly Done[], known: Known): boolean {
  const times = longer?.times && known.parameters[longer.times]?.value;
  return typeof times === 'number' && during.filter(({ action }) => action === id).length >= times;
}

/** A clock that stands cannot be stopped, and one that runs cannot be started. */
function clockReasons(workflow: Workflow, action: Action, position: Position): Reason[] {
  const { suspends, resumes } = action;
  const stands = standsStill(workflow, suspends ?? resumes, position);
  return [
    ...when(suspends !== undefined && stands, 'clock', suspended),
    ...when(resumes !== undefined && !stands, 'clock', running),
  ];
}

const when = (is: boolean, code: ReasonCode, text: Text): Reason[] => (is ? [{ code, text }] : []);

const overlap = (a: readonly string[], b: readonly string[]) => a.some((one) => b.includes(one));

function missing(workflow: Workflow, id: string): Reason {
  const { title } = findAction(workflow, id);
  return {
    code: 'after',
    text: { 'zh-CN': `须先完成「${title['zh-CN']}」。`, en: `“${title.en}” has to be done first.` },
  };
}

const recused: Text = { 'zh-CN': '您已回避此件。', en: 'You are recused from this case.' };
const otherRole: Text = { 'zh-CN': '由其他角色办理。', en: 'Another role does this.' };
const otherHandler: Text = {
  'zh-CN': '由指定的承办人办理。',
  en: 'The assigned handler does this.',
};
const didBefore: Text = {
  'zh-CN': '您办理过与此不相容的步骤，须由另一人办理。',
  en: 'You did a step that this one must be independent of; another person has to do it.',
};
const ownProposal: Text = {
  'zh-CN': '不能批准自己提出的意见，须由另一人办理。',
  en: 'Nobody approves what they proposed; another person has to.',
};
const otherLevel: Text = {
  'zh-CN': '本级机关无权办理，须由上级机关办理。',
  en: 'An office of this level may not do this; a higher one has to.',
};
const waiting: Text = {
  'zh-CN': '有意见正在等待审批。',
  en: 'A proposal is waiting for approval.',
};
const suspended: Text = { 'zh-CN': '期限已经中止。', en: 'The time is suspended already.' };
const running: Text = { 'zh-CN': '期限没有中止。', en: 'The time is not suspended.' };
const usedUp: Text = {
  'zh-CN': '已达到规定的延期次数。',
  en: 'It was extended as often as is allowed.',
};
const doneAlready: Text = { 'zh-CN': '已经办理。', en: 'It is done already.' };
