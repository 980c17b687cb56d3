import type { WidgetProps } from '@rjsf/utils';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '../../texts/index.ts';
import { useField } from '../field-context.tsx';

const stored = 'YYYY-MM-DD';
// The first is shown; all can be typed.
const written = [stored, 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日'];

/** A civil date. */
export function DateWidget(props: WidgetProps) {
  const { id, value, onChange, required, placeholder, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur, status } = useField(id);
  const date = typeof value === 'string' ? dayjs(value, stored) : null;
  return (
    <DatePicker
      id={id}
      {...aria}
      aria-required={required ?? false}
      status={status}
      format={written}
      value={date?.isValid() ? date : null}
      disabled={readonly || disabled || false}
      placeholder={placeholder || t('form.date')}
      onBlur={onBlur}
      onChange={(next) => onChange(next ? next.format(stored) : undefined)}
      style={{ width: 200 }}
    />
  );
}
