import { type Alarm, alarms } from '@bitan/api';

/** The urgency that an address asks for, where it asks for one. */
export const urgencyIn = (wanted: URLSearchParams): Alarm | undefined =>
  alarms.find((one) => one === wanted.get('alarm'));

/** The first page of the inbox, of one urgency or all. */
export const inboxOf = (alarm: Alarm | undefined) => ({
  query: { limit: 50, ...(alarm && { alarm }) },
});
