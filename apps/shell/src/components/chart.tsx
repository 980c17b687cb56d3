import { BarChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Props {
  readonly label: string;
  /** In pixels. */
  readonly height: number;
  readonly option: object;
  /** The place of what was chosen in its series, and of that series. */
  readonly onChoose: (index: number, series: number) => void;
}

/** A chart of ECharts, as wide as there is room; it fits itself to the screen and to paper. */
export function Chart({ label, height, option, onChoose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const chart = init(place.current, undefined, { renderer: 'svg' });
    chart.setOption({ animation: false, ...option });
    chart.on('click', ({ dataIndex, seriesIndex }) => onChoose(dataIndex, seriesIndex ?? 0));
    const fit = () => chart.resize();
    window.addEventListener('resize', fit);
    window.addEventListener('beforeprint', fit);
    return () => {
      window.removeEventListener('resize', fit);
      window.removeEventListener('beforeprint', fit);
      chart.dispose();
    };
  }, [option, onChoose]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
