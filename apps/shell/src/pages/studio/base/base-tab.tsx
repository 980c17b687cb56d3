import { Alert, Button } from 'antd';
import { useTexts } from '../../../texts/index.ts';
import { inOne, put } from '../rule-doings.ts';
import { useStudio } from '../studio.tsx';
import { FormReport } from './form-report.tsx';
import { baseOf, isClean, useReports } from './reports.ts';

/** What the level above changed in forms that the office changed too, and how the two go together. */
export function BaseTab() {
  const { t } = useTexts();
  const { store, view } = useStudio();
  const reports = useReports();
  const clean = reports.filter(isClean);
  if (reports.length === 0) return <span className="quiet">{t('base.none')}</span>;
  const takeAll = () =>
    store.do(
      inOne(
        ...clean.map(({ is, overlay }) =>
          put(`overlays/${is.id}`, { ...overlay, base: baseOf(is) }),
        ),
      ),
    );
  return (
    <div className="stack" data-testid="base">
      <Alert
        type="info"
        showIcon
        title={t('base.intro', { count: reports.length })}
        description={t('base.nothingLost')}
        action={
          view.mayEdit &&
          clean.length > 0 && (
            <Button type="primary" onClick={takeAll}>
              {t('base.takeClean', { count: clean.length })}
            </Button>
          )
        }
      />
      {reports.map((report) => (
        <FormReport key={report.is.id + report.overlay.base} report={report} />
      ))}
    </div>
  );
}
