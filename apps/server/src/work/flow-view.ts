import type { FlowView, ProcedureView } from '@bitan/api';
import { type Action, both, type Edition, type Text, type Workflow } from '@bitan/definitions';
import type { ActionEntry } from '@bitan/store';
import { drawable } from '@bitan/workflow';
import type { UseCase } from '../http/bind.ts';
import { namedRoles } from '../people/names.ts';
import { named } from './case-row.ts';
import { workflowOf } from './standing.ts';

/** The procedure of a type of case as it is in force: its stages, who does what, and by when. */
export const procedure: UseCase<'procedure'> = async ({ runtime, me, path }) => {
  const { edition } = await runtime.editions.at(me.office.id, runtime.clock());
  const workflow = workflowOf(edition, path.workflow);
  const { id, title, description, explains = [], start, stages, anytime = [] } = workflow;
  const steps = (actions: readonly Action[]) => actions.map((action) => stepView(edition, action));
  return {
    ...{ id, title, flow: flowView(workflow) },
    ...(description && { description }),
    explains,
    start: stepView(edition, start),
    stages: stages.map((stage) => ({ ...named(stage), steps: steps(stage.actions ?? []) })),
    anytime: steps(anytime),
  };
};

function stepView(edition: Edition, action: Action): ProcedureView['start'] {
  const { approval, deadline } = action;
  const approvers = new Set(approval?.by.flatMap(({ roles }) => roles));
  return {
    ...named(action),
    roles: namedRoles(edition, action.by.roles),
    approvers: namedRoles(edition, [...approvers]),
    within: deadline ? withinOf(edition, deadline.within) : [],
  };
}

/** The parameters that say by when, with what they say now. */
function withinOf(
  { parameters }: Edition,
  within: NonNullable<Action['deadline']>['within'],
): Text[] {
  const ids = typeof within === 'string' ? [within] : within.map(({ parameter }) => parameter);
  return [...new Set(ids)].flatMap((id) => {
    const parameter = parameters[id];
    if (!parameter) return [];
    const { title, value } = parameter;
    return [both((language) => `${title[language]} ${sayDuration(value, language)}`)];
  });
}

const units = {
  days: { 'zh-CN': '日', en: 'days' },
  workingDays: { 'zh-CN': '个工作日', en: 'working days' },
  months: { 'zh-CN': '个月', en: 'months' },
} as const;

function sayDuration(value: unknown, language: 'zh-CN' | 'en'): string {
  if (typeof value !== 'object' || value === null || !('amount' in value)) return String(value);
  const { amount, unit } = value as { amount: number; unit: keyof typeof units };
  return language === 'en' ? `${amount} ${units[unit].en}` : `${amount}${units[unit]['zh-CN']}`;
}

/** A flow as it is drawn, with where a case has been. */
export function flowView(
  workflow: Workflow,
  current?: string,
  entries: readonly ActionEntry[] = [],
): FlowView {
  const { phases, stages, edges } = drawable(workflow);
  const path = [...entries.map(({ stage }) => stage), ...(current ? [current] : [])];
  const visited = new Set(path);
  const steps = new Set(path.slice(1).map((to, i) => `${path[i]} ${to}`));
  return {
    phases: phases.map(named),
    stages: stages.map(({ id, title, phase, final }) => ({
      id,
      title,
      phase,
      final: final ?? false,
      state: id === current ? 'current' : visited.has(id) ? 'visited' : 'ahead',
    })),
    edges: edges.map(({ from, to, label }) => ({
      from,
      to,
      ...(label && { label }),
      taken: steps.has(`${from} ${to}`),
    })),
  };
}
