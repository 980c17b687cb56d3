import { CalendarOutlined, ClockCircleOutlined } from '@ant-design/icons';
import type { CalendarEvent } from '@bitan/api';
import { Link } from 'react-router';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly days: readonly string[];
  readonly events: readonly CalendarEvent[];
  readonly today: string;
  /** The month that is meant, where days of others are shown too. */
  readonly month: string | undefined;
}

/** Weeks of seven days; on a phone a list of the days on which there is something. */
export function Grid({ days, events, today, month }: Props) {
  return (
    <ol className="calendar" data-testid="calendar">
      {days.map((day) => (
        <Day
          key={day}
          day={day}
          events={events.filter(({ on }) => on === day)}
          isToday={day === today}
          isOther={month !== undefined && !day.startsWith(month)}
        />
      ))}
    </ol>
  );
}

interface DayProps {
  readonly day: string;
  readonly events: readonly CalendarEvent[];
  readonly isToday: boolean;
  readonly isOther: boolean;
}

function Day({ day, events, isToday, isOther }: DayProps) {
  const { language } = useTexts();
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  const classes = [
    'calendar-day',
    isToday && 'calendar-today',
    isOther && 'calendar-other',
    events.length === 0 && 'calendar-empty',
  ];
  return (
    <li className={classes.filter(Boolean).join(' ')} data-day={day}>
      <time dateTime={day}>
        {Number(day.slice(8))} <span className="quiet">{weekday}</span>
      </time>
      {events.map((event) => (
        <Entry key={`${event.case.id} ${event.kind} ${event.title.en}`} event={event} />
      ))}
    </li>
  );
}

function Entry({ event }: { readonly event: CalendarEvent }) {
  const { t, say } = useTexts();
  const { kind, title, case: about, user, alarm } = event;
  const late = alarm === 'overdue' || alarm === 'severe';
  return (
    <Link
      to={`/cases/${about.id}`}
      className={`calendar-event calendar-${late ? 'late' : kind}`}
      title={`${about.number} ${say(title)}`}
    >
      {kind === 'appointment' ? (
        <CalendarOutlined aria-hidden />
      ) : (
        <ClockCircleOutlined aria-hidden />
      )}{' '}
      <span className="unseen">{t(`calendar.${kind}`)}</span>
      {say(title)} <span>{about.number}</span> {user?.name}
    </Link>
  );
}
