import type { OverviewEntryView } from '@bitan/api';
import { lazy, Suspense } from 'react';
import { Panel } from '../../components/panel.tsx';
import { whenIdle } from '../../components/when-idle.ts';
import { useTexts } from '../../texts/index.ts';
import { heightOf, saidOf } from './chart-options.ts';

const EntryChart = lazy(whenIdle(() => import('./entry-chart.tsx')));

export interface Props {
  readonly entry: OverviewEntryView;
  /** Asks for the cases behind a line, a part of one, or the figure. */
  readonly onChoose: (key?: string, part?: string) => void;
}

/** A chart in a frame, with its numbers as a table for who cannot see it or click on it. */
export function EntryCard({ entry, onChoose }: Props) {
  const { t, say } = useTexts();
  const { description, lines, days, now, more } = entry;
  const notes = [
    description && say(description),
    days && t('overview.days', days),
    now && !description && t('overview.now'),
    more && t('overview.moreLines', { count: more }),
  ].filter(Boolean);
  return (
    <Panel title={say(entry.title)} testId={`entry-${entry.id}`}>
      {notes.length > 0 && <p className="quiet overview-notes">{notes.join(' ')}</p>}
      {lines.some(({ cases }) => cases > 0) ? (
        <>
          <Suspense fallback={<div style={{ height: heightOf(entry, saidOf(entry, say)) }} />}>
            <EntryChart entry={entry} onChoose={onChoose} />
          </Suspense>
          <Numbers entry={entry} onChoose={onChoose} />
        </>
      ) : (
        <span className="quiet">{t('overview.nothing')}</span>
      )}
    </Panel>
  );
}

function Numbers({ entry: { lines, parts = [] }, onChoose }: Props) {
  const { t, say } = useTexts();
  const number = (cases: number, name: string, choose: () => void) =>
    cases > 0 ? (
      <button type="button" className="link" onClick={choose} aria-label={`${name} ${cases}`}>
        {cases}
      </button>
    ) : (
      0
    );
  return (
    <details className="overview-numbers">
      <summary>{t('overview.numbers')}</summary>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">{t('reports.item')}</th>
            {parts.map(({ key, title }) => (
              <th scope="col" key={key}>
                {say(title)}
              </th>
            ))}
            <th scope="col">{t('overview.cases')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, title, cases, parts: of }) => (
            <tr key={key}>
              <th scope="row">{say(title)}</th>
              {parts.map((part) => (
                <td key={part.key}>
                  {number(of?.[part.key] ?? 0, `${say(title)} ${say(part.title)}`, () =>
                    onChoose(key, part.key),
                  )}
                </td>
              ))}
              <td>{number(cases, say(title), () => onChoose(key))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
