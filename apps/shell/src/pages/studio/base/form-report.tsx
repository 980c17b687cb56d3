import { formChanges, type Settlement, settleOverlay } from '@bitan/definitions';
import { Alert, Button, Card } from 'antd';
import { useState } from 'react';
import { Badge } from '../../../components/badge.tsx';
import { useTexts } from '../../../texts/index.ts';
import { put } from '../rule-doings.ts';
import { useStudio } from '../studio.tsx';
import { baseOf, type Report } from './reports.ts';
import { Unsettled } from './unsettled.tsx';

/** One form: what the level above changed, and each change of the office that does not go with it. */
export function FormReport({ report }: { readonly report: Report }) {
  const { t, say } = useTexts();
  const { store, view } = useStudio();
  const { was, is, overlay, standings } = report;
  const [said, settle] = useState<ReadonlyMap<number, Settlement>>(new Map());
  const unsettled = standings.filter(({ state }) => state !== 'clean');
  const left = unsettled.filter(({ index }) => !said.has(index)).length;
  const take = () => {
    const { overlay: settled } = settleOverlay({ was, is, overlay }, said);
    store.do(put(`overlays/${is.id}`, settled && { ...settled, base: baseOf(is) }));
  };
  return (
    <Card
      size="small"
      data-report={is.id}
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{say(is.title)}</h2>}
      extra={
        <span className="row">
          <Badge tone="good">
            {t('base.clean', { count: standings.length - unsettled.length })}
          </Badge>
          {(['conflict', 'lost'] as const).map((state) => {
            const count = unsettled.filter((one) => one.state === state).length;
            if (count === 0) return null;
            return (
              <Badge key={state} tone="warn">
                {t(`base.${state}`, { count })}
              </Badge>
            );
          })}
        </span>
      }
    >
      <div className="stack-small">
        <strong>{t('base.above')}</strong>
        <ul data-testid="base-above">
          {formChanges(was, is).map(({ said: sentence }) => (
            <li key={sentence.en}>{say(sentence)}</li>
          ))}
        </ul>
        {unsettled.map((standing) => (
          <Unsettled
            key={standing.index}
            report={report}
            standing={standing}
            settlement={said.get(standing.index)}
            onSettle={(settlement) => settle(new Map(said).set(standing.index, settlement))}
          />
        ))}
        {view.mayEdit && (
          <div className="row">
            <Button type="primary" disabled={left > 0} onClick={take}>
              {t('base.take')}
            </Button>
            {left > 0 && <span className="quiet">{t('base.left', { count: left })}</span>}
          </div>
        )}
        {!view.mayEdit && <Alert type="info" title={t('base.readOnly')} />}
      </div>
    </Card>
  );
}
