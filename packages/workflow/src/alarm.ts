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
  const at = Date.parse(now);
  const reached = reachedAt(dueAt, startedAt, levels);
  const is = alarmAt(at, reached);
  const ahead = Object.values(reached).filter((one) => one > at);
  return ahead.length === 0
    ? { alarm: is }
    : { alarm: is, next: new Date(Math.min(...ahead)).toISOString() };
}

/** The alarm of a task that began at `startedAt` and is due at `dueAt`; all are instants. */
export const alarm = (dueAt: string, startedAt: string, now: string, levels: AlarmLevels): Alarm =>
  alarmAt(Date.parse(now), reachedAt(dueAt, startedAt, levels));

/** The instants at which the grades are reached. */
function reachedAt(
  dueAt: string,
  startedAt: string,
  { half, severe }: AlarmLevels,
): Record<Exclude<Alarm, 'calm'>, number> {
  const [end, start] = [Date.parse(dueAt), Date.parse(startedAt)];
  const span = Math.max(end - start, day);
  return { half: start + half * span, due: end - day, overdue: end, severe: end + severe * span };
}

function alarmAt(at: number, reached: ReturnType<typeof reachedAt>): Alarm {
  if (at >= reached.severe) return 'severe';
  if (at >= reached.overdue) return 'overdue';
  if (at >= reached.due) return 'due';
  return at >= reached.half ? 'half' : 'calm';
}
