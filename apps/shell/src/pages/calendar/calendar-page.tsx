import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { sayDay } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import './calendar.css';
import { daysLater, monthsLater, shownDays } from '../../components/days.ts';
import { Feed } from './feed.tsx';
import { Grid } from './grid.tsx';

type Span = 'week' | 'month';
type Whose = 'mine' | 'office';

/** Meetings and deadlines by month or week. */
export default function CalendarPage() {
  const { t } = useTexts();
  const today = sayDay(new Date().toISOString());
  const [at, setAt] = useState(today);
  const [span, setSpan] = useState<Span>('month');
  const [whose, setWhose] = useState<Whose>('mine');
  const days = shownDays(at, span);
  const query = { from: days[0] ?? at, to: days.at(-1) ?? at, whose };
  const events = useReply('calendar', { query });
  const move = (by: number) => setAt(span === 'week' ? daysLater(at, 7 * by) : monthsLater(at, by));
  return (
    <Page title={t('calendar.title')} intro={t('calendar.intro')} actions={<Feed />}>
      <div className="stack">
        <div className="row">
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={t('calendar.before')}
            onClick={() => move(-1)}
          />
          <Button onClick={() => setAt(today)}>{t('calendar.today')}</Button>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label={t('calendar.after')}
            onClick={() => move(1)}
          />
          <strong aria-live="polite">
            {span === 'month' ? at.slice(0, 7) : `${query.from} – ${query.to}`}
          </strong>
          <Segmented<Span>
            aria-label={t('calendar.span')}
            value={span}
            onChange={setSpan}
            options={[
              { value: 'month', label: t('calendar.month') },
              { value: 'week', label: t('calendar.week') },
            ]}
          />
          <Segmented<Whose>
            aria-label={t('calendar.whose')}
            value={whose}
            onChange={setWhose}
            options={[
              { value: 'mine', label: t('calendar.mine') },
              { value: 'office', label: t('calendar.office') },
            ]}
          />
        </div>
        <Loaded of={events}>
          {(seen) => (
            <Grid
              days={days}
              events={seen.events}
              today={today}
              month={span === 'month' ? at.slice(0, 7) : undefined}
            />
          )}
        </Loaded>
      </div>
    </Page>
  );
}
