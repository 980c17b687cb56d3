import type { ImpactReport, ImpactView } from '@bitan/api';
import { Alert, Button, Progress, Table } from 'antd';
import { Link } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';

/** What the draft would have meant for everything that was decided so far. */
export function Impact({ draft }: { readonly draft: string }) {
  const { t } = useTexts();
  const impact = useReply(
    'impact',
    { path: { draft } },
    { again: (reply) => (reply?.state === 'running' ? 500 : false) },
  );
  const begin = useSend('beginImpact');
  const stop = useSend('stopImpact');
  const { state = 'none', done = 0, parts = 0, report } = impact.data ?? {};
  const isRunning = state === 'running';
  return (
    <div className="stack" data-testid="impact" data-state={state}>
      <ProblemBanner problem={begin.error} />
      <div className="row">
        <Button
          onClick={() => begin.mutate({ path: { draft }, body: {} })}
          loading={begin.isPending}
          disabled={isRunning}
        >
          {t('impact.begin')}
        </Button>
        {isRunning && (
          <Button onClick={() => stop.mutate({ path: { draft } })}>{t('impact.stop')}</Button>
        )}
      </div>
      {isRunning && <Progress percent={parts === 0 ? 0 : Math.round((done / parts) * 100)} />}
      {(state === 'stopped' || state === 'failed') && (
        <Alert type="warning" showIcon title={t(`impact.${state}`)} />
      )}
      {report && <Report report={report} />}
    </div>
  );
}

function Report({ report }: { readonly report: ImpactReport }) {
  const { t } = useTexts();
  const { total, changed, open, gone } = report;
  return (
    <>
      <p>{t('impact.summary', { total, changed, open, gone })}</p>
      <Flows flows={report.flows} />
      <Groups title={t('impact.months')} rows={report.months} />
      <Groups title={t('impact.rules')} rows={report.rules} />
      <Groups title={t('impact.offices')} rows={report.offices} />
      <Unknown facts={report.unknown} />
      <Changes changes={report.changes} />
    </>
  );
}

function Flows({ flows }: Pick<ImpactReport, 'flows'>) {
  const { t, say } = useTexts();
  const unknown = t('impact.unknown');
  const rows = flows.map(({ decision, before, after, count }, key) => ({
    key,
    decision: say(decision.title),
    before: before ? say(before) : unknown,
    after: after ? say(after) : unknown,
    count,
  }));
  const isChanged = (row: (typeof rows)[number]) => row.before !== row.after;
  return (
    <Table
      size="small"
      pagination={false}
      dataSource={rows.toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)))}
      rowClassName={(row) => (isChanged(row) ? 'changed' : '')}
      columns={[
        { dataIndex: 'decision', title: t('impact.decision') },
        { dataIndex: 'before', title: t('impact.before') },
        { dataIndex: 'after', title: t('impact.after') },
        { dataIndex: 'count', title: t('impact.count'), align: 'right' },
      ]}
    />
  );
}

function Groups({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: ImpactReport['months'];
}) {
  const { t, say } = useTexts();
  return (
    <Table
      size="small"
      pagination={false}
      dataSource={rows.map((row, key) => ({
        key,
        title: row.title ? say(row.title) : t('impact.few'),
        changed: row.changed,
        total: row.total,
      }))}
      columns={[
        { dataIndex: 'title', title },
        { dataIndex: 'changed', title: t('impact.changed'), align: 'right' },
        { dataIndex: 'total', title: t('impact.count'), align: 'right' },
      ]}
    />
  );
}

function Unknown({ facts }: { readonly facts: ImpactReport['unknown'] }) {
  const { t, say } = useTexts();
  if (facts.length === 0) return null;
  return (
    <div>
      {t('impact.missing')}
      <ul>
        {facts.map(({ fact, decisions }) => (
          <li key={fact.id}>
            {say(fact.title)}: {decisions}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Both explanations side by side, and what makes the difference. */
function Changes({ changes }: Pick<NonNullable<ImpactView['report']>, 'changes'>) {
  const { t, say } = useTexts();
  if (changes.length === 0) return null;
  return (
    <Table
      size="small"
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      dataSource={changes.map((change, key) => ({ ...change, key }))}
      columns={[
        {
          title: t('impact.case'),
          render: (_, { case: id, number }) => <Link to={`/cases/${id}`}>{number}</Link>,
        },
        { title: t('impact.before'), render: (_, { before }) => say(before) },
        { title: t('impact.after'), render: (_, { after }) => say(after) },
        {
          title: t('impact.responsible'),
          render: (_, { responsible }) => (
            <ul>
              {responsible.map(({ rule, change, conditions }) => (
                <li key={rule.id}>
                  {say(rule.title)} — {t(`impact.${change}`)}: {conditions.map(say).join('; ')}
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
