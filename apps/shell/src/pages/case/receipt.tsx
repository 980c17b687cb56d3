import { App, Button, Card, Modal } from 'antd';
import { useState } from 'react';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** The receipt of a case: given out once, and what came under it. */
export function Receipt({ id }: { readonly id: string }) {
  const { t, say } = useTexts();
  const { data: state } = useReply('receipt', { path: { case: id } });
  const issue = useSend('issueReceipt');
  const [code, setCode] = useState<string>();
  const send = () =>
    issue.mutate({ path: { case: id }, body: {} }, { onSuccess: (issued) => setCode(issued.code) });
  return (
    <Card title={<h2>{t('receipt.card')}</h2>} size="small">
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
      {code && <Code code={code} onClose={() => setCode(undefined)} />}
    </Card>
  );
}

function Code({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { message } = App.useApp();
  const address = `${window.location.origin}/receipt`;
  const copy = async () => {
    await navigator.clipboard.writeText(`${address}\n${code}`);
    message.success(t('receipt.copied'));
  };
  return (
    <Modal open title={t('receipt.card')} footer={null} onCancel={onClose}>
      <div className="stack">
        <output className="receipt-code" data-testid="receipt-code">
          {code}
        </output>
        <span>{t('receipt.once')}</span>
        <span>
          {t('receipt.where')}: {address}
        </span>
        {/* Only where the page came over an encrypted connection or from this machine. */}
        {navigator.clipboard && (
          <div>
            <Button onClick={() => void copy()}>{t('receipt.copy')}</Button>
          </div>
        )}
      </div>
    </Modal>
  );
}
