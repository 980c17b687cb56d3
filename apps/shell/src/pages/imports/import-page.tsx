import type { ImportView } from '@bitan/api';
import { Button, Card, Popconfirm, Progress, Statistic } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTold } from '../../components/told.tsx';
import { useTexts } from '../../texts/index.ts';
import { ColumnsCard } from './columns-card.tsx';
import { RefusedCard } from './refused-card.tsx';
import '../../texts/intake.ts';

/** A table of cases: what its columns are for, how far it has come, what was not taken and why. */
export default function ImportPage() {
  const { import: id = '' } = useParams();
  const found = useReply(
    'import',
    { path: { import: id } },
    { again: (view) => (view?.status === 'running' ? 1000 : false) },
  );
  return <Loaded of={found}>{(view) => <Imported key={view.id} view={view} />}</Loaded>;
}

function Imported({ view }: { readonly view: ImportView }) {
  const { t, say } = useTexts();
  const [columns, setColumns] = useState(view.columns);
  const intro = t('imports.of', {
    type: say(view.workflow.title),
    lines: view.lines,
    encoding: view.encoding.toUpperCase() || 'Excel',
  });
  return (
    <Page title={view.name} intro={intro}>
      <div className="stack">
        {view.status !== 'ready' && <ProgressCard view={view} />}
        {view.status !== 'running' && (
          <ColumnsCard view={view} columns={columns} onChange={setColumns} />
        )}
        <Steps view={view} columns={columns} />
        {view.refusals.length > 0 && <RefusedCard view={view} />}
      </div>
    </Page>
  );
}

function ProgressCard({ view }: { readonly view: ImportView }) {
  const { t, say } = useTexts();
  const { lines, done, begun, known, refused, status, problem, suspected } = view;
  const percent = Math.floor((done / Math.max(1, lines)) * 100);
  return (
    <Card
      size="small"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{t(`imports.status_${status}`)}</h2>}
      data-testid="progress"
      data-status={status}
    >
      <Progress percent={percent} aria-label={t('imports.progress')} />
      <div className="row" style={{ gap: 40 }}>
        <Statistic title={t('imports.begun')} value={begun} />
        <Statistic title={t('imports.known')} value={known} />
        <Statistic title={t('imports.refused')} value={refused} />
      </div>
      {problem && <p>{say(problem)}</p>}
      {suspected && suspected.count > 0 && (
        <p data-testid="suspected">
          <Link to={`/cases?watch=similar&import=${view.id}&sort=started`}>
            {t(suspected.capped ? 'imports.suspectedCapped' : 'imports.suspected', {
              count: suspected.count,
            })}
          </Link>
        </p>
      )}
    </Card>
  );
}

interface StepsProps {
  readonly view: ImportView;
  readonly columns: readonly string[];
}

function Steps({ view, columns }: StepsProps) {
  const { t } = useTexts();
  const told = useTold();
  const navigate = useNavigate();
  const change = useSend('changeImport');
  const run = useSend('runImport');
  const stop = useSend('stopImport');
  const drop = useSend('dropImport');
  const path = { import: view.id };
  const { status } = view;
  const isRunning = status === 'running';
  const begin = async () => {
    const isSame = columns.every((one, i) => one === view.columns[i]);
    const { revision } = isSame
      ? view
      : await change.mutateAsync({
          path,
          body: { columns: [...columns], revision: view.revision },
        });
    run.mutate({ path, body: { revision } });
  };
  const forget = () =>
    drop.mutate(
      { path },
      {
        onSuccess: () => {
          told.success(t('imports.dropped'));
          navigate('/imports');
        },
      },
    );
  return (
    <div className="stack-small">
      <div className="row">
        {isRunning ? (
          <Button onClick={() => stop.mutate({ path, body: {} })} loading={stop.isPending}>
            {t('imports.stop')}
          </Button>
        ) : (
          <>
            <Button
              type={view.status === 'done' ? 'default' : 'primary'}
              loading={run.isPending || change.isPending}
              onClick={() => void begin().catch(() => undefined)}
            >
              {t(`imports.run_${status}`)}
            </Button>
            <Popconfirm
              title={t('imports.dropSure')}
              okText={t('imports.drop')}
              cancelText={t('common.cancel')}
              onConfirm={forget}
            >
              <Button loading={drop.isPending}>{t('imports.drop')}</Button>
            </Popconfirm>
          </>
        )}
      </div>
      <ProblemBanner problem={change.error ?? run.error ?? stop.error ?? drop.error} />
    </div>
  );
}
