import type { Movable, MovingRow } from '@bitan/api';
import { Button, Card } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useReply, useSend } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { Table } from '../../components/table/table.tsx';
import { sayInstant } from '../../components/time.ts';
import { useMay } from '../../session/session.tsx';
import { useTexts } from '../../texts/index.ts';
import '../../texts/authoring.ts';

/** Open cases by the edition that they stand under, and the moves that were begun. */
export default function MovingsPage() {
  const { t } = useTexts();
  const movable = useReply('movable', {});
  const movings = useReply('movings', {});
  return (
    <Page title={t('movings.title')} intro={t('movings.intro')}>
      <div className="stack">
        <Loaded of={movable}>
          {({ editions }) => (
            <Card
              size="small"
              title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('movings.open')}</h2>}
            >
              {editions.map((one) => (
                <Under key={one.id} edition={one} />
              ))}
              {editions.length === 0 && <span className="quiet">{t('movings.nothingOpen')}</span>}
            </Card>
          )}
        </Loaded>
        <Loaded of={movings}>{(rows) => <Rows rows={rows} />}</Loaded>
      </div>
    </Page>
  );
}

function Under({ edition }: { readonly edition: Movable['editions'][number] }) {
  const { t, say } = useTexts();
  const may = useMay();
  const navigate = useNavigate();
  const make = useSend('newMoving');
  const { id, number, open, records, current, forms } = edition;
  const begin = () =>
    make.mutate(
      { body: { title: t('movings.named', { number }), from: id } },
      { onSuccess: (made) => navigate(`/movings/${made.id}`) },
    );
  return (
    <div className="stack-small" data-under={number}>
      <div className="row">
        <strong>{t('versions.numberOf', { number })}</strong>
        {current && <Badge tone="good">{t('history.current')}</Badge>}
        <span>{t('movings.cases', { count: open })}</span>
        {records > 0 && <span>{t('movings.records', { count: records })}</span>}
        {!current && may('policy.edit') && (
          <Button size="small" onClick={begin} loading={make.isPending}>
            {t('movings.begin')}
          </Button>
        )}
      </div>
      {forms.length > 0 && (
        <span className="quiet">
          {t('movings.changedForms')}: {forms.map(({ title }) => say(title)).join(t('common.also'))}
        </span>
      )}
      <ProblemBanner problem={make.error} />
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly MovingRow[] }) {
  const { t } = useTexts();
  return (
    <Table<MovingRow>
      rowKey="id"
      rows={rows}
      empty={t('movings.none')}
      columns={[
        {
          title: t('policy.name'),
          render: ({ id, title }) => <Link to={`/movings/${id}`}>{title}</Link>,
        },
        { title: t('movings.status'), render: ({ status }) => t(`movings.status_${status}`) },
        { title: t('movings.moved'), dataIndex: 'moved' },
        { title: t('movings.leftAsIs'), dataIndex: 'left' },
        { title: t('draft.author'), dataIndex: 'author' },
        { title: t('movings.at'), render: ({ updatedAt }) => sayInstant(updatedAt) },
      ]}
    />
  );
}
