import type { DraftView } from '@bitan/api';
import { Alert, Button, Card, Form, Input } from 'antd';
import { useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';

/** The second person reads what was submitted, and publishes it or gives it back. */
export function Approve({ draft }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  const may = useMay();
  const { submittedBy, reason, effectiveFrom, mayApprove } = draft;
  const when = effectiveFrom ? sayInstant(effectiveFrom) : t('draft.now');
  return (
    <Card size="small" title={t('draft.status_submitted')}>
      <div className="stack">
        <dl className="record">
          <dt>{t('draft.submittedBy')}</dt>
          <dd>{submittedBy}</dd>
          <dt>{t('draft.reason')}</dt>
          <dd>{reason}</dd>
          <dt>{t('draft.when')}</dt>
          <dd>{when}</dd>
        </dl>
        {mayApprove ? (
          <Deciding draft={draft} />
        ) : (
          may('policy.read') && <Alert type="info" showIcon title={t('draft.second')} />
        )}
      </div>
    </Card>
  );
}

function Deciding({ draft: { id, revision } }: { readonly draft: DraftView }) {
  const { t } = useTexts();
  const told = useTold();
  const approve = useSend('approveDraft');
  const [returning, setReturning] = useState(false);
  const publish = () =>
    approve.mutate(
      { path: { draft: id }, body: { revision } },
      { onSuccess: () => told.success(t('draft.approved')) },
    );
  return (
    <>
      <ProblemBanner problem={approve.error} />
      <div className="row">
        <Button type="primary" onClick={publish} loading={approve.isPending}>
          {t('draft.approve')}
        </Button>
        {!returning && (
          <Button danger onClick={() => setReturning(true)}>
            {t('draft.return')}
          </Button>
        )}
      </div>
      {returning && <Returning id={id} revision={revision} />}
    </>
  );
}

function Returning({ id, revision }: { readonly id: string; readonly revision: number }) {
  const { t } = useTexts();
  const told = useTold();
  const giveBack = useSend('returnDraft');
  const send = ({ comment }: { comment: string }) =>
    giveBack.mutate(
      { path: { draft: id }, body: { comment, revision } },
      { onSuccess: () => told.success(t('draft.returnedDone')) },
    );
  return (
    <Form layout="vertical" onFinish={send}>
      <Form.Item
        name="comment"
        label={t('draft.comment')}
        rules={[{ required: true, whitespace: true, message: t('draft.commentMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <ProblemBanner problem={giveBack.error} />
      <Button danger htmlType="submit" loading={giveBack.isPending}>
        {t('draft.return')}
      </Button>
    </Form>
  );
}
