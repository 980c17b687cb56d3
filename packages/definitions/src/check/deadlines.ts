import type { Action, Deadline, Workflow } from '../model/workflow.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { allActions } from '../workflows.ts';
import { checkCondition, type Scope } from './conditions.ts';
import type { Subject } from './index.ts';
import { referring } from './referring.ts';

/** What an action does to deadlines and calendars, and what is owed. */
export function checkTiming(
  subject: Subject,
  workflow: Workflow,
  action: Action,
  { fields, scope, place }: { fields: readonly string[]; scope: Scope; place: Place },
): Problem[] {
  const refer = referring(place);
  const { suspends, resumes, reason, owed, appointment, deadline, approval } = action;
  const longer = action.extends;
  const actions = Object.fromEntries(allActions(workflow).map((one) => [one.id, one]));
  const answers = Object.fromEntries(fields.map((id) => [id, id]));
  const step = ['步骤', 'action'] as const;
  const field = ['字段', 'field'] as const;
  const isAnytime = (workflow.anytime ?? []).includes(action);
  const from = typeof deadline?.from === 'object' ? deadline.from.fact : undefined;
  return [
    ...checkDeadline(subject, deadline, scope, within(place, 'deadline', 'within')),
    ...checkDeadline(
      subject,
      approval?.deadline,
      scope,
      within(place, 'approval', 'deadline', 'within'),
    ),
    ...checkDuration(subject, longer?.by, within(place, 'extends', 'by')),
    ...refer(longer?.times, subject.edition.parameters, ['参数', 'parameter'], 'extends', 'times'),
    ...refer(longer?.action, actions, step, 'extends', 'action'),
    ...[suspends, resumes].flatMap((ids) =>
      Array.isArray(ids) ? ids.flatMap((id) => refer(id, actions, step)) : [],
    ),
    ...(appointment?.until ?? []).flatMap((id) => refer(id, actions, step, 'appointment', 'until')),
    ...refer(appointment?.field, answers, field, 'appointment', 'field'),
    ...refer(reason, answers, field, 'reason'),
    ...refer(from, subject.edition.facts, ['事实', 'fact'], 'deadline', 'from'),
    ...(owed ? checkCondition(owed, within(place, 'owed'), scope) : []),
    ...(owed && !isAnytime ? [problem('action.owed', within(place, 'owed'), onlyAnytime)] : []),
  ];
}

function checkDeadline(
  subject: Subject,
  deadline: Deadline | undefined,
  scope: Scope,
  place: Place,
): Problem[] {
  if (!Array.isArray(deadline?.within)) return checkDuration(subject, deadline?.within, place);
  return deadline.within.flatMap(({ when, parameter }, i) => [
    ...(when ? checkCondition(when, within(place, i, 'when'), scope) : []),
    ...checkDuration(subject, parameter, within(place, i, 'parameter')),
  ]);
}

/** Time is given by a parameter that is a duration. */
export function checkDuration(
  { edition }: Subject,
  id: string | undefined,
  place: Place,
): Problem[] {
  if (id === undefined) return [];
  const parameter = edition.parameters[id];
  if (!parameter)
    return [
      unknown(
        'deadline.parameter',
        place,
        ['参数', 'parameter'],
        id,
        Object.keys(edition.parameters),
      ),
    ];
  return parameter.type === 'duration' ? [] : [problem('deadline.parameter', place, notDuration)];
}

const notDuration: Said = [
  '期限须引用类型为 duration 的参数。',
  'A deadline refers to a parameter of type duration.',
  '请改用时限类参数。',
  'Use a parameter that is a duration.',
];
const onlyAnytime: Said = [
  '只有 anytime 中的步骤可以写 owed。',
  'Only an action in “anytime” can be owed.',
  '请把该步骤移到 anytime，或删除 owed。',
  'Move the action to “anytime”, or leave out “owed”.',
];
