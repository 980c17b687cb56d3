import type { ActionSheet } from '@bitan/api';
import { Alert } from 'antd';
import { DecisionCard } from '../../components/decision-card/decision-card.tsx';
import { sayInstant } from '../../components/time.ts';
import { Chosen } from '../../components/timeline.tsx';
import { RecordView } from '../../form/record-view.tsx';
import { useTexts } from '../../texts/index.ts';

/** What somebody proposed, to be read before it is approved or returned. */
export function Proposed({
  proposed,
}: {
  readonly proposed: NonNullable<ActionSheet['proposed']>;
}) {
  const { t } = useTexts();
  const { by, at, form, answers, card, chosen, deviates, reason } = proposed;
  return (
    <div className="stack">
      <span className="quiet">{t('case.proposedBy', { name: by.name, at: sayInstant(at) })}</span>
      {deviates && reason && (
        <Alert type="warning" showIcon title={t('case.proposedReason')} description={reason} />
      )}
      {form && <RecordView form={form} answers={answers} />}
      {card && (
        <DecisionCard card={card}>
          {chosen && <Chosen chosen={chosen} deviates={deviates} reason={reason} />}
        </DecisionCard>
      )}
    </div>
  );
}
