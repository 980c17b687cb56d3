import type { Document } from '../model/document.ts';
import { type Place, problem, type Said, unknown, within } from '../place.ts';
import type { Problem } from '../problem.ts';
import { allActions } from '../workflows.ts';
import type { Check, Subject } from './index.ts';

/** A document belongs to actions that exist and is made by roles that exist. */
export const checkDocuments: Check = (subject) =>
  Object.values(subject.edition.documents).flatMap((document) => {
    const place = subject.placeOf(`documents/${document.id}`);
    const roles = Object.keys(subject.edition.roles);
    return [
      ...checkActions(subject, document, place),
      ...document.roles.flatMap((role, i) =>
        roles.includes(role)
          ? []
          : [unknown('document.role', within(place, 'roles', i), ['角色', 'role'], role, roles)],
      ),
    ];
  });

function checkActions({ edition }: Subject, document: Document, place: Place): Problem[] {
  const { workflow: id, actions } = document;
  if (id === undefined)
    return actions.length === 0 ? [] : [problem('document.actions', place, noWorkflow)];
  const workflow = edition.workflows[id];
  if (!workflow) {
    const known = Object.keys(edition.workflows);
    return [
      unknown('document.workflow', within(place, 'workflow'), ['流程', 'work flow'], id, known),
    ];
  }
  if (actions.length === 0)
    return [problem('document.actions', within(place, 'actions'), noAction)];
  const known = allActions(workflow).map((action) => action.id);
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
