import type { Calendar } from '@bitan/definitions';
import { Button, Segmented } from 'antd';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { Badge } from '../../../components/badge.tsx';
import { useTexts } from '../../../texts/index.ts';
import { Year } from '../../policy/year.tsx';
import { pressed, yearAfter } from '../../policy/year-days.ts';
import { Line, Property } from '../forms/inputs.tsx';
import { put } from '../rule-doings.ts';
import { useDraft, useStudio } from '../studio.tsx';

/** The days worked in each year as a draft has them; a year that nobody has said yet can be added. */
export function CalendarsTab() {
  const { t } = useTexts();
  const { above, layer } = useDraft('above', 'layer');
  const { store, view } = useStudio();
  const [search, setSearch] = useSearchParams();
  const own = layer.calendars ?? [];
  const years = [...new Set([...above.calendars, ...own].map(({ year }) => year))].sort();
  const next = yearAfter(years);
  const wanted = Number(search.get('year') ?? years.at(-1) ?? next);
  const isNew = wanted === next && view.mayEdit;
  const chosen = years.includes(wanted) || isNew ? wanted : (years.at(-1) ?? next);
  const choose = (year: number) =>
    setSearch({ tab: 'calendars', year: `${year}` }, { replace: true });
  useEffect(() => {
    store.workAt(`calendars/${chosen}`);
    return () => store.workAt(undefined);
  }, [store, chosen]);
  const inYear = (one: Calendar) => one.year === chosen;
  return (
    <div className="stack" data-testid="calendars">
      <div className="row">
        <Segmented<number>
          options={[...years, ...(isNew ? [next] : [])]}
          value={chosen}
          onChange={choose}
        />
        {view.mayEdit && !isNew && (
          <Button onClick={() => choose(next)}>{t('workdays.add', { year: next })}</Button>
        )}
      </div>
      <OneYear
        key={chosen}
        own={own.find(inYear)}
        above={above.calendars.find(inYear)}
        year={chosen}
      />
    </div>
  );
}

interface OneYearProps {
  readonly year: number;
  /** What the office says of it, and what the levels above do. */
  readonly own: Calendar | undefined;
  readonly above: Calendar | undefined;
}

function OneYear({ year, own, above }: OneYearProps) {
  const { t } = useTexts();
  const { store, view } = useStudio();
  const path = `calendars/${year}`;
  const is = own ?? above ?? { year, holidays: [], workdays: [], source: '' };
  const set = (change: Partial<Calendar>) => store.do(put(path, plain({ ...is, ...change })));
  return (
    <>
      <div className="row">
        {own && <Badge tone="note">{t('workdays.own')}</Badge>}
        {own && view.mayEdit && (
          <Button onClick={() => store.do(put(path, undefined))}>
            {t(above ? 'workdays.reset' : 'workdays.remove')}
          </Button>
        )}
      </div>
      <Property label={t('workdays.source')}>
        <Line
          label={t('workdays.source')}
          value={is.source}
          disabled={!view.mayEdit}
          onChange={(source) => set({ source })}
        />
      </Property>
      {view.mayEdit && <span className="quiet">{t('workdays.help')}</span>}
      <Year
        calendar={is}
        {...(view.mayEdit && { onPress: (day: string) => store.do(pressing(is, day)) })}
      />
    </>
  );
}

const pressing = (is: Calendar, day: string) =>
  put(`calendars/${is.year}`, plain(pressed(is, day)));

/** Without what only an editor of files reads. */
const plain = ({ $schema: _, ...calendar }: Calendar): Calendar => calendar;
