import type { ReportSectionView } from '@bitan/api';
import { lazy, Suspense, useState } from 'react';
import { Panel } from '../../components/panel.tsx';
import { whenIdle } from '../../components/when-idle.ts';
import { useTexts } from '../../texts/index.ts';
import { heightOf } from './bars-height.ts';
import type { Days } from './period.ts';

// The list of cases comes when a number is followed.
const Behind = lazy(() => import('./behind.tsx'));
const Bars = lazy(whenIdle(() => import('./bars.tsx')));

interface Props {
  readonly section: ReportSectionView;
  readonly query: Days & { readonly workflow: string };
}
type Row = ReportSectionView['rows'][number];

/** One table of a report with its chart; each line leads to the cases behind it. */
export function ReportSection({ section, query }: Props) {
  const { t, say } = useTexts();
  const [chosen, choose] = useState<Row>();
  const title = say(section.title);
  const bars = section.rows.slice(0, 12).map((row) => ({
    key: row.key,
    title: say(row.title),
    count: row.count,
  }));
  const byKey = (key: string) => choose(section.rows.find((row) => row.key === key));
  return (
    <Panel title={title} heading="h3" testId={`report-${section.id}`}>
      {section.description && <p className="quiet">{say(section.description)}</p>}
      {section.rows.length === 0 ? (
        <span className="quiet">{t('reports.empty')}</span>
      ) : (
        <>
          <Suspense fallback={<div style={{ height: heightOf(bars.length) }} />}>
            <Bars label={t('reports.chart', { title })} bars={bars} onChoose={byKey} />
          </Suspense>
          <Table section={section} onChoose={choose} />
        </>
      )}
      {chosen && (
        <Suspense>
          <Behind section={section} row={chosen} query={query} onClose={() => choose(undefined)} />
        </Suspense>
      )}
    </Panel>
  );
}

function Table({
  section,
  onChoose,
}: {
  readonly section: ReportSectionView;
  readonly onChoose: (row: Row) => void;
}) {
  const { t, say } = useTexts();
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{t('reports.item')}</th>
          <th scope="col">{t('reports.count')}</th>
        </tr>
      </thead>
      <tbody>
        {section.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <button type="button" className="link" onClick={() => onChoose(row)}>
                {say(row.title)}
              </button>
            </th>
            <td>{row.count}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('reports.total')}</th>
          <td>{section.total}</td>
        </tr>
      </tfoot>
    </table>
  );
}
