import type { ReplyOf } from '@bitan/api';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../../api/call.ts';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { Select } from '../../components/select.tsx';
import { useTexts } from '../../texts/index.ts';
import '../../texts/figures.ts';
import { saveFile } from '../studio/save-file.ts';
import { reportedOf, reportIn } from './asked.ts';
import type { Days } from './period.ts';
import { PeriodChoice } from './period-choice.tsx';
import { ReportDocuments } from './report-documents.tsx';
import { ReportSection } from './report-section.tsx';
import './reports.css';

/** What was done in a period, as tables, charts, a spreadsheet and on paper. */
export default function ReportsPage() {
  const { t } = useTexts();
  const workflows = useReply('workflows', {});
  return (
    <Page title={t('reports.title')} intro={t('reports.intro')}>
      <Loaded of={workflows}>
        {(all) => {
          const reported = reportedOf(all);
          return reported.length > 0 ? <Reports workflows={reported} /> : t('reports.none');
        }}
      </Loaded>
    </Page>
  );
}

type Workflows = ReplyOf<'workflows'>;

function Reports({ workflows }: { readonly workflows: Workflows }) {
  const { t, say, language } = useTexts();
  const [search, setSearch] = useSearchParams();
  const query = reportIn(search, workflows);
  const report = useReply('report', { query });
  const go = (next: Partial<typeof query>) => setSearch({ ...query, ...next }, { replace: true });
  return (
    <div className="stack">
      <div className="row report-choices">
        <Select
          label={t('reports.workflow')}
          value={query.workflow}
          options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))}
          onChange={(id) => id && go({ workflow: id })}
        />
        <PeriodChoice days={query} onChange={go} />
        <Save query={{ ...query, language }} />
        <Button onClick={() => window.print()}>{t('reports.print')}</Button>
      </div>
      <Loaded of={report}>
        {(view) => (
          <>
            <h2 className="report-title">
              {say(view.title)} <span className="quiet">{`${view.from} – ${view.until}`}</span>
            </h2>
            <ReportDocuments query={query} />
            <div className="report-sections">
              {view.sections.map((section) => (
                <ReportSection key={section.id} section={section} query={query} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Save({
  query,
}: {
  readonly query: Days & { workflow: string; language: 'zh-CN' | 'en' };
}) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { name, base64 } = await call('reportSheet', { query });
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      saveFile(new Blob([bytes]), name);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button onClick={() => void save()} loading={busy}>
      {t('reports.sheet')}
    </Button>
  );
}
