import { useTexts } from '../../texts/index.ts';
import './year.css';
import { kindOf, monthOf, type YearDays } from './year-days.ts';

interface Props {
  readonly calendar: YearDays;
  /** Absent where the year is only to be read. */
  readonly onPress?: (day: string) => void;
}

const months = Array.from({ length: 12 }, (_, i) => i + 1);

/** The days of a year, month by month: which are worked, which are free, which are otherwise. */
export function Year({ calendar, onPress }: Props) {
  const { t } = useTexts();
  return (
    <>
      <div className="row year-legend">
        {(['worked', 'free', 'holiday', 'makeUp'] as const).map((kind) => (
          <span key={kind} className="row">
            <span className="year-day" data-kind={kind} aria-hidden>
              1
            </span>
            {t(`workdays.${kind}`)}
          </span>
        ))}
      </div>
      <div className="year">
        {months.map((month) => (
          <Month key={month} calendar={calendar} month={month} onPress={onPress} />
        ))}
      </div>
    </>
  );
}

interface MonthProps extends Pick<Props, 'calendar'> {
  readonly month: number;
  readonly onPress: Props['onPress'];
}

function Month({ calendar, month, onPress }: MonthProps) {
  const { t, language } = useTexts();
  const { days, before } = monthOf(calendar.year, month);
  const inWords = (format: Intl.DateTimeFormatOptions, date: Date) =>
    date.toLocaleDateString(language, { timeZone: 'UTC', ...format });
  return (
    <section aria-label={inWords({ year: 'numeric', month: 'long' }, first(calendar, month))}>
      <h2>{inWords({ month: 'long' }, first(calendar, month))}</h2>
      <div className="year-month">
        {weekdays.map((day) => (
          <small key={day.getTime()} aria-hidden>
            {inWords({ weekday: 'narrow' }, day)}
          </small>
        ))}
        {days.map((day, i) => {
          const kind = kindOf(calendar, day);
          const cell = {
            'data-kind': kind,
            'data-day': day,
            className: 'year-day',
            title: `${day} ${t(`workdays.${kind}`)}`,
            style: i === 0 ? { gridColumnStart: before + 1 } : undefined,
          };
          const number = Number(day.slice(8));
          if (!onPress) {
            return (
              <span key={day} {...cell}>
                {number}
              </span>
            );
          }
          return (
            <button
              key={day}
              type="button"
              {...cell}
              aria-label={cell.title}
              onClick={() => onPress(day)}
            >
              {number}
            </button>
          );
        })}
      </div>
    </section>
  );
}

const first = ({ year }: YearDays, month: number) => new Date(Date.UTC(year, month - 1, 1));
// A week that begins on a Monday.
const weekdays = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2024, 0, i + 1)));
