import type { Action, Stage, Text, Workflow } from '@bitan/definitions';
import { isBranch, resolved } from './advance.ts';

/** The flow as a graph, for a picture of it. */
export interface Drawing {
  readonly phases: Workflow['phases'];
  readonly stages: readonly Stage[];
  readonly edges: readonly Edge[];
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly action: string;
  readonly label?: Text;
}

/** Every way from one stage to another, each once. */
export function drawable(workflow: Workflow): Drawing {
  const edges = workflow.stages.flatMap(({ id, actions = [] }) =>
    actions.flatMap((action) => edgesOf(id, action)),
  );
  const once = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  return { phases: workflow.phases, stages: workflow.stages, edges: [...once.values()] };
}

function edgesOf(from: string, { id, title, to }: Action): Edge[] {
  if (to === undefined) return [];
  const targets = isBranch(to)
    ? [...Object.values(to.cases), ...(to.otherwise === undefined ? [] : [to.otherwise])]
    : [to];
  return targets
    .map((target) => resolved(target).stage)
    .filter((stage) => stage !== from)
    .map((stage) => ({ from, to: stage, action: id, label: title }));
}
