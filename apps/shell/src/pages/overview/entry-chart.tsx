import type { OverviewEntryView } from '@bitan/api';
import { useCallback, useMemo } from 'react';
import { Chart } from '../../components/chart.tsx';
import { useTexts } from '../../texts/index.ts';
import { heightOf, optionOf, saidOf } from './chart-options.ts';

interface Props {
  readonly entry: OverviewEntryView;
  readonly onChoose: (key: string, part?: string) => void;
}

/** An entry as bars, columns or a ring; a part of it that has cases can be chosen. */
export default function EntryChart({ entry, onChoose }: Props) {
  const { t, say } = useTexts();
  const said = useMemo(() => saidOf(entry, say), [entry, say]);
  const option = useMemo(() => optionOf(entry.chart, said), [entry.chart, said]);
  const choose = useCallback(
    (index: number, series: number) => {
      const line = entry.lines[index];
      if (line && line.cases > 0) onChoose(line.key, entry.parts?.[series]?.key);
    },
    [entry, onChoose],
  );
  return (
    <Chart
      label={t('overview.chart', { title: say(entry.title) })}
      height={heightOf(entry, said)}
      option={option}
      onChoose={choose}
    />
  );
}
