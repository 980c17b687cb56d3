import type { DateLimit, Form } from '@bitan/definitions';
import { Select } from 'antd';
import dayjs from 'dayjs';
import { DatePicker } from '../../../components/date-picker.ts';
import { useTexts } from '../../../texts/index.ts';
import { NumberInput, Property } from './inputs.tsx';
import { titleIn } from './titles.ts';

interface Props {
  readonly side: 'earliest' | 'latest';
  readonly form: Form;
  readonly field: string;
  readonly limits: readonly DateLimit[] | undefined;
  readonly disabled: boolean;
  readonly onChange: (limits: DateLimit[] | undefined) => void;
}

/** The first or last day that a date may be: today, another date, or a fixed one. */
export function DaysProperty({ side, form, field, limits = [], disabled, onChange }: Props) {
  const { t, language } = useTexts();
  const [limit] = limits;
  const dates = Object.entries(form.schema.properties).filter(
    ([id, { format }]) => id !== field && (format === 'date' || format === 'date-time'),
  );
  const put = (next: DateLimit | undefined) => onChange(next && [next]);
  const label = t(`designer.${side}`);
  return (
    <Property label={label}>
      <Select<string>
        size="small"
        allowClear
        aria-label={label}
        placeholder={t('designer.everybody')}
        disabled={disabled}
        value={limit ? keyOf(limit) : null}
        options={[
          { value: 'today', label: t('designer.today') },
          { value: 'on', label: t('designer.fixedDay') },
          ...dates.map(([id]) => ({ value: `field:${id}`, label: titleIn(form, id, language) })),
        ]}
        onChange={(key) => put(key === undefined ? undefined : limitOf(key))}
      />
      {limit?.kind === 'today' && (
        <div className="row">
          <small>{t('designer.daysMore')}</small>
          <NumberInput
            label={`${label} ${t('designer.daysMore')}`}
            value={limit.days ?? 0}
            disabled={disabled}
            onChange={(days) => put({ kind: 'today', ...(days && { days: Math.round(days) }) })}
          />
        </div>
      )}
      {limit?.kind === 'on' && (
        <DatePicker
          size="small"
          allowClear={false}
          aria-label={`${label} ${t('designer.fixedDay')}`}
          disabled={disabled}
          value={dayjs(limit.date, 'YYYY-MM-DD')}
          onChange={(day) => day && put({ kind: 'on', date: day.format('YYYY-MM-DD') })}
        />
      )}
    </Property>
  );
}

const keyOf = (limit: DateLimit) => (limit.kind === 'field' ? `field:${limit.field}` : limit.kind);

function limitOf(key: string): DateLimit {
  if (key === 'today') return { kind: 'today' };
  if (key === 'on') return { kind: 'on', date: dayjs().format('YYYY-MM-DD') };
  return { kind: 'field', field: key.slice('field:'.length) };
}
