/** How urgent something is: calm, half the time gone, the last day, past it, long past it. */
export type Alarm = 'calm' | 'half' | 'due' | 'overdue' | 'severe';

/** Shares of the whole time: elapsed for `half`, beyond the deadline for `severe`. */
export interface AlarmLevels {
  readonly half: number;
  readonly severe: number;
}

const day = 86_400_000;

/** From the calmest to the gravest. */
export const alarmRanks: readonly Alarm[] = ['calm', 'half', 'due', 'overdue', 'severe'];

/** The alarm now, and the instant at which the next grade is reached; none after `severe`. */
export function alarmClock(
  dueAt: string,
  startedAt: string,
  now: string,
  levels: AlarmLevels,
): { readonly alarm: Alarm; readonly next?: string } {
  const is = alarm(dueAt, startedAt, now, levels);
  const [end, start] = [Date.parse(dueAt), Date.parse(startedAt)];
  const span = Math.max(end - start, day);
  const ahead = [start + levels.half * span, end - day, end, end + levels.severe * span]
    .filter((at) => at > Date.parse(now))
    .sort((a, b) => a - b)[0];
  return ahead === undefined ? { alarm: is } : { alarm: is, next: new Date(ahead).toISOString() };
}

/** The alarm of a task that began at `startedAt` and is due at `dueAt`; all are instants. */
export function alarm(
  dueAt: string,
  startedAt: string,
  now: string,
  { half, severe }: AlarmLevels,
): Alarm {
  const [end, start, at] = [dueAt, startedAt, now].map((instant) => Date.parse(instant)) as [
    number,
    number,
    number,
  ];
  const span = Math.max(end - start, day);
  if (at >= end + severe * span) return 'severe';
  if (at >= end) return 'overdue';
  if (at >= end - day) return 'due';
  return at >= start + half * span ? 'half' : 'calm';
}
