import type { MovingOutlook, MovingView } from '@bitan/api';
import { Card } from 'antd';
import { useReply } from '../../api/queries.ts';
import { Badge } from '../../components/badge.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { Table } from '../../components/table/table.tsx';
import { useTexts } from '../../texts/index.ts';

/** What would become of the real records now, or what was found when a second person was asked. */
export function Outlook({ view }: { readonly view: MovingView }) {
  const { id, revision, status, expected } = view;
  const isOpen = status === 'open' || status === 'returned' || status === 'submitted';
  if (!isOpen) return expected ? <Counted outlook={expected} /> : null;
  return <DryRun key={revision} id={id} />;
}

function DryRun({ id }: { readonly id: string }) {
  const outlook = useReply('movingOutlook', { path: { moving: id } });
  return <Loaded of={outlook}>{(reply) => <Counted outlook={reply} />}</Loaded>;
}

function Counted({ outlook }: { readonly outlook: MovingOutlook }) {
  const { t, say } = useTexts();
  const { cases, records, clean, partly, left, leftCount, aside } = outlook;
  return (
    <Card
      size="small"
      data-testid="outlook"
      title={<h2 style={{ fontSize: 15, margin: 0 }}>{t('movings.dryRun')}</h2>}
    >
      <div className="stack-small">
        <div className="row">
          <span>{t('movings.cases', { count: cases })}</span>
          {records > 0 && <span>{t('movings.records', { count: records })}</span>}
          <Badge tone="good">{t('movings.clean', { count: clean })}</Badge>
          <Badge tone={partly > 0 ? 'warn' : 'plain'}>
            {t('movings.partly', { count: partly })}
          </Badge>
          <Badge tone={leftCount > 0 ? 'bad' : 'plain'}>
            {t('movings.leftCount', { count: leftCount })}
          </Badge>
        </div>
        {aside.length > 0 && (
          <Table<MovingOutlook['aside'][number]>
            rowKey={(row) => `${row.form.id}/${row.field}/${row.why}/${row.said?.en ?? ''}`}
            rows={aside}
            columns={[
              { title: t('designer.which'), render: ({ form }) => say(form.title) },
              { title: t('designer.field'), render: ({ title }) => say(title) },
              {
                title: t('designer.value'),
                render: ({ said }) => (said ? say(said) : t('movings.text')),
              },
              { title: t('movings.why'), render: ({ why }) => t(`movings.aside_${why}`) },
              { title: t('movings.count'), dataIndex: 'count' },
            ]}
          />
        )}
        {left.length > 0 && (
          <ul data-testid="left">
            {left.map((one) => (
              <li key={one.case.id}>
                {one.case.number}: {say(one.why)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
