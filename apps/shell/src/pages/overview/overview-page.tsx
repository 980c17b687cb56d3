import { lazy, Suspense, useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { useTexts } from '../../texts/index.ts';
import '../../texts/figures.ts';
import { daysIn } from '../reports/period.ts';
import { PeriodChoice } from '../reports/period-choice.tsx';
import '../reports/reports.css';
import { askedFor } from './asked.ts';
import { EntryCard } from './entry-card.tsx';
import { Figure } from './figure.tsx';
import './overview.css';

// The list of cases comes when a number is followed.
const Behind = lazy(() => import('./behind.tsx'));

/** How the office stands, on one page; every number leads to its cases. */
export default function OverviewPage() {
  const { t } = useTexts();
  const [search, setSearch] = useSearchParams();
  const days = daysIn(search, 'month');
  const asked = askedFor(days);
  const overview = useReply('overview', { query: asked });
  const set = useCallback(
    (next: Readonly<Record<string, string | undefined>>) =>
      setSearch((now) => {
        for (const [key, value] of Object.entries(next)) {
          if (value === undefined) now.delete(key);
          else now.set(key, value);
        }
        return now;
      }),
    [setSearch],
  );
  const entry = search.get('entry');
  const of = (name: 'key' | 'part') => {
    const value = search.get(name);
    return value === null ? {} : { [name]: value };
  };
  return (
    <Page
      title={t('overview.title')}
      intro={t('overview.intro')}
      actions={
        <PeriodChoice days={days} onChange={(next) => set({ ...days, ...next, ...noList })} />
      }
      wide
    >
      <Loaded of={overview}>
        {({ entries, days: looked, before }) =>
          entries.length === 0 ? (
            t('overview.none')
          ) : (
            <div className="stack">
              <div className="quiet">
                {t('overview.period', {
                  ...{ from: looked.from, until: looked.until },
                  ...{ beforeFrom: before.from, beforeUntil: before.until },
                })}
              </div>
              <div className="figures">
                {entries
                  .filter(({ chart }) => chart === 'figure')
                  .map((one) => (
                    <Figure key={one.id} entry={one} onChoose={() => set({ entry: one.id })} />
                  ))}
              </div>
              <div className="overview-charts">
                {entries
                  .filter(({ chart }) => chart !== 'figure')
                  .map((one) => (
                    <Charted key={one.id} entry={one} set={set} />
                  ))}
              </div>
            </div>
          )
        }
      </Loaded>
      {entry && (
        <Suspense>
          <Behind
            of={{ ...asked, entry, ...of('key'), ...of('part') }}
            onClose={() => set(noList)}
          />
        </Suspense>
      )}
    </Page>
  );
}

const noList = { entry: undefined, key: undefined, part: undefined };

interface ChartedProps {
  readonly entry: Parameters<typeof EntryCard>[0]['entry'];
  readonly set: (next: Readonly<Record<string, string | undefined>>) => void;
}

function Charted({ entry, set }: ChartedProps) {
  const { id } = entry;
  const choose = useCallback(
    (key?: string, part?: string) => set({ entry: id, key, part }),
    [id, set],
  );
  return <EntryCard entry={entry} onChoose={choose} />;
}
