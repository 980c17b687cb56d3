import type { MovingView } from '@bitan/api';
import type { FormMove, MoveStep } from '@bitan/definitions';
import { Alert, Button, Card, Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { Outlook } from './outlook.tsx';
import { Steps } from './steps.tsx';
import '../../texts/authoring.ts';

/** A move: what is declared for each form, what it would do to the real records, and who agrees. */
export default function MovingPage() {
  const { moving: id = '' } = useParams();
  const moving = useReply(
    'moving',
    { path: { moving: id } },
    { again: (view) => (view?.status === 'running' ? 1_000 : false) },
  );
  return <Loaded of={moving}>{(view) => <Moving view={view} />}</Loaded>;
}

function Moving({ view }: { readonly view: MovingView }) {
  const { t, say } = useTexts();
  const told = useTold();
  const save = useSend('changeMoving');
  const { id, title, status, from, to, forms, mappings, problems, revision, mayEdit } = view;
  const put = (form: string, steps: readonly MoveStep[]) => {
    const others = mappings.filter((one) => one.form !== form);
    const next: FormMove[] = steps.length > 0 ? [...others, { form, steps: [...steps] }] : others;
    save.mutate(
      { path: { moving: id }, body: { mappings: next, revision } },
      { onSuccess: () => void told.success(t('movings.kept')) },
    );
  };
  return (
    <Page
      wide
      title={title}
      intro={
        <span className="row" data-status={status}>
          <Badge tone={status === 'done' ? 'good' : 'note'}>{t(`movings.status_${status}`)}</Badge>
          {t('movings.fromTo', { from: from.number, to: to.number })}
        </span>
      }
    >
      <div className="stack">
        {view.comment && status === 'returned' && (
          <Alert type="warning" showIcon title={t('draft.returned')} description={view.comment} />
        )}
        {(status === 'running' || status === 'done') && (
          <Alert
            type={status === 'done' ? 'success' : 'info'}
            showIcon
            role="status"
            title={t('movings.progress', { moved: view.moved, left: view.left })}
          />
        )}
        <ProblemBanner problem={save.error} />
        {forms.map((form) => (
          <Card
            key={form.id}
            size="small"
            data-form={form.id}
            title={<h2 style={{ fontSize: 15, margin: 0 }}>{say(form.title)}</h2>}
          >
            <Steps
              form={form}
              steps={mappings.find((one) => one.form === form.id)?.steps ?? []}
              problems={problems.filter(({ pointer }) => pointer.startsWith(`/${form.id}/`))}
              mayEdit={mayEdit}
              onChange={(steps) => put(form.id, steps)}
            />
          </Card>
        ))}
        <Outlook view={view} />
        {mayEdit && <Submit view={view} />}
        {status === 'submitted' && <Approve view={view} />}
      </div>
    </Page>
  );
}

function Submit({ view: { id, revision, problems } }: { readonly view: MovingView }) {
  const { t } = useTexts();
  const submit = useSend('submitMoving');
  const [reason, setReason] = useState('');
  return (
    <Card size="small">
      <div className="stack-small">
        <label htmlFor="moving-reason">{t('draft.reason')}</label>
        <Input.TextArea
          id="moving-reason"
          value={reason}
          maxLength={2000}
          onChange={({ target }) => setReason(target.value)}
        />
        <ProblemBanner problem={submit.error} />
        <div className="row">
          <Button
            type="primary"
            disabled={reason.trim() === '' || problems.length > 0}
            loading={submit.isPending}
            onClick={() =>
              submit.mutate({ path: { moving: id }, body: { reason: reason.trim(), revision } })
            }
          >
            {t('movings.submit')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Approve({ view }: { readonly view: MovingView }) {
  const { t } = useTexts();
  const approve = useSend('approveMoving');
  const { id, revision, reason, submittedBy, mayApprove } = view;
  return (
    <Card size="small" title={t('movings.status_submitted')}>
      <div className="stack-small">
        <dl className="record">
          <dt>{t('draft.submittedBy')}</dt>
          <dd>{submittedBy}</dd>
          <dt>{t('draft.reason')}</dt>
          <dd>{reason}</dd>
        </dl>
        <ProblemBanner problem={approve.error} />
        {mayApprove ? (
          <div className="row">
            <Button
              type="primary"
              loading={approve.isPending}
              onClick={() => approve.mutate({ path: { moving: id }, body: { revision } })}
            >
              {t('movings.approve')}
            </Button>
            <GiveBack view={view} />
          </div>
        ) : (
          <Alert type="info" showIcon title={t('draft.second')} />
        )}
      </div>
    </Card>
  );
}

function GiveBack({ view: { id, revision } }: { readonly view: MovingView }) {
  const { t } = useTexts();
  const giveBack = useSend('returnMoving');
  const [comment, setComment] = useState('');
  return (
    <>
      <Input
        aria-label={t('draft.comment')}
        placeholder={t('draft.comment')}
        style={{ width: 280 }}
        value={comment}
        maxLength={2000}
        onChange={({ target }) => setComment(target.value)}
      />
      <Button
        danger
        disabled={comment.trim() === ''}
        loading={giveBack.isPending}
        onClick={() =>
          giveBack.mutate({ path: { moving: id }, body: { comment: comment.trim(), revision } })
        }
      >
        {t('draft.return')}
      </Button>
    </>
  );
}
