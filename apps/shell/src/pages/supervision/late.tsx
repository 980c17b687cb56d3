import type { SupervisionView } from '@bitan/api';
import { Link } from 'react-router';
import { AlarmTag } from '../../components/alarm.tsx';
import { Table } from '../../components/table/table.tsx';
import { useTexts } from '../../texts/index.ts';

type LateTask = SupervisionView['late'][number];

/** What is past its deadline, the gravest first. */
export function Late({ late }: { readonly late: LateTask[] }) {
  const { t, say } = useTexts();
  return (
    <Table<LateTask>
      rowKey={(row) => `${row.case.id} ${row.kind} ${row.action.id}`}
      data-testid="late"
      rows={late}
      empty={t('supervision.noLate')}
      columns={[
        { title: t('supervision.alarm'), render: ({ alarm }) => <AlarmTag alarm={alarm} /> },
        {
          title: t('supervision.case'),
          render: (row) => <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link>,
        },
        {
          title: t('supervision.action'),
          render: ({ action, kind }) =>
            `${kind === 'approve' ? `${t('inbox.approve')} · ` : ''}${say(action.title)}`,
        },
        {
          title: t('supervision.officer'),
          render: ({ officer }) => officer?.name ?? t('supervision.byRole'),
        },
        { title: t('supervision.deadline'), dataIndex: 'due' },
      ]}
    />
  );
}
