import { Alert, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { sayInstant } from '../../components/time.ts';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';

/** What the level above published lately, and whether this office's edition followed. */
export function News() {
  const { t, say } = useTexts();
  const may = useMay();
  const news = useReply('policyNews', {}).data ?? [];
  return news.map(({ at, from, follows, reasons }) => (
    <Alert
      key={at}
      type={follows ? 'info' : 'warning'}
      showIcon
      closable
      title={t(follows ? 'policy.newsFollowed' : 'policy.newsRefused', {
        from: say(from.title),
        at: sayInstant(at),
      })}
      action={may('policy.edit') && <TakeOver />}
      description={reasons.map((reason) => <div key={reason.en}>{say(reason)}</div>)}
    />
  ));
}

/** Begins a draft in which the office's own changes are brought together with what is new above. */
function TakeOver() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const make = useSend('newDraft');
  const begin = () =>
    make.mutate(
      { body: { title: t('base.draft') } },
      { onSuccess: ({ id }) => navigate(`/policy/drafts/${id}?tab=base`) },
    );
  return (
    <Button size="small" loading={make.isPending} onClick={begin}>
      {t('base.begin')}
    </Button>
  );
}
