import type { ImportRow } from '@bitan/api';
import { Button, Card, Progress, Select } from 'antd';
import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useReply } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Table } from '../../components/table/table.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';
import { sendTable } from './send-table.ts';
import '../../texts/intake.ts';

/** Tables from which cases are begun, and where to bring another. */
export default function ImportsPage() {
  const { t } = useTexts();
  const imports = useReply('imports', {});
  return (
    <Page title={t('menu.imports')} intro={t('imports.intro')}>
      <div className="stack">
        <Loaded of={imports}>
          {(rows) => (
            <>
              <NewImport usual={rows[0]?.workflow.id} />
              <Rows rows={rows} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

/** @param usual the type that was imported last; the first time nobody guesses it */
function NewImport({ usual }: { readonly usual: string | undefined }) {
  const { t, say } = useTexts();
  const navigate = useNavigate();
  const workflows = (useReply('workflows', {}).data ?? []).filter(({ mayStart }) => mayStart);
  const [chosen, setChosen] = useState<string>();
  const offered = workflows.map(({ id }) => id);
  const only = offered.length === 1 ? offered[0] : undefined;
  const workflow = [chosen, usual, only].find((id) => id && offered.includes(id));
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<Error>();
  const send = async (file: File | undefined) => {
    if (!file || !workflow) return;
    setProblem(undefined);
    setShare(0);
    try {
      const id = await sendTable(file, workflow, (sent) => setShare((sent / file.size) * 100));
      navigate(`/imports/${id}`);
    } catch (error) {
      setProblem(error as Error);
      setShare(undefined);
    }
  };
  return (
    <Card size="small" title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('imports.new')}</h2>}>
      <div className="stack-small">
        <div className="row">
          <Select
            aria-label={t('imports.type')}
            style={{ minWidth: 220 }}
            value={workflow ?? null}
            placeholder={t('imports.type')}
            onChange={setChosen}
            options={workflows.map(({ id, title }) => ({ value: id, label: say(title) }))}
          />
          <Button
            type="primary"
            loading={share !== undefined}
            disabled={!workflow}
            onClick={() => input.current?.click()}
          >
            {t('imports.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.txt,.xlsx"
            aria-label={t('imports.choose')}
            data-testid="table-file"
            onChange={({ target }) => {
              void send(target.files?.[0]);
              target.value = '';
            }}
          />
          <span className="quiet">{t('imports.takes')}</span>
        </div>
        {share !== undefined && (
          <Progress percent={Math.round(share)} aria-label={t('imports.sending')} />
        )}
        <ProblemBanner problem={problem} />
      </div>
    </Card>
  );
}

function Rows({ rows }: { readonly rows: readonly ImportRow[] }) {
  const { t, say } = useTexts();
  return (
    <Table<ImportRow>
      rowKey="id"
      rows={rows}
      empty={t('imports.none')}
      columns={[
        {
          title: t('imports.file'),
          render: ({ id, name }) => <Link to={`/imports/${id}`}>{name}</Link>,
        },
        { title: t('imports.type'), render: ({ workflow }) => say(workflow.title) },
        { title: t('imports.status'), render: ({ status }) => t(`imports.status_${status}`) },
        { title: t('imports.lines'), dataIndex: 'lines', align: 'right' },
        { title: t('imports.begun'), dataIndex: 'begun', align: 'right' },
        { title: t('imports.refused'), dataIndex: 'refused', align: 'right' },
        { title: t('imports.at'), render: ({ createdAt }) => sayInstant(createdAt) },
      ]}
    />
  );
}
