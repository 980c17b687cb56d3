import {
  type Duration,
  type Parameter,
  type ParameterValue,
  unitsOfTime,
} from '@bitan/definitions';
import { InputNumber, Select, Space } from 'antd';
import { TermInput } from '../../components/condition/term-input.tsx';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly parameter: Pick<Parameter, 'id' | 'title' | 'type' | 'values' | 'unit'>;
  readonly value: ParameterValue | undefined;
  readonly onChange: (value: ParameterValue | undefined) => void;
  readonly label: string;
}

/** A value of a parameter, by its type. */
export function ParameterInput({ parameter, value, onChange, label }: Props) {
  const { id, title, type, values = [], unit } = parameter;
  if (type === 'duration') {
    return <DurationInput value={value as Duration} onChange={onChange} label={label} />;
  }
  const term = { id, title, type, values, unit };
  return (
    <TermInput
      term={term}
      several={type === 'set'}
      value={value as Exclude<ParameterValue, Duration>}
      onChange={onChange}
      label={label}
    />
  );
}

interface DurationProps {
  readonly value: Duration;
  readonly onChange: (value: Duration | undefined) => void;
  readonly label: string;
}

function DurationInput({ value, onChange, label }: DurationProps) {
  const { t } = useTexts();
  return (
    <Space.Compact>
      <InputNumber<number>
        aria-label={label}
        min={0}
        precision={0}
        value={value?.amount}
        onChange={(amount) => onChange({ ...value, amount: amount ?? 0 })}
      />
      <Select
        aria-label={t('policy.unit')}
        value={value?.unit}
        options={unitsOfTime.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
        onChange={(unit) => onChange({ ...value, unit })}
        style={{ minWidth: 110 }}
      />
    </Space.Compact>
  );
}
