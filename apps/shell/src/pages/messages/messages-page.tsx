import type { MessagesView, TroubledView } from '@bitan/api';
import { Alert, Button, Card, Empty } from 'antd';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Table } from '../../components/table/table.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { AddWebhook } from './add-webhook.tsx';

/** Where messages leave the office, and which did not arrive. */
export default function MessagesPage() {
  const { t } = useTexts();
  const messages = useReply('messages', {});
  return (
    <Page title={t('messages.title')} intro={t('messages.intro')}>
      <Loaded of={messages}>
        {(view) => (
          <div className="stack">
            <Alert
              type={view.mailing ? 'success' : 'info'}
              showIcon
              title={t(view.mailing ? 'messages.mailing' : 'messages.notMailing')}
            />
            <Webhooks webhooks={view.webhooks} />
            <Troubled troubled={view.troubled} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Webhooks({ webhooks }: Pick<MessagesView, 'webhooks'>) {
  const { t } = useTexts();
  const end = useSend('endWebhook');
  return (
    <Card
      size="small"
      title={<h2 style={{ margin: 0, fontSize: 16 }}>{t('messages.webhook')}</h2>}
      extra={<AddWebhook />}
    >
      <ProblemBanner problem={end.error} />
      {webhooks.length === 0 && <Empty description={t('messages.noHooks')} />}
      {webhooks.map(({ id, url }) => (
        <div key={id} className="row">
          <code>{url}</code>
          <Button
            size="small"
            onClick={() => end.mutate({ path: { id } })}
            aria-label={`${t('messages.end')} ${url}`}
          >
            {t('messages.end')}
          </Button>
        </div>
      ))}
    </Card>
  );
}

function Troubled({ troubled }: Pick<MessagesView, 'troubled'>) {
  const { t } = useTexts();
  return (
    <Card
      size="small"
      title={<h2 style={{ margin: 0, fontSize: 16 }}>{t('messages.troubled')}</h2>}
    >
      <Table<TroubledView>
        rowKey="id"
        rows={troubled}
        empty={t('messages.noTrouble')}
        columns={[
          { title: t('messages.channel'), render: (one) => t(`messages.${one.channel}`) },
          { title: t('messages.to'), dataIndex: 'to' },
          { title: t('messages.number'), dataIndex: 'number' },
          { title: t('messages.attempts'), dataIndex: 'attempts', align: 'right' },
          { title: t('messages.error'), dataIndex: 'error' },
          {
            title: t('messages.next'),
            render: ({ nextAt }) =>
              nextAt ? sayInstant(nextAt) : <Badge tone="bad">{t('messages.givenUp')}</Badge>,
          },
          { title: t('common.actions'), render: (one) => <Again message={one} /> },
        ]}
      />
    </Card>
  );
}

function Again({ message: { id, to } }: { readonly message: TroubledView }) {
  const { t } = useTexts();
  const told = useTold();
  const again = useSend('sendAgain');
  const onClick = () =>
    again.mutate(
      { path: { id }, body: {} },
      { onSuccess: () => told.success(t('messages.sentAgain')) },
    );
  return (
    <>
      <ProblemBanner problem={again.error} />
      <Button
        size="small"
        onClick={onClick}
        loading={again.isPending}
        aria-label={`${t('messages.again')} ${to}`}
      >
        {t('messages.again')}
      </Button>
    </>
  );
}
