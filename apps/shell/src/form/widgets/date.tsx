import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '../../texts/index.ts';
import { useField } from '../field-context.tsx';
import type { WidgetProps } from '../widget-props.ts';

// Of how something can be written the first is shown; all can be typed.
const day = {
  stored: 'YYYY-MM-DD',
  written: ['YYYY-MM-DD', 'YYYY/M/D', 'YYYYMMDD', 'YYYY年M月D日'],
  read: (value: string) => value,
  keep: (typed: string) => typed,
};
// China has one time, whatever the clock of the desk is set to.
const zone = ':00+08:00';
const minute = {
  stored: 'YYYY-MM-DDTHH:mm',
  written: ['YYYY-MM-DD HH:mm', 'YYYY/M/D HH:mm', 'YYYY年M月D日 HH:mm', 'YYYY年M月D日HH时mm分'],
  read: (value: string) => value.slice(0, 16),
  keep: (typed: string) => typed + zone,
};

/** A civil date. */
export const DateWidget = (props: WidgetProps) => <Picker {...props} as={day} />;
/** A date and the time of the day, to the minute. */
export const DateTimeWidget = (props: WidgetProps) => <Picker {...props} as={minute} showTime />;

interface PickerProps extends WidgetProps {
  readonly as: typeof day;
  readonly showTime?: boolean;
}

function Picker({ as, showTime = false, ...props }: PickerProps) {
  const { id, value, onChange, required, placeholder, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur, status } = useField(id);
  const date = typeof value === 'string' ? dayjs(as.read(value), as.stored) : null;
  return (
    <DatePicker
      id={id}
      {...aria}
      aria-required={required}
      status={status}
      format={as.written}
      {...(showTime && { showTime: { format: 'HH:mm' }, needConfirm: false })}
      value={date?.isValid() ? date : null}
      disabled={readonly || disabled}
      placeholder={placeholder || t(showTime ? 'form.dateTime' : 'form.date')}
      onBlur={onBlur}
      onChange={(next) => onChange(next ? as.keep(next.format(as.stored)) : undefined)}
      style={{ width: 200 }}
    />
  );
}
