import type { CaseRow } from '@bitan/api';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../texts/index.ts';
import { AlarmTag } from './alarm.tsx';
import { Badge } from './badge.tsx';
import { sayDay } from './time.ts';

interface Props {
  readonly cases: readonly CaseRow[];
  readonly empty: string;
  /** Columns that say nothing new where the table stands. */
  readonly without?: readonly ('person' | 'unit')[];
}

/** Cases in a table; the title leads to each. */
export function CaseTable({ cases, empty, without = [] }: Props) {
  const { t, say } = useTexts();
  const columns: TableColumnsType<CaseRow> = [
    { title: t('cases.number'), dataIndex: 'number', width: 170 },
    {
      title: t('cases.name'),
      render: (_, { id, title, workflow }) => (
        <div>
          <Link to={`/cases/${id}`}>{title}</Link>
          <div className="quiet">{say(workflow.title)}</div>
        </div>
      ),
    },
    {
      key: 'person',
      title: t('cases.person'),
      render: (_, { person }) =>
        person && <Link to={`/subjects/person/${person.id}`}>{person.name}</Link>,
    },
    {
      key: 'unit',
      title: t('cases.unit'),
      render: (_, { unit }) => unit && <Link to={`/subjects/unit/${unit.id}`}>{unit.name}</Link>,
    },
    {
      title: t('cases.stage'),
      render: (_, { stage, closed }) => (
        <span>
          {say(stage.title)} {closed && <Badge>{t('cases.closed')}</Badge>}
        </span>
      ),
    },
    { title: t('cases.handler'), render: (_, { handler }) => handler?.name },
    {
      title: t('cases.deadline'),
      render: (_, { due, alarm }) => due && <Due due={due} alarm={alarm} />,
    },
    { title: t('cases.updated'), render: (_, { updatedAt }) => sayDay(updatedAt) },
  ];
  return (
    <Table<CaseRow>
      rowKey="id"
      size="middle"
      columns={columns.filter(({ key }) => !without.includes(key as 'person'))}
      dataSource={[...cases]}
      pagination={false}
      locale={{ emptyText: empty }}
    />
  );
}

function Due({
  due,
  alarm,
}: {
  readonly due: string;
  readonly alarm: CaseRow['alarm'] | undefined;
}) {
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {due} {alarm && alarm !== 'calm' && <AlarmTag alarm={alarm} />}
    </span>
  );
}
