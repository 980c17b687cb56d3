import { Segmented } from 'antd';
import dayjs from 'dayjs';
import { DatePicker } from '../../components/date-picker.ts';
import { useTexts } from '../../texts/index.ts';
import { type Days, type Span, said, spanAround, spanOf, spans } from './period.ts';

interface Props {
  readonly days: Days;
  readonly onChange: (days: Partial<Days>) => void;
}

/** A month, quarter or year, or any days. */
export function PeriodChoice({ days, onChange }: Props) {
  const { t } = useTexts();
  const span = spanOf(days);
  return (
    <>
      <Segmented<Span | ''>
        aria-label={t('reports.period')}
        value={span ?? ''}
        options={spans.map((value) => ({ value, label: t(`reports.${value}`) }))}
        onChange={(next) => next && onChange(spanAround(next))}
      />
      {(['from', 'until'] as const).map((end) => (
        <DatePicker
          key={end}
          aria-label={t(`reports.${end}`)}
          allowClear={false}
          value={dayjs(days[end])}
          onChange={(day) => day && onChange({ [end]: said(day) })}
        />
      ))}
    </>
  );
}
