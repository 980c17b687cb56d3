/** An instant as a clock in China shows it, wherever the browser stands: `2026-11-24 07:12`. */
export const sayInstant = (instant: string): string => minutes.format(new Date(instant));

/** The civil date in China of an instant: `2026-11-24`. */
export const sayDay = (instant: string): string => days.format(new Date(instant));

// Swedish writes dates as ISO 8601 does, which is read alike in both languages.
const day = {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
} as const;
const days = new Intl.DateTimeFormat('sv-SE', day);
const minutes = new Intl.DateTimeFormat('sv-SE', { ...day, hour: '2-digit', minute: '2-digit' });
