import { type Action, type Stage, type Text, targetsOf, type Workflow } from '@bitan/definitions';

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

const edgesOf = (from: string, action: Action): Edge[] =>
  targetsOf(action)
    .filter(({ stage }) => stage !== from)
    .map(({ stage }) => ({ from, to: stage, action: action.id, label: action.title }));
