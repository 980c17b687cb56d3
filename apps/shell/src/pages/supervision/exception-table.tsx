import type { ExceptionView } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { usePages } from '../../api/pages.ts';
import { More } from '../../components/more.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { sayInstant } from '../../components/time.ts';
import { useTexts } from '../../texts/index.ts';

interface Props {
  readonly kind: string;
}

/** What departed from the ordinary, of one kind, latest first. */
export function ExceptionTable({ kind }: Props) {
  const { t } = useTexts();
  const pages = usePages('exceptions', { query: { kind, limit: 50 } });
  const columns = useColumns(kind);
  return (
    <div className="stack">
      <ProblemBanner problem={pages.error} onRetry={pages.refetch} />
      <Table<ExceptionView>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: true }}
        loading={pages.isPending}
        data-testid={`exceptions-${kind}`}
        dataSource={pages.pages.flatMap(({ exceptions }) => exceptions)}
        columns={columns}
        locale={{ emptyText: t('supervision.nothing') }}
      />
      <More more={pages.more} loading={pages.isFetchingNextPage} />
    </div>
  );
}

function useColumns(kind: string): TableColumnsType<ExceptionView> {
  const { t, say } = useTexts();
  const both = (texts: readonly Text[] | undefined) => texts?.map(say).join(t('common.and'));
  const isWatch = kind.startsWith('watch.');
  const all: TableColumnsType<ExceptionView> = [
    {
      title: t(isWatch ? 'supervision.since' : 'supervision.at'),
      render: (_, { at }) => sayInstant(at),
    },
    {
      title: t('supervision.case'),
      render: (_, { case: about }) => (
        <span>
          <Link to={`/cases/${about.id}`}>{about.number}</Link>{' '}
          <span className="quiet">{say(about.stage.title)}</span>
        </span>
      ),
    },
  ];
  if (isWatch) {
    return [
      ...all,
      { title: t('supervision.officer'), render: (_, row) => row.case.handler?.name },
    ];
  }
  all.push(
    { title: t('supervision.action'), render: (_, { action }) => action && say(action.title) },
    { title: t('supervision.by'), render: (_, { by }) => by.name },
  );
  if (kind === 'deviation') {
    all.push(
      {
        title: t('supervision.proposed'),
        render: (_, { proposed, rules }) => (
          <span>
            {both(proposed)} <span className="quiet">{both(rules)}</span>
          </span>
        ),
      },
      { title: t('supervision.chosen'), render: (_, { chosen }) => both(chosen) },
    );
  }
  return [...all, { title: t('supervision.reason'), dataIndex: 'reason' }];
}
