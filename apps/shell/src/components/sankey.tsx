import { SankeyChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([SankeyChart, TooltipComponent, SVGRenderer]);

export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Drawn so that it stands out. */
  readonly marked?: boolean;
}

interface Props {
  readonly label: string;
  readonly flows: readonly Flow[];
  /** What each end is called; ends of different columns have different names. */
  readonly titleOf: (end: string) => string;
  readonly onChoose?: (end: string) => void;
}

/** Streams from one side to the other, as wide as they are many. What it shows stands beside it in words. */
export default function Sankey({ label, flows, titleOf, onChoose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const ends = new Set(flows.flatMap(({ from, to }) => [from, to]));
  const height = Math.max(160, ends.size * 26);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(optionOf(flows, titleOf));
    chart.on('click', ({ dataType, name }) => {
      if (dataType === 'node') onChoose?.(name);
    });
    const fit = () => chart.resize();
    window.addEventListener('resize', fit);
    return () => {
      window.removeEventListener('resize', fit);
      chart.dispose();
    };
  }, [flows, titleOf, onChoose]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}

function optionOf(flows: Props['flows'], titleOf: Props['titleOf']) {
  const ends = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  return {
    tooltip: { trigger: 'item' },
    series: {
      type: 'sankey',
      animation: false,
      nodeGap: 10,
      left: 8,
      right: 150,
      top: 8,
      bottom: 8,
      emphasis: { focus: 'adjacency' },
      data: ends.map((name) => ({ name, itemStyle: { color: '#1d4f91' } })),
      links: flows.map(({ from, to, count, marked }) => ({
        source: from,
        target: to,
        value: count,
        lineStyle: marked
          ? { color: '#c77700', opacity: 0.55 }
          : { color: '#9fb4d0', opacity: 0.4 },
      })),
      label: {
        color: '#1f2733',
        width: 140,
        overflow: 'truncate',
        formatter: ({ name }: { name: string }) => titleOf(name),
      },
    },
  };
}
