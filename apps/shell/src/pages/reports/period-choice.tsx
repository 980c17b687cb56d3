import { useState } from 'react';
import { Segments } from '../../components/choices.tsx';
import { DayInput } from '../../components/day-input.tsx';
import { useTexts } from '../../texts/index.ts';
import { type Days, type Span, spanAround, spanOf, spans } from './period.ts';

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
      <Segments<Span>
        aria-label={t('reports.period')}
        value={span}
        choices={spans.map((value) => ({ value, label: t(`reports.${value}`) }))}
        onChange={(next) => next && onChange(spanAround(next))}
      />
      {(['from', 'until'] as const).map((end) => (
        <Day
          key={end}
          label={t(`reports.${end}`)}
          day={days[end]}
          onChange={(day) => onChange({ [end]: day })}
        />
      ))}
    </>
  );
}

interface DayProps {
  readonly label: string;
  readonly day: string;
  readonly onChange: (day: string) => void;
}

function Day({ label, day, onChange }: DayProps) {
  const [typed, type] = useState<string>();
  return (
    <DayInput
      aria-label={label}
      value={typed ?? day}
      onChange={({ target: { value } }) => {
        type(value);
        if (isWhole(value)) onChange(value);
      }}
      onBlur={() => type(undefined)}
    />
  );
}

/** While its year is typed, a day is one of the first centuries. */
const isWhole = (day: string) => day >= '1900-01-01';
