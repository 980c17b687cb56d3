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
import { box, type Placed, place } from './place.ts';

type State = FlowView['stages'][number]['state'];
type Box = Node<{ title: string; state?: State }>;
type Say = ReturnType<typeof useTexts>['say'];

/** The flow as a picture that fits its place; `Flow` says the same in words. */
export default function Drawing({ flow }: { readonly flow: FlowView }) {
  const { language } = useTexts();
  const { nodes, edges, height } = useMemo(
    () => draw(flow, (text) => text[language]),
    [flow, language],
  );
  return (
    <div style={{ height: height + 24 }} aria-hidden="true">
      <ReactFlow<Box, Edge>
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

function draw(flow: FlowView, say: Say) {
  const { placed, labels, height } = place(flow);
  const at = new Map(placed.map((one) => [one.id, one]));
  const stages = flow.stages.map(({ id, title, state }) => ({
    ...boxAt(id, at.get(id), box.width),
    type: 'stage',
    data: { title: say(title), state },
  }));
  const phases = labels.map((label) => ({
    ...boxAt(`phase ${label.id}`, label, box.label),
    type: 'phase',
    data: { title: say(label.title) },
  }));
  return { nodes: [...phases, ...stages], edges: edgesOf(flow, at), height };
}

const boxAt = (id: string, at: Omit<Placed, 'id'> | undefined, width: number) => ({
  id,
  position: { x: at?.x ?? 0, y: at?.y ?? 0 },
  width,
  height: box.height,
});

const nodeTypes = { stage: StageBox, phase: PhaseLabel };

function PhaseLabel({ data }: NodeProps<Box>) {
  return <div className="flow-phase">{data.title}</div>;
}

function StageBox({ data }: NodeProps<Box>) {
  return (
    <div className={`flow-stage flow-${data.state}`} title={data.title}>
      {sides.flatMap(([id, position]) => [
        <Handle key={`${id} in`} id={id} type="target" position={position} />,
        <Handle key={`${id} out`} id={id} type="source" position={position} />,
      ])}
      <span>{data.title}</span>
    </div>
  );
}

const sides = [
  ['top', Position.Top],
  ['right', Position.Right],
  ['bottom', Position.Bottom],
  ['left', Position.Left],
] as const;

/**
 * The way that was taken stands out, and where it can lead now is clear; the rest is faint. Loops
 * of a stage to itself are not drawn.
 */
function edgesOf({ edges, stages }: FlowView, at: ReadonlyMap<string, Placed>): Edge[] {
  const current = stages.find(({ state }) => state === 'current')?.id;
  return edges.flatMap(({ from, to, taken }, i) => {
    const [a, b] = [at.get(from), at.get(to)];
    if (!a || !b || from === to) return [];
    // Of a procedure, in which no case stands anywhere, every way is as clear as any other.
    const isNext = current === undefined || from === current;
    const color = taken ? '#1d4f91' : isNext ? '#7b8794' : '#e1e6ec';
    const edge: Edge = {
      id: `${from}-${to}-${i}`,
      source: from,
      target: to,
      ...between(a, b),
      style: { stroke: color, strokeWidth: taken ? 2 : 1 },
      markerEnd: { type: MarkerType.ArrowClosed, color, width: 14, height: 14 },
      zIndex: taken ? 2 : isNext ? 1 : 0,
    };
    return [edge];
  });
}

/** Neighbours in a row are joined side to side, all others from edge to edge of their rows. */
function between(a: Placed, b: Placed) {
  const step = box.width + box.gapX;
  if (a.y === b.y && Math.abs(a.x - b.x) === step) {
    return a.x < b.x
      ? { sourceHandle: 'right', targetHandle: 'left' }
      : { sourceHandle: 'left', targetHandle: 'right' };
  }
  return a.y <= b.y
    ? { sourceHandle: 'bottom', targetHandle: 'top' }
    : { sourceHandle: 'top', targetHandle: 'bottom' };
}
