import { SafetyOutlined } from '@ant-design/icons';
import type { AuditEntry, QueryOf } from '@bitan/api';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { usePages } from '../../api/pages.ts';
import { useAsk, useReply } from '../../api/queries.ts';
import { DayInput } from '../../components/day-input.tsx';
import { More } from '../../components/more.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Table } from '../../components/table/table.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

/** Everything that was done and read, in a chain that shows when it was tampered with. */
export default function AuditPage() {
  const { t } = useTexts();
  const [wanted, want] = useState<Wanted>({});
  const list = usePages('audit', { query: { limit: 100, ...wanted } });
  const entries = list.pages.flatMap((page) => page.entries);
  const narrow = (more: Wanted) => want((before) => ({ ...before, ...more }));
  return (
    <Page title={t('audit.title')} intro={t('audit.intro')}>
      <div className="stack">
        <Verify />
        <ProblemBanner problem={list.error} onRetry={() => list.refetch()} />
        <Filters wanted={wanted} onNarrow={narrow} onClear={() => want({})} />
        <Entries entries={entries} loading={list.isPending} onNarrow={narrow} />
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

type Wanted = NonNullable<QueryOf<'audit'>>;

interface FilterProps {
  readonly wanted: Wanted;
  readonly onNarrow: (more: Wanted) => void;
  readonly onClear: () => void;
}

function Filters({ wanted, onNarrow, onClear }: FilterProps) {
  const { t, say } = useTexts();
  const kinds = useReply('auditKinds', {}).data ?? [];
  const people = useReply('colleagues', {}).data ?? [];
  return (
    <div className="row">
      <Select<string>
        allowClear
        aria-label={t('audit.kind')}
        placeholder={t('audit.kind')}
        style={{ minWidth: 160 }}
        value={wanted.kind ?? null}
        options={kinds.map(({ id, title }) => ({ value: id, label: say(title) }))}
        onChange={(kind) => onNarrow({ kind })}
      />
      <Select<string>
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('audit.actor')}
        placeholder={t('audit.actor')}
        style={{ minWidth: 160 }}
        value={wanted.actor ?? null}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(actor) => onNarrow({ actor })}
      />
      {(['from', 'to'] as const).map((end) => (
        <DayInput
          key={end}
          aria-label={t(`audit.${end}`)}
          value={wanted[end] ?? ''}
          onChange={({ target }) => onNarrow({ [end]: target.value || undefined })}
        />
      ))}
      {Object.values(wanted).some((value) => value !== undefined) && (
        <Button type="text" onClick={onClear}>
          {t('audit.clear')}
        </Button>
      )}
    </div>
  );
}

interface Props {
  readonly entries: AuditEntry[];
  readonly loading: boolean;
  readonly onNarrow: (more: Wanted) => void;
}

function Entries({ entries, loading, onNarrow }: Props) {
  const { t, say } = useTexts();
  return (
    <Table<AuditEntry>
      rowKey="seq"
      isPending={loading}
      rows={entries}
      empty={t('audit.empty')}
      columns={[
        { title: t('audit.seq'), dataIndex: 'seq', width: 80 },
        { title: t('audit.at'), width: 160, render: ({ at }) => sayInstant(at) },
        {
          title: t('audit.actor'),
          width: 160,
          render: ({ actor }) => (actor === 'system' ? t('audit.system') : actor),
        },
        {
          title: t('audit.event'),
          width: 260,
          render: ({ title, what }) => (what ? `${say(title)} · ${say(what)}` : say(title)),
        },
        {
          title: t('audit.subject'),
          ellipsis: true,
          render: ({ subject, about = subject }) =>
            subject !== undefined && (
              <Button
                type="link"
                size="small"
                title={t('audit.alone', { name: about })}
                onClick={() => onNarrow({ subject })}
              >
                {about}
              </Button>
            ),
        },
      ]}
      below={({ event, subject, detail }) =>
        detail !== undefined && (
          <pre aria-label={t('audit.raw')}>
            {[event, subject, JSON.stringify(detail, null, 1)].filter(Boolean).join('\n')}
          </pre>
        )
      }
    />
  );
}
