import type { OverviewEntryView } from '@bitan/api';
import type { Text } from '@bitan/definitions';

/** What a chart shows, in the words of the reader. */
export interface Said {
  readonly lines: readonly {
    readonly title: string;
    readonly cases: number;
    readonly parts: Readonly<Record<string, number>>;
  }[];
  readonly parts: readonly { readonly key: string; readonly title: string }[];
}

/** What an entry says to who reads it in one of the languages. */
export const saidOf = (entry: OverviewEntryView, say: (text: Text) => string): Said => ({
  lines: entry.lines.map(({ title, cases, parts }) => ({
    ...{ title: say(title), cases, parts: parts ?? {} },
  })),
  parts: (entry.parts ?? []).map(({ key, title }) => ({ key, title: say(title) })),
});

/** How much room its chart takes, in pixels: kept free until it is drawn. */
export function heightOf({ chart, lines, parts }: OverviewEntryView, said: Said): number {
  const legend = parts ? 30 : 0;
  return chart === 'bars' && lines.length > 0 ? 28 + legend + lines.length * rowHeight(said) : 210;
}

/** How ECharts draws it. */
export function optionOf(chart: OverviewEntryView['chart'], said: Said): object {
  if (chart === 'ring') return ring(said);
  return chart === 'columns' ? columns(said) : bars(said);
}

const ink = '#1f2733';
const blue = '#1d4f91';
const palette = ['#1d4f91', '#2f8f83', '#c77d0a', '#7a5ba6', '#b3423a', '#5f6b7a', '#8a9a2b'];
/** The alarms as lists show them: the more urgent the warmer. */
const alarms: Readonly<Record<string, string>> = {
  severe: '#8c1c13',
  overdue: '#cf3f2b',
  due: '#d98a00',
  half: '#e3c14d',
  calm: '#5b86bd',
};

/** Room for what a bar is called, in pixels; longer titles take further lines. */
const labelWidth = 156;
const lineHeight = 14;
/** Of a row of bars. */
const rowHeight = ({ lines }: Said): number =>
  10 +
  lineHeight * Math.max(1, ...lines.map(({ title }) => Math.ceil(widthOf(title) / labelWidth)));

const isLong = (lines: Said['lines']) => lines.some(({ title }) => widthOf(title) > labelWidth);
const broken = { width: labelWidth, overflow: 'break' };

/** About as wide as it is drawn: Chinese letters are twice as wide as others. */
const widthOf = (title: string) =>
  [...title].reduce((sum, letter) => sum + (letter > '\u2e80' ? 12 : 6.5), 0);

const quietAxis = { axisTick: { show: false }, axisLine: { show: false } };
const several = { tooltip: { trigger: 'item' } };

function bars({ lines, parts }: Said): object {
  const label = { show: true, position: 'right', color: ink };
  const whole = { type: 'bar', barMaxWidth: 16, itemStyle: { color: blue }, label };
  const of = (i: number) => lines[i]?.cases ?? 0;
  const last = parts.length - 1;
  return {
    ...several,
    grid: { left: 8, right: 40, top: parts.length > 0 ? 34 : 4, bottom: 4, containLabel: true },
    ...(parts.length > 0 && { legend: { top: 0, left: 8, itemHeight: 10, itemWidth: 14 } }),
    xAxis: { type: 'value', minInterval: 1, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map(({ title }) => title),
      ...quietAxis,
      axisLabel: { color: ink, lineHeight, ...(isLong(lines) && broken) },
    },
    series:
      parts.length === 0
        ? { ...whole, data: lines.map(({ cases }) => cases) }
        : parts.map(({ key, title }, i) => ({
            ...{ type: 'bar', stack: 'all', name: title, barMaxWidth: 16 },
            itemStyle: { color: alarms[key] ?? palette[i % palette.length] },
            data: lines.map((line) => line.parts[key] ?? 0),
            // The number of the whole stands behind its last part.
            label:
              i === last
                ? {
                    ...label,
                    formatter: ({ dataIndex }: { dataIndex: number }) => `${of(dataIndex)}`,
                  }
                : { show: false },
          })),
  };
}

const columns = ({ lines }: Said): object => ({
  ...several,
  grid: { left: 8, right: 8, top: 24, bottom: 4, containLabel: true },
  xAxis: {
    type: 'category',
    data: lines.map(({ title }) => title),
    ...quietAxis,
    axisLabel: { color: ink, formatter: (month: string) => month.slice(2), hideOverlap: true },
  },
  yAxis: { type: 'value', minInterval: 1, show: false },
  series: {
    type: 'bar',
    barMaxWidth: 28,
    itemStyle: { color: blue },
    label: { show: true, position: 'top', color: ink },
    data: lines.map(({ cases }) => cases),
  },
});

const ring = ({ lines }: Said): object => ({
  tooltip: { trigger: 'item', formatter: '{b}：{c}（{d}%）' },
  color: palette,
  series: {
    type: 'pie',
    radius: ['42%', '66%'],
    percentPrecision: 0,
    label: { color: ink, formatter: '{b}\n{c}（{d}%）', alignTo: 'edge', edgeDistance: 2 },
    labelLine: { length: 8 },
    data: lines.map(({ title, cases }) => ({
      name: title,
      value: cases,
      ...(cases === 0 && { label: { show: false }, labelLine: { show: false } }),
    })),
  },
});
