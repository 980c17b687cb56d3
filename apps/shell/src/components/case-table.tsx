import type { CaseRow } from '@bitan/api';
import { useTexts } from '../texts/index.ts';
import { useCaseColumns, usualColumns } from './case-columns.tsx';
import { Table } from './table/table.tsx';

interface Props {
  readonly cases: readonly CaseRow[];
  readonly empty: string;
  /** Columns that say nothing new where the table stands. */
  readonly without?: readonly ('person' | 'unit')[];
  readonly columns?: readonly string[] | undefined;
  /** Those that are marked, where several can be. */
  readonly chosen?: readonly string[];
  readonly onChoose?: (cases: readonly string[]) => void;
}

/** Cases in a table; the title leads to each. */
export function CaseTable({
  cases,
  empty,
  without = [],
  columns = usualColumns,
  chosen = [],
  onChoose,
}: Props) {
  const { t } = useTexts();
  const shown = useCaseColumns(columns.filter((name) => !without.includes(name as 'person')));
  return (
    <Table<CaseRow>
      rowKey="id"
      size="middle"
      className="stacking"
      columns={shown}
      rows={cases}
      empty={empty}
      {...(onChoose && {
        choosing: {
          chosen,
          onChoose,
          all: t('cases.chooseAll'),
          one: ({ number }) => t('cases.chooseOne', { number }),
        },
      })}
    />
  );
}
