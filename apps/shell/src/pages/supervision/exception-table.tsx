import type { ExceptionView } from '@bitan/api';
import type { Text } from '@bitan/definitions';
import { Link } from 'react-router';
import { usePages } from '../../api/pages.ts';
import { More } from '../../components/more.tsx';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { type Column, Table } from '../../components/table/table.tsx';
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
        isPending={pages.isPending}
        data-testid={`exceptions-${kind}`}
        rows={pages.pages.flatMap(({ exceptions }) => exceptions)}
        columns={columns}
        empty={t('supervision.nothing')}
      />
      <More more={pages.more} loading={pages.isFetchingNextPage} />
    </div>
  );
}

function useColumns(kind: string): Column<ExceptionView>[] {
  const { t, say } = useTexts();
  const both = (texts: readonly Text[] | undefined) => texts?.map(say).join(t('common.and'));
  const isWatch = kind.startsWith('watch.');
  const all: Column<ExceptionView>[] = [
    {
      title: t(isWatch ? 'supervision.since' : 'supervision.at'),
      render: ({ at }) => sayInstant(at),
    },
    {
      title: t('supervision.case'),
      render: ({ case: about }) => (
        <span>
          <Link to={`/cases/${about.id}`}>{about.number}</Link>{' '}
          <span className="quiet">{say(about.stage.title)}</span>
        </span>
      ),
    },
  ];
  if (isWatch) {
    return [...all, { title: t('supervision.officer'), render: (row) => row.case.handler?.name }];
  }
  all.push(
    { title: t('supervision.action'), render: ({ action }) => action && say(action.title) },
    { title: t('supervision.by'), render: ({ by }) => by.name },
  );
  if (kind === 'deviation') {
    all.push(
      {
        title: t('supervision.proposed'),
        render: ({ proposed, rules }) => (
          <span>
            {both(proposed)} <span className="quiet">{both(rules)}</span>
          </span>
        ),
      },
      { title: t('supervision.chosen'), render: ({ chosen }) => both(chosen) },
    );
  }
  return [...all, { title: t('supervision.reason'), dataIndex: 'reason' }];
}
