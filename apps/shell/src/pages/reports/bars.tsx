import { useCallback, useMemo } from 'react';
import { Chart } from '../../components/chart.tsx';
import { heightOf } from './bars-height.ts';

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
  const option = useMemo(() => optionOf(bars), [bars]);
  const choose = useCallback((i: number) => onChoose(bars[i]?.key ?? ''), [bars, onChoose]);
  return <Chart label={label} height={heightOf(bars.length)} option={option} onChoose={choose} />;
}

const optionOf = (bars: readonly Bar[]) => ({
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
});
