import { allActions, type Edition, type Text } from '@bitan/definitions';
import type { Case } from '@bitan/store';
import type { Position } from '@bitan/workflow';

/** Why a case cannot go on under another edition; nothing where it can. */
export function whyNotUnder(edition: Edition, row: Case): Text | undefined {
  const workflow = Object.hasOwn(edition.workflows, row.workflow)
    ? edition.workflows[row.workflow]
    : undefined;
  if (!workflow) return said.workflow(row.workflow);
  if (!workflow.stages.some(({ id }) => id === row.stage)) return said.stage(row.stage);
  const { done, pending } = row.position as Position;
  const actions = new Map(allActions(workflow).map((action) => [action.id, action]));
  const gone = done.find(({ action }) => !actions.has(action));
  if (gone) return said.done(gone.action);
  if (pending && !actions.get(pending.action)?.approval) return said.pending(pending.action);
  return whyNotDecided(edition, row);
}

/** What people decided so far must be something that the decisions still know. */
function whyNotDecided(edition: Edition, { outcomes, position }: Case): Text | undefined {
  const decided = outcomes as Record<string, readonly { type: string }[]>;
  for (const [id, chosen] of Object.entries(decided)) {
    const known = edition.decisions[id]?.outcomes.map(({ type }) => type) ?? [];
    const unknown = chosen.find(({ type }) => !known.includes(type));
    if (unknown) return said.outcome(id, unknown.type);
  }
  const roles = (position as Position).pending?.approvers ?? [];
  const gone = roles.find((role) => !edition.roles[role]);
  return gone === undefined ? undefined : said.role(gone);
}

const said = {
  workflow: (id: string): Text => ({
    'zh-CN': `新版没有流程「${id}」。`,
    en: `The new edition has no work flow “${id}”.`,
  }),
  stage: (id: string): Text => ({
    'zh-CN': `新版流程没有此件所在的阶段「${id}」。`,
    en: `The new work flow has no stage “${id}”, in which the case is.`,
  }),
  done: (id: string): Text => ({
    'zh-CN': `新版流程没有已经办理的步骤「${id}」。`,
    en: `The new work flow has no action “${id}”, which was done.`,
  }),
  pending: (id: string): Text => ({
    'zh-CN': `新版流程中步骤「${id}」不再需要审批，而此件正在等待审批。`,
    en: `In the new work flow “${id}” needs no approval, and the case waits for one.`,
  }),
  outcome: (id: string, type: string): Text => ({
    'zh-CN': `新版的判断「${id}」没有已经作出的结论「${type}」。`,
    en: `The new decision “${id}” has no outcome “${type}”, which was chosen.`,
  }),
  role: (id: string): Text => ({
    'zh-CN': `新版没有应当审批的角色「${id}」。`,
    en: `The new edition has no role “${id}”, which is to approve.`,
  }),
};
