import { SafetyOutlined } from '@ant-design/icons';
import type { AuditEntry } from '@bitan/api';
import { Alert, Button, Table } from 'antd';
import { usePages } from '../../api/pages.ts';
import { useAsk } from '../../api/queries.ts';
import { More } from '../../components/more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** Everything that was done and read, in a chain that shows when it was tampered with. */
export default function AuditPage() {
  const { t } = useTexts();
  const list = usePages('audit', { query: { limit: 100 } });
  return (
    <Page title={t('audit.title')} intro={t('audit.intro')}>
      <div className="stack">
        <Verify />
        <ProblemBanner problem={list.error} onRetry={() => list.refetch()} />
        <Entries entries={list.pages.flatMap(({ entries }) => entries)} loading={list.isPending} />
        <More more={list.more} loading={list.isFetchingNextPage} />
      </div>
    </Page>
  );
}

function Verify() {
  const { t, say } = useTexts();
  const verify = useAsk('verifyAudit');
  const proof = verify.data;
  return (
    <>
      <div>
        <Button
          icon={<SafetyOutlined aria-hidden />}
          loading={verify.isPending}
          onClick={() => verify.mutate({ body: {} })}
        >
          {t('audit.verify')}
        </Button>
      </div>
      <ProblemBanner problem={verify.error} />
      {proof && (
        <Alert
          type={proof.ok ? 'success' : 'error'}
          showIcon
          role="status"
          title={say(proof.message)}
        />
      )}
    </>
  );
}

interface Props {
  readonly entries: AuditEntry[];
  readonly loading: boolean;
}

function Entries({ entries, loading }: Props) {
  const { t } = useTexts();
  return (
    <Table<AuditEntry>
      rowKey="seq"
      size="small"
      loading={loading}
      pagination={false}
      dataSource={entries}
      locale={{ emptyText: t('audit.empty') }}
      columns={[
        { title: t('audit.seq'), dataIndex: 'seq', width: 80 },
        { title: t('audit.at'), width: 160, render: (_, { at }) => sayInstant(at) },
        { title: t('audit.actor'), dataIndex: 'actor', width: 160 },
        { title: t('audit.event'), dataIndex: 'event', width: 180 },
        { title: t('audit.subject'), dataIndex: 'subject', ellipsis: true },
        {
          title: t('audit.detail'),
          ellipsis: true,
          render: (_, { detail }) => detail !== undefined && <code>{JSON.stringify(detail)}</code>,
        },
      ]}
    />
  );
}
