import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, GridComponent, TooltipComponent, SVGRenderer]);

interface Bar {
  readonly key: string;
  readonly title: string;
  readonly count: number;
}

interface Props {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly onChoose: (key: string) => void;
}

/** Bars beneath one another, as long as they are many. The table beside it says the same in words. */
export default function Bars({ label, bars, onChoose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(optionOf(bars));
    chart.on('click', ({ dataIndex }) => onChoose(bars[dataIndex]?.key ?? ''));
    const fit = () => chart.resize();
    window.addEventListener('resize', fit);
    window.addEventListener('beforeprint', fit);
    return () => {
      window.removeEventListener('resize', fit);
      window.removeEventListener('beforeprint', fit);
      chart.dispose();
    };
  }, [bars, onChoose]);
  return (
    <div ref={place} role="img" aria-label={label} style={{ height: 28 + bars.length * 24 }} />
  );
}

function optionOf(bars: readonly Bar[]) {
  return {
    animation: false,
    tooltip: { trigger: 'item' },
    grid: { left: 8, right: 40, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', minInterval: 1, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ title }) => title),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { width: 150, overflow: 'truncate', color: '#1f2733' },
    },
    series: {
      type: 'bar',
      data: bars.map(({ count }) => count),
      barMaxWidth: 16,
      itemStyle: { color: '#1d4f91' },
      label: { show: true, position: 'right', color: '#1f2733' },
    },
  };
}
