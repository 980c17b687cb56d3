import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { Panel } from '../../components/panel.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

const ReceiptCode = lazy(() => import('./receipt-code.tsx'));

/** The receipt of a case: given out once, and what came under it. */
export function Receipt({ id }: { readonly id: string }) {
  const { t, say } = useTexts();
  const { data: state } = useReply('receipt', { path: { case: id } });
  const issue = useSend('issueReceipt');
  const [code, setCode] = useState<string>();
  const send = () =>
    issue.mutate({ path: { case: id }, body: {} }, { onSuccess: (issued) => setCode(issued.code) });
  return (
    <Panel title={t('receipt.card')}>
      <div className="stack-small">
        <span>
          {state ? t('receipt.issued', { at: sayInstant(state.madeAt) }) : t('receipt.none')}
        </span>
        {state && state.messages.length > 0 && (
          <span data-testid="receipt-messages">
            {t('receipt.wrote', { count: state.messages.length })}
          </span>
        )}
        {state?.rating && (
          <span>
            {t('receipt.rating')}: {say(state.rating.title)}
          </span>
        )}
        <ProblemBanner problem={issue.error} />
        <div className="row">
          <Button size="small" onClick={send} loading={issue.isPending}>
            {t(state ? 'receipt.reissue' : 'receipt.issue')}
          </Button>
          {state && <span className="quiet">{t('receipt.reissueHelp')}</span>}
        </div>
      </div>
      <Suspense>{code && <ReceiptCode code={code} onClose={() => setCode(undefined)} />}</Suspense>
    </Panel>
  );
}
