import { type Action, allActions, type Stage, type Workflow } from '@bitan/definitions';
import { FlowError } from './flow-error.ts';

/** @throws FlowError `unknown-stage` */
export function stageOf(workflow: Workflow, id: string): Stage {
  const stage = workflow.stages.find((one) => one.id === id);
  if (stage) return stage;
  throw new FlowError(
    'unknown-stage',
    { 'zh-CN': `流程中没有阶段「${id}」。`, en: `The work flow has no stage “${id}”.` },
    { 'zh-CN': '请核对流程定义。', en: 'Check the definition of the work flow.' },
  );
}

/** The actions of a stage; in one that is not final, those that are open at any time too. */
export function actionsOf(workflow: Workflow, stageId: string): Action[] {
  const { actions = [], final } = stageOf(workflow, stageId);
  return final ? actions : [...actions, ...(workflow.anytime ?? [])];
}

/** An action anywhere in the flow, by its id. @throws FlowError `unknown-action` */
export function findAction(workflow: Workflow, id: string): Action {
  const found = allActions(workflow).find((action) => action.id === id);
  if (found) return found;
  throw new FlowError(
    'unknown-action',
    { 'zh-CN': `流程中没有步骤「${id}」。`, en: `The work flow has no action “${id}”.` },
    { 'zh-CN': '请核对流程定义。', en: 'Check the definition of the work flow.' },
  );
}
