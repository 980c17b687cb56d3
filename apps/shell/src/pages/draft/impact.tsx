import type { ImpactReport, ImpactView } from '@bitan/api';
import { Alert, Button, Progress } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { Link } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Table } from '../../components/table/table.tsx';
import { Waiting } from '../../components/waiting.tsx';
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
      <Picture flows={report.flows} />
      <Flows flows={report.flows} />
      <Load load={report.load} />
      <Deadlines deadlines={report.deadlines} />
      <Groups title={t('impact.months')} rows={report.months} />
      <Groups title={t('impact.rules')} rows={report.rules} />
      <Groups title={t('impact.offices')} rows={report.offices} />
      <Unknown facts={report.unknown} />
      <Changes changes={report.changes} />
    </>
  );
}

const Sankey = lazy(() => import('../../components/sankey.tsx'));

/** The decisions of which something changes, drawn from what was to what would have been. */
function Picture({ flows }: Pick<ImpactReport, 'flows'>) {
  const { t, say } = useTexts();
  const drawn = useMemo(() => {
    const key = (side: string, { decision, ...one }: ImpactReport['flows'][number]) => {
      const result = side === 'before' ? one.before : one.after;
      return JSON.stringify([
        side,
        say(decision.title),
        result ? say(result) : t('impact.unknown'),
      ]);
    };
    const isChanged = (one: ImpactReport['flows'][number]) =>
      JSON.stringify(one.before) !== JSON.stringify(one.after);
    const changed = new Set(flows.filter(isChanged).map(({ decision }) => decision.id));
    return flows
      .filter(({ decision }) => changed.has(decision.id))
      .map((one) => ({
        from: key('before', one),
        to: key('after', one),
        count: one.count,
        marked: isChanged(one),
      }));
  }, [flows, say, t]);
  if (drawn.length === 0) return null;
  return (
    <Suspense fallback={<Waiting />}>
      <Sankey label={t('impact.picture')} flows={drawn} titleOf={endTitle} />
    </Suspense>
  );
}

function endTitle(end: string): string {
  const [, decision, result] = JSON.parse(end) as [string, string, string];
  return `${decision}: ${result}`;
}

/** What each month would have meant for the officers. */
function Load({ load }: Pick<ImpactReport, 'load'>) {
  const { t, say } = useTexts();
  const rows = load.flatMap(({ month, officers, results }) =>
    results
      .filter(({ before, after }) => before !== after)
      .map(({ decision, result, before, after }) => ({
        key: [month, decision.id, result?.en].join(),
        month,
        what: `${say(decision.title)}: ${result ? say(result) : t('impact.unknown')}`,
        before: perOfficer(before, officers),
        after: perOfficer(after, officers),
      })),
  );
  if (rows.length === 0) return null;
  return (
    <Table
      rowKey="key"
      atOnce={12}
      rows={rows}
      columns={[
        { dataIndex: 'month', title: t('impact.months') },
        { dataIndex: 'what', title: t('impact.decision') },
        { dataIndex: 'before', title: t('impact.loadBefore'), align: 'right' },
        { dataIndex: 'after', title: t('impact.loadAfter'), align: 'right' },
      ]}
    />
  );
}

const perOfficer = (count: number, officers: number) =>
  officers === 0 ? String(count) : `${count} (${(count / officers).toFixed(1)})`;

/** Actions that the draft gives another time for. */
function Deadlines({ deadlines }: Pick<ImpactReport, 'deadlines'>) {
  const { t, say } = useTexts();
  if (deadlines.length === 0) return null;
  return (
    <Table
      rowKey="key"
      rows={deadlines.map((one, key) => ({ ...one, key }))}
      columns={[
        {
          title: t('impact.deadline'),
          render: ({ action, kind }) =>
            kind === 'approve'
              ? t('impact.approval', { action: say(action.title) })
              : say(action.title),
        },
        { title: t('impact.before'), render: ({ before }) => say(before) },
        { title: t('impact.after'), render: ({ after }) => say(after) },
        { dataIndex: 'tasks', title: t('impact.count'), align: 'right' },
        { dataIndex: 'lateBefore', title: t('impact.lateBefore'), align: 'right' },
        { dataIndex: 'lateAfter', title: t('impact.lateAfter'), align: 'right' },
        { dataIndex: 'undetermined', title: t('impact.undetermined'), align: 'right' },
      ]}
    />
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
      rowKey="key"
      rows={rows.toSorted((a, b) => Number(isChanged(b)) - Number(isChanged(a)))}
      rowProps={(row) => (isChanged(row) ? { className: 'changed' } : {})}
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
      rowKey="key"
      rows={rows.map((row, key) => ({
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
      rowKey="key"
      atOnce={10}
      rows={changes.map((change, key) => ({ ...change, key }))}
      columns={[
        {
          title: t('impact.case'),
          render: ({ case: id, number }) => <Link to={`/cases/${id}`}>{number}</Link>,
        },
        { title: t('impact.before'), render: ({ before }) => say(before) },
        { title: t('impact.after'), render: ({ after }) => say(after) },
        {
          title: t('impact.responsible'),
          render: ({ responsible }) => (
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
