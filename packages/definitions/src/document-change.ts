import type { Document, DocumentChange } from './model/document.ts';
import { type Place, problem, type Said, within } from './place.ts';
import type { Problem } from './problem.ts';

/**
 * What a level below may not change of a document: nothing where it is locked; it is made wherever
 * the level above has it made, and by nobody whom the level above does not let make it.
 */
export function checkDocumentChange(
  above: Document,
  change: DocumentChange,
  place: Place,
): Problem[] {
  if (above.locked) return [problem('document.locked', within(place, 'document'), locked(above))];
  const { actions, roles = [] } = change;
  const lost = actions ? above.actions.filter((one) => !actions.includes(one)) : [];
  return [
    ...lost.map((one) => problem('document.actionLost', within(place, 'actions'), actionLost(one))),
    ...roles.flatMap((role, i) =>
      above.roles.includes(role)
        ? []
        : [problem('document.roleWider', within(place, 'roles', i), roleWider(role, above))],
    ),
  ];
}

const locked = ({ title }: Document): Said => [
  `上级锁定了文书「${title['zh-CN']}」。`,
  `The level above locked the document “${title.en}”.`,
  '请恢复为上级的文书，或另设一份。',
  'Take the one of the level above, or add one of your own.',
];
const actionLost = (action: string): Said => [
  `上级规定在步骤「${action}」可以生成，不能取消。`,
  `The level above has it made at the action “${action}”, which cannot be taken away.`,
  `请在 actions 中保留「${action}」；可以另加步骤。`,
  `Keep “${action}” in “actions”; further ones can be added.`,
];
const roleWider = (role: string, { roles }: Document): Said => [
  `上级没有允许角色「${role}」生成。`,
  `The level above does not let the role “${role}” make it.`,
  `只能从 ${roles.join('、')} 中选。`,
  `Choose among ${roles.join(', ')}.`,
];
