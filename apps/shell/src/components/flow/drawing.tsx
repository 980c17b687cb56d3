import type { FlowView } from '@bitan/api';
import {
  type Edge,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { useTexts } from '../../texts/index.ts';
import { box, place } from './place.ts';

type StageNode = Node<{ title: string; state: FlowView['stages'][number]['state'] }, 'stage'>;

/** The flow as a picture; `Flow` says the same in words. */
export default function Drawing({ flow }: { readonly flow: FlowView }) {
  const { say } = useTexts();
  const { nodes, edges, width, height } = useMemo(() => {
    const { placed, ...size } = place(flow);
    return { nodes: nodesOf(flow, placed, say), edges: edgesOf(flow), ...size };
  }, [flow, say]);
  return (
    <div style={{ height: height + 24, maxWidth: width + 16 }} aria-hidden="true">
      <ReactFlow<StageNode, Edge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={{ padding: '8px', maxZoom: 1 }}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        panOnDrag={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        proOptions={{ hideAttribution: true }}
      />
    </div>
  );
}

function StageBox({ data }: NodeProps<StageNode>) {
  return (
    <div className={`flow-stage flow-${data.state}`} title={data.title}>
      <Handle type="target" position={Position.Top} />
      <span>{data.title}</span>
      <Handle type="source" position={Position.Bottom} />
    </div>
  );
}

const nodeTypes = { stage: StageBox };

function nodesOf(
  { stages }: FlowView,
  placed: ReturnType<typeof place>['placed'],
  say: ReturnType<typeof useTexts>['say'],
): StageNode[] {
  const at = new Map(placed.map((one) => [one.id, one]));
  return stages.map(({ id, title, state }) => ({
    id,
    type: 'stage',
    position: { x: at.get(id)?.x ?? 0, y: at.get(id)?.y ?? 0 },
    width: box.width,
    height: box.height,
    data: { title: say(title), state },
  }));
}

/** The way that was taken stands out; loops of a stage to itself are not drawn. */
function edgesOf({ edges }: FlowView): Edge[] {
  const drawn = edges.filter(({ from, to }) => from !== to);
  return drawn.map(({ from, to, taken }, i) => {
    const color = taken ? '#1d4f91' : '#c3cbd6';
    return {
      id: `${from}-${to}-${i}`,
      source: from,
      target: to,
      style: { stroke: color, strokeWidth: taken ? 2 : 1 },
      markerEnd: { type: MarkerType.ArrowClosed, color, width: 14, height: 14 },
      zIndex: taken ? 1 : 0,
    };
  });
}
