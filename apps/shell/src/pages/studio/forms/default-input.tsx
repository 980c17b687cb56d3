import type { FieldSchema, Scalar } from '@bitan/definitions';
import { Select } from 'antd';
import dayjs from 'dayjs';
import { DatePicker } from '../../../components/date-picker.ts';
import { useTexts } from '../../../texts/index.ts';
import { Line, NumberInput, Property } from './inputs.tsx';

interface Props {
  readonly schema: FieldSchema;
  readonly disabled: boolean;
  readonly onChange: (value: Scalar | undefined) => void;
}

/** The first value of a field; rows, people and times are not answered beforehand. */
export function DefaultInput({ schema, disabled, onChange }: Props) {
  const { t } = useTexts();
  const { type, format, oneOf } = schema;
  const isNumber = type === 'integer' || type === 'number';
  if (type === 'array' || type === 'object' || format === 'date-time') return null;
  const label = t('designer.default');
  const value = schema.default;
  if (type === 'boolean' || oneOf) {
    return <Chosen schema={schema} disabled={disabled} onChange={onChange} />;
  }
  return (
    <Property label={label}>
      {isNumber ? (
        <NumberInput
          label={label}
          value={typeof value === 'number' ? value : undefined}
          disabled={disabled}
          onChange={onChange}
        />
      ) : format === 'date' ? (
        <DatePicker
          size="small"
          aria-label={label}
          disabled={disabled}
          value={typeof value === 'string' ? dayjs(value, 'YYYY-MM-DD') : null}
          onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : undefined)}
        />
      ) : (
        <Line
          label={label}
          value={typeof value === 'string' ? value : ''}
          disabled={disabled}
          onChange={onChange}
          onClear={() => onChange(undefined)}
        />
      )}
    </Property>
  );
}

function Chosen({ schema, disabled, onChange }: Props) {
  const { t } = useTexts();
  const isYesNo = schema.type === 'boolean';
  const options = isYesNo
    ? [
        { value: 'true', label: t('common.yes') },
        { value: 'false', label: t('common.no') },
      ]
    : (schema.oneOf ?? []).map((one) => ({ value: one.const, label: one.title }));
  return (
    <Property label={t('designer.default')}>
      <Select<string | null>
        size="small"
        allowClear
        aria-label={t('designer.default')}
        disabled={disabled}
        value={schema.default === undefined ? null : String(schema.default)}
        options={options}
        onChange={(value) => onChange(isYesNo && value ? value === 'true' : (value ?? undefined))}
      />
    </Property>
  );
}
