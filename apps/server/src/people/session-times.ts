const minutes = 60_000;
/** Ends when nothing was asked for this long, and in any case after `absolute`. */
export const sessionTimes = {
  idle: 30 * minutes,
  absolute: 10 * 60 * minutes,
  touch: minutes,
} as const;
