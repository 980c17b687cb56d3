import { aboutOf, type Document } from '../model/document.ts';
import type { Workflow } from '../model/workflow.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { allActions } from '../workflows.ts';
import type { Check, Subject } from './index.ts';

/** A document is about something that there is, belongs to actions that exist, is made by roles that exist. */
export const checkDocuments: Check = (subject) =>
  Object.values(subject.edition.documents).flatMap((document) => {
    const place = subject.placeOf(`documents/${document.id}`);
    const roles = Object.keys(subject.edition.roles);
    return [
      ...checkSubject(subject, document, place),
      ...document.roles.flatMap((role, i) =>
        roles.includes(role)
          ? []
          : [unknown('document.role', within(place, 'roles', i), ['角色', 'role'], role, roles)],
      ),
    ];
  });

function checkSubject(subject: Subject, document: Document, place: Place): Problem[] {
  const about = aboutOf(document);
  const { workflow, actions } = document;
  if (about === 'case' || about === 'report') {
    const flow = workflowOf(subject, document, place);
    if (!('id' in flow)) return flow;
    return about === 'case'
      ? checkActions(flow, actions, place)
      : checkReport(flow, actions, place);
  }
  const isStray = workflow !== undefined;
  return [
    ...(isStray ? [problem('document.workflow', within(place, 'workflow'), strayWorkflow)] : []),
    ...(actions.length > 0 ? [problem('document.actions', place, noWorkflow)] : []),
  ];
}

function workflowOf({ edition }: Subject, { workflow }: Document, place: Place) {
  if (workflow === undefined) return [problem('document.workflow', place, workflowMissing)];
  const known = Object.keys(edition.workflows);
  return (
    edition.workflows[workflow] ?? [
      unknown(
        'document.workflow',
        within(place, 'workflow'),
        ['流程', 'work flow'],
        workflow,
        known,
      ),
    ]
  );
}

function checkActions(flow: Workflow, actions: readonly string[], place: Place): Problem[] {
  if (actions.length === 0)
    return [problem('document.actions', within(place, 'actions'), noAction)];
  const known = allActions(flow).map((action) => action.id);
  return actions.flatMap((action, i) =>
    known.includes(action)
      ? []
      : [
          unknown(
            'document.action',
            within(place, 'actions', i),
            ['步骤', 'action'],
            action,
            known,
          ),
        ],
  );
}

const checkReport = ({ report = [] }: Workflow, actions: readonly string[], place: Place) => [
  ...(report.length === 0 ? [problem('document.report', within(place, 'workflow'), noReport)] : []),
  ...(actions.length > 0
    ? [problem('document.actions', within(place, 'actions'), reportActions)]
    : []),
];

const noWorkflow: Said = [
  '没有流程的文书不能指定步骤。',
  'A document without a work flow has no actions.',
  '请补充 workflow，或清空 actions。',
  'Add “workflow”, or leave “actions” empty.',
];
const noAction: Said = [
  '文书没有指定在哪个步骤生成。',
  'The document belongs to no action.',
  '请在 actions 中至少写一个步骤。',
  'Name at least one action in “actions”.',
];
const strayWorkflow: Said = [
  '按人或按单位制作的文书不属于任何流程。',
  'A document about a person or a unit belongs to no work flow.',
  '请去掉 workflow，或把 about 改为 case。',
  'Take “workflow” away, or let “about” be “case”.',
];
const workflowMissing: Said = [
  '按案件或按统计制作的文书没有写明流程。',
  'A document about a case or a report names no work flow.',
  '请补充 workflow；按人或按单位制作的，把 about 改为 person 或 unit。',
  'Add “workflow”; where it is about a person or a unit, let “about” say so.',
];
const noReport: Said = [
  '这个流程没有统计口径，不能按统计制作文书。',
  'This work flow declares no report, so no document can be made of it.',
  '请在流程中补充 report，或改用另一个流程。',
  'Add “report” to the work flow, or name another one.',
];
const reportActions: Said = [
  '按统计制作的文书不在步骤中生成。',
  'A document about a report is not made at actions.',
  '请清空 actions，或把 about 改为 case。',
  'Leave “actions” empty, or let “about” be “case”.',
];
