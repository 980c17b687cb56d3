import type { PolicyView } from '@bitan/api';
import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { today } from '../../today.ts';
import { useEditing } from './editing.tsx';
import { Year } from './year.tsx';
import { yearAfter } from './year-days.ts';

/** The days that are not worked, and those that are worked instead; and when a year is missing. */
export function Calendars({ calendars }: Pick<PolicyView, 'calendars'>) {
  const { t } = useTexts();
  const editing = useEditing();
  const years = calendars.map(({ year }) => year);
  const thisYear = Number(today().slice(0, 4));
  const [chosen, choose] = useState(thisYear);
  const calendar = calendars.find(({ year }) => year === chosen) ?? calendars.at(-1);
  const next = yearAfter(years);
  const edit = (year: number, text: string) =>
    editing && <Button onClick={() => editing.begin(`calendars/${year}`)}>{text}</Button>;
  return (
    <div className="stack">
      {next <= thisYear + 1 && (
        <Alert
          type="warning"
          showIcon
          title={t('workdays.missing', { year: next })}
          action={edit(next, t('workdays.add', { year: next }))}
        />
      )}
      {calendar && (
        <>
          <div className="row">
            <Segmented<number> options={years} value={calendar.year} onChange={choose} />
            {edit(calendar.year, t('policy.edit'))}
          </div>
          <div className="quiet">{calendar.source}</div>
          <Year calendar={calendar} />
        </>
      )}
    </div>
  );
}
