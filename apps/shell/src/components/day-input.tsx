import type { ComponentProps } from 'react';
import './day-input.css';

type Props = Omit<ComponentProps<'input'>, 'type' | 'value'> & {
  readonly value?: string;
  /** With the time of the day, too. */
  readonly timed?: boolean;
};

/**
 * The browser's own control for a day: it is written as people are used to, in the browser's language,
 * and opens the phone's calendar on a phone. Read, it says the day as every page does, `2026-01-05`.
 */
export const DayInput = ({ timed = false, ...props }: Props) => (
  <span
    className={timed ? 'day day-timed' : 'day'}
    data-day={props.value?.replace('T', ' ') || undefined}
  >
    <input className="control" {...props} type={timed ? 'datetime-local' : 'date'} />
  </span>
);
