import type { SupervisionView } from '@bitan/api';
import { type Column, Table } from '../../components/table/table.tsx';
import { useTexts } from '../../texts/index.ts';

type Counts = SupervisionView['total'];

/** Open work by officer and by stage, the worst first. */
export function Overview({ view }: { readonly view: SupervisionView }) {
  const { t, say } = useTexts();
  const officer = t('supervision.officer');
  const stage = t('supervision.stage');
  return (
    <div className="stack">
      <Table
        className="narrow"
        rowKey={(row) => row.officer?.id ?? ''}
        data-testid="officers"
        rows={view.officers}
        columns={[
          {
            title: officer,
            render: (row) => row.officer?.name ?? t('supervision.byRole'),
          },
          ...useCounts<SupervisionView['officers'][number]>(),
        ]}
      />
      <Table
        className="narrow"
        rowKey={(row) => `${row.workflow.id} ${row.stage.id}`}
        rows={view.stages}
        columns={[
          {
            title: stage,
            render: (row) => (
              <>
                {say(row.stage.title)} <span className="quiet">{say(row.workflow.title)}</span>
              </>
            ),
          },
          ...useCounts<SupervisionView['stages'][number]>(),
        ]}
      />
    </div>
  );
}

function useCounts<T extends Counts>(): Column<T>[] {
  const { t } = useTexts();
  const late = (count: number) =>
    count > 0 ? <strong style={{ color: '#9a1f17' }}>{count}</strong> : count;
  return [
    { title: t('supervision.open'), align: 'right', width: 110, render: (row) => row.open },
    { title: t('supervision.half'), align: 'right', width: 110, render: (row) => row.half },
    { title: t('supervision.due'), align: 'right', width: 110, render: (row) => row.due },
    {
      title: t('supervision.overdue'),
      align: 'right',
      width: 110,
      render: (row) => late(row.overdue),
    },
    {
      title: t('supervision.severe'),
      align: 'right',
      width: 130,
      render: (row) => late(row.severe),
    },
  ];
}
