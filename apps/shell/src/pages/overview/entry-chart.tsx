import type { OverviewEntryView } from '@bitan/api';
import { useCallback, useMemo } from 'react';
import { Chart } from '../../components/chart.tsx';
import { useTexts } from '../../texts/index.ts';
import { optionOf, rowHeight, type Said } from './chart-options.ts';

interface Props {
  readonly entry: OverviewEntryView;
  readonly onChoose: (key: string, part?: string) => void;
}

/** An entry as bars, columns or a ring; a part of it that has cases can be chosen. */
export default function EntryChart({ entry, onChoose }: Props) {
  const { t, say } = useTexts();
  const said = useMemo<Said>(
    () => ({
      lines: entry.lines.map(({ title, cases, parts }) => ({
        ...{ title: say(title), cases, parts: parts ?? {} },
      })),
      parts: (entry.parts ?? []).map(({ key, title }) => ({ key, title: say(title) })),
    }),
    [entry, say],
  );
  const option = useMemo(() => optionOf(entry.chart, said), [entry.chart, said]);
  const choose = useCallback(
    (index: number, series: number) => {
      const line = entry.lines[index];
      if (line && line.cases > 0) onChoose(line.key, entry.parts?.[series]?.key);
    },
    [entry, onChoose],
  );
  const rows = entry.chart === 'bars' ? entry.lines.length : 0;
  const legend = entry.parts ? 30 : 0;
  return (
    <Chart
      label={t('overview.chart', { title: say(entry.title) })}
      height={rows > 0 ? 28 + legend + rows * rowHeight(said) : 210}
      option={option}
      onChoose={choose}
    />
  );
}
