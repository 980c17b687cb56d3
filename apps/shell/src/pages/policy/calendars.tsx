import type { PolicyView } from '@bitan/api';
import { Card } from 'antd';
import { useTexts } from '../../texts/index.ts';

/** The days that are not worked, and those that are worked instead. */
export function Calendars({ calendars }: Pick<PolicyView, 'calendars'>) {
  const { t } = useTexts();
  return (
    <div className="stack">
      {calendars.map(({ year, holidays, workdays }) => (
        <Card key={year} size="small" title={year}>
          <dl className="record">
            <dt>{t('policy.holidays')}</dt>
            <dd>{holidays.map(withoutYear).join('  ')}</dd>
            <dt>{t('policy.workdays')}</dt>
            <dd>{workdays.map(withoutYear).join('  ') || t('common.none')}</dd>
          </dl>
        </Card>
      ))}
    </div>
  );
}

const withoutYear = (day: string) => day.slice(5);
