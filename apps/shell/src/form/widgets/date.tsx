import { DayInput } from '../../components/day-input.tsx';
import { useControl } from '../use-control.ts';
import type { WidgetProps } from '../widget-props.ts';

// The browser's own controls: they are written with keys as people are used to, open the phone's
// calendar on a phone, submit nothing with Enter, and weigh nothing.

/** A civil date, `2026-01-05`. */
export function DateWidget(props: WidgetProps) {
  const { value, onChange } = props;
  return (
    <DayInput
      {...useControl(props)}
      max="9999-12-31"
      value={typeof value === 'string' ? value : ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  );
}

// China has one time, whatever the clock of the desk is set to.
const zone = ':00+08:00';

/** A date and the time of the day, to the minute. */
export function DateTimeWidget(props: WidgetProps) {
  const { value, onChange } = props;
  return (
    <DayInput
      {...useControl(props)}
      timed
      max="9999-12-31T23:59"
      value={typeof value === 'string' ? (minuteIn(value) ?? value) : ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : inChina(target.value))}
    />
  );
}

/** A browser that does not know the control lets one type: what is no time yet stays as it is. */
function inChina(typed: string): string {
  const minute = minuteIn(typed);
  return minute === undefined ? typed : minute + zone;
}

const minuteIn = (text: string): string | undefined =>
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.exec(text)?.[0].replace(' ', 'T');
